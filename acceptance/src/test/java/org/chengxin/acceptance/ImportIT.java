package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ImportIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_RECORDS = 5_000;
    /** How many rows are kept together. */
    private static final int CHUNK = 4_000;

    private static final String AGENCY = Tokens.office("agency", "150000");
    private static final String HEAD =
            "subject,type,provision,decidedOn,act,document.number,document.authority,facts.score,sourceKey\n";

    private final Api api = new Api();
    private final Made made = new Made(api);
    private final Schemas schemas = new Schemas(api.service());
    private final LocalDate today = LocalDate.parse(api.today());

    private HttpResponse<String> send(String query, String type, byte[] body, String token) {
        return api.send(
                "/imports" + query,
                "POST",
                BodyPublishers.ofByteArray(body),
                "Content-Type",
                type,
                "Authorization",
                token);
    }

    /** The finished job of an import that is taken. */
    private JsonNode imported(String query, String type, byte[] body, String token) {
        HttpResponse<String> taken = send(query, type, body, token);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        schemas.check("post", "/imports", taken);
        String id = Api.read(taken).get("id").asString();
        assertThat(taken.headers().firstValue("Location").orElseThrow()).endsWith("/api/v1/jobs/" + id);
        return finished(id, token);
    }

    private JsonNode finished(String id, String token) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            HttpResponse<String> answer = api.get("/jobs/" + id, "Authorization", token);
            JsonNode job = Api.read(answer);
            if (job.has("finishedAt")) {
                schemas.check("get", "/jobs/{job}", answer);
                assertThat(job.get("state").asString()).isEqualTo("done");
                return job;
            }
            assertThat(Instant.now()).isBefore(deadline);
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private JsonNode csv(String text) {
        return imported("?sector=mining", "text/csv", text.getBytes(StandardCharsets.UTF_8), AGENCY);
    }

    private JsonNode result(JsonNode job) {
        HttpResponse<String> answer = api.get("/jobs/" + job.get("id").asString() + "/result", "Authorization", AGENCY);
        schemas.check("get", "/jobs/{job}/result", answer);
        return Api.read(answer);
    }

    /** The faults of an import, each as {@code row column code}. */
    private List<String> faults(JsonNode job) {
        HttpResponse<String> answer =
                api.get("/jobs/" + job.get("id").asString() + "/faults?limit=200", "Authorization", AGENCY);
        schemas.check("get", "/jobs/{job}/faults", answer);
        return IntStream.range(0, Api.read(answer).get("items").size())
                .mapToObj(i -> Api.read(answer).get("items").get(i))
                .map(fault -> fault.get("row").asString() + " "
                        + fault.path("column").asString("") + " "
                        + fault.get("code").asString())
                .toList();
    }

    private String score(String subject, int score) {
        return "%s,public-score,,%s,,（样例）%d号,150700,%d,key-%d\n"
                .formatted(subject, today.minusDays(9), Made.next(), score, Made.next());
    }

    private String adverse(String subject) {
        return "%s,adverse,holder-37-2,%s,act-%d,（样例）%d号,150700,,key-%d\n"
                .formatted(subject, today.minusDays(3), Made.next(), Made.next(), Made.next());
    }

    @Test
    void good_rows_go_in_and_their_subjects_are_graded_when_the_job_is_done() {
        String one = made.holder();
        String two = made.holder();
        JsonNode result = result(csv(HEAD + score(one, 1000) + adverse(one) + score(two, 900)));
        assertThat(result.get("accepted").asInt()).isEqualTo(3);
        assertThat(result.get("subjects").asInt()).isEqualTo(2);
        assertThat(result.get("faulty").asInt()).isZero();
        assertThat(api.json("/subjects/" + one + "/grades/mining").get("score").asString())
                .isEqualTo("840");
        assertThat(api.json("/subjects/" + two + "/grades/mining").get("score").asString())
                .isEqualTo("980");
        assertThat(made.recordsOf(one)).hasSize(1);
        assertThat(made.recordsOf(one, "Authorization", Made.OFFICER)).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "BOM"})
    void chinese_is_read_in_each_encoding(String encoding) {
        String subject = made.holder();
        String text = HEAD
                + "%s,adverse,holder-37-2,%s,矿区越界案,（样例）呼自然资罚〔2026〕%d号,150700,,\n"
                        .formatted(subject, today.minusDays(3), Made.next());
        byte[] body = encoding.equals("BOM")
                ? ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8)
                : text.getBytes(Charset.forName(encoding));
        assertThat(result(imported("?sector=mining", "text/csv", body, AGENCY))
                        .get("accepted")
                        .asInt())
                .isEqualTo(1);
        JsonNode record = api.all("/subjects/" + subject + "/records").get(0);
        assertThat(record.get("act").asString()).isEqualTo("矿区越界案");
        assertThat(record.at("/document/number").asString()).startsWith("（样例）呼自然资罚〔2026〕");
    }

    @Test
    void one_json_object_a_line_is_taken_too() {
        String subject = made.holder();
        String line = Made.adverse("holder-37-2", today.minusDays(3)).replaceAll("\\s*\n\\s*", " ");
        String body = line.replaceFirst("\\{", "{\"subject\": \"" + subject + "\", ") + "\n" + "{\"subject\": \""
                + subject + "\", \"type\": \"adverse\", \"nosuch\": 1}\nno json\n";
        JsonNode job = imported("", "application/x-ndjson", body.getBytes(StandardCharsets.UTF_8), AGENCY);
        assertThat(result(job).get("accepted").asInt()).isEqualTo(1);
        assertThat(faults(job)).anyMatch(fault -> fault.startsWith("2 nosuch field.unknown"));
        assertThat(faults(job)).anyMatch(fault -> fault.startsWith("3 ") && fault.endsWith("json.broken"));
    }

    @Test
    void bad_rows_are_named_and_can_be_corrected_and_sent_again() {
        String subject = made.holder();
        String good = adverse(subject);
        String late = adverse(subject)
                .replace(today.minusDays(3).toString(), today.plusDays(3).toString());
        JsonNode job = csv(HEAD
                + good
                + late
                + adverse(subject).replace("holder-37-2", "holder-999").replace(subject, subject.substring(1))
                + adverse(subject).replace("（样例）", "=1+1（样例）").replace("150700", "999999")
                + adverse(Made.code()));
        assertThat(result(job).get("accepted").asInt()).isEqualTo(1);
        assertThat(faults(job))
                .contains(
                        "2 decidedOn date.future",
                        "3 subject code.length",
                        "4 document.authority area.unknown",
                        "5 subject subject.unknown");
        HttpResponse<String> table =
                api.get("/jobs/" + job.get("id").asString() + "/faults", "Authorization", AGENCY, "Accept", "text/csv");
        assertThat(table.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(table.body()).contains("'=1+1").doesNotContain(",=1+1");
        String corrected = table.body()
                .replace(today.plusDays(3).toString(), today.minusDays(1).toString())
                .replace("999999", "150700");
        JsonNode again = csv(corrected);
        assertThat(result(again).get("accepted").asInt()).isEqualTo(2);
        assertThat(api.sql(
                        "select count(*) from credit_record r join subject s on s.id = r.subject_id where s.public_id = ?"
                                + " and r.document_number like '=1+1%'",
                        subject))
                .containsExactly("1");
    }

    @Test
    void the_same_file_is_the_same_job_and_the_same_key_the_same_record() {
        String subject = made.holder();
        String rows = HEAD + adverse(subject) + score(subject, 900);
        JsonNode first = csv(rows);
        assertThat(csv(rows).get("id")).isEqualTo(first.get("id"));
        JsonNode again = result(csv(rows + adverse(subject)));
        assertThat(again.get("unchanged").asInt()).isEqualTo(2);
        assertThat(again.get("accepted").asInt()).isEqualTo(1);
        JsonNode changed = csv(rows.replace("holder-37-2", "holder-37-1"));
        assertThat(faults(changed)).contains("1 sourceKey source-key.duplicate");
        assertThat(made.recordsOf(subject, "Authorization", Made.OFFICER)).hasSize(3);
    }

    @Test
    void a_dry_run_says_the_same_and_keeps_nothing() {
        String subject = made.holder();
        String good = adverse(subject);
        JsonNode job = imported(
                "?sector=mining&dryRun=true",
                "text/csv",
                (HEAD + good + good + adverse(subject).replace("holder-37-2", "x")).getBytes(StandardCharsets.UTF_8),
                AGENCY);
        JsonNode result = result(job);
        assertThat(result.get("dryRun").asBoolean()).isTrue();
        assertThat(result.get("accepted").asInt()).isEqualTo(1);
        assertThat(faults(job)).contains("3 provision provision.unknown");
        assertThat(made.recordsOf(subject, "Authorization", Made.OFFICER)).isEmpty();
    }

    @Test
    void rows_of_another_office_or_sector_stay_outside() {
        String subject = made.holder();
        String foreign = Tokens.officer("150100", "mining");
        JsonNode job = imported(
                "?sector=mining", "text/csv", (HEAD + adverse(subject)).getBytes(StandardCharsets.UTF_8), foreign);
        assertThat(Api.values(
                        Api.read(api.get("/jobs/" + job.get("id").asString() + "/faults", "Authorization", foreign))
                                .get("items"),
                        "code"))
                .contains("area.not-allowed");
        JsonNode other = imported(
                "",
                "text/csv",
                (HEAD + adverse(subject)).getBytes(StandardCharsets.UTF_8),
                Tokens.officer("150700", "fooddrug"));
        assertThat(faults(other)).anyMatch(fault -> fault.endsWith("sector.not-allowed"));
        assertThat(made.recordsOf(subject, "Authorization", Made.OFFICER)).isEmpty();
    }

    @Test
    void what_is_no_table_is_refused_at_once() {
        assertThat(send("", "text/csv", new byte[] {'P', 'K', 3, 4, 0, 0}, AGENCY)
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("", "text/csv", (HEAD + "a\0b").getBytes(StandardCharsets.UTF_8), AGENCY)
                        .statusCode())
                .isEqualTo(400);
        assertThat(send("", "text/csv", new byte[0], AGENCY).statusCode()).isEqualTo(400);
        assertThat(Api.faults(send("", "text/csv", "subject,colour,colour\n".getBytes(StandardCharsets.UTF_8), AGENCY)))
                .isNotEmpty();
        assertThat(send("", "application/zip", new byte[] {1}, AGENCY).statusCode())
                .isEqualTo(415);
        assertThat(Api.faults(send(
                        "?sector=nosuch&dryRun=perhaps", "text/csv", HEAD.getBytes(StandardCharsets.UTF_8), AGENCY)))
                .containsExactlyInAnyOrder("sector value.unknown", "dryRun value.unknown");
    }

    @Test
    void a_cell_of_ten_megabytes_is_a_fault_of_its_row() {
        String subject = made.holder();
        JsonNode job = csv(HEAD + adverse(subject).replace("act-", "x".repeat(10 << 20)) + adverse(subject));
        assertThat(faults(job)).containsExactly("1 act value.length");
        assertThat(result(job).get("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void progress_comes_as_events() {
        String subject = made.holder();
        JsonNode job = csv(HEAD + adverse(subject));
        HttpResponse<String> events = api.get(
                "/jobs/" + job.get("id").asString() + "/events",
                "Authorization",
                AGENCY,
                "Accept",
                "text/event-stream");
        assertThat(events.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        assertThat(events.body()).contains("event: done", job.get("id").asString());
    }

    @Test
    void each_chunk_is_one_entry_of_the_trail_with_the_hash_of_its_rows() {
        String subject = made.holder();
        JsonNode job = csv(HEAD + adverse(subject) + score(subject, 900));
        assertThat(api.sql(
                        "select detail from audit_entry where object = ? and action = 'import.chunk'",
                        job.get("id").asString()))
                .singleElement()
                .asString()
                .contains("\"rootHash\"", "\"accepted\":2");
    }

    private String table(JsonNode job) {
        return api.get("/jobs/" + job.get("id").asString() + "/faults", "Authorization", AGENCY, "Accept", "text/csv")
                .body();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void a_file_with_an_invalid_character_is_refused_by_its_line() {
        byte[] good = "A,public-score,,2026-01-05,矿区,号,150700,9,\n".getBytes(StandardCharsets.UTF_8);
        byte[] head = HEAD.getBytes(StandardCharsets.UTF_8);
        byte[] start = "A,public-score,,2026-01-05,".getBytes(StandardCharsets.US_ASCII);
        byte[] end = ",号,150700,9,\n".getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer =
                send("", "text/csv", joined(head, good, start, new byte[] {(byte) 0xe7, '('}, end), AGENCY);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Api.faults(answer)).containsExactly(" text.encoding");
        assertThat(answer.body()).contains("第3行");

        Charset gb = Charset.forName("GB18030");
        byte[] goodGb = new String(good, StandardCharsets.UTF_8).getBytes(gb);
        byte[] endGb = new String(end, StandardCharsets.UTF_8).getBytes(gb);
        HttpResponse<String> halved =
                send("", "text/csv", joined(head, goodGb, start, new byte[] {(byte) 0xbf}, endGb), AGENCY);
        assertThat(Api.faults(halved)).containsExactly(" text.encoding");
        assertThat(halved.body()).contains("第3行");
        assertThat(Api.faults(send("", "text/csv", joined(head, good, goodGb, good), AGENCY)))
                .containsExactly(" text.encoding");
    }

    @Test
    void bytes_that_are_no_character_of_gb18030_are_a_fault_of_their_cell() {
        Charset gb = Charset.forName("GB18030");
        String subject = made.holder();
        String row = adverse(subject).replaceFirst("act-\\d+", "矿区|");
        int gap = row.indexOf('|');
        byte[] none = {(byte) 0x85, '1', (byte) 0x81, '1'};
        JsonNode job = imported(
                "?sector=mining",
                "text/csv",
                joined(
                        HEAD.getBytes(gb),
                        row.substring(0, gap).getBytes(gb),
                        none,
                        row.substring(gap + 1).getBytes(gb),
                        adverse(subject).getBytes(gb)),
                AGENCY);
        assertThat(faults(job)).containsExactly("1 act value.characters");
        assertThat(result(job).get("accepted").asInt()).isEqualTo(1);
    }

    @Test
    void blanks_at_the_end_of_a_key_or_a_number_tell_nothing_apart() {
        String subject = made.holder();
        String row = adverse(subject);
        String blankKey = row.replaceFirst("(key-\\d+)", "$1 ");
        String other = adverse(subject);
        String blankNumber =
                other.replaceFirst("号,", "号 ,").replaceFirst("act-", "other-").replaceFirst("key-", "no-");
        for (String rows : List.of(row + blankKey + other + blankNumber, blankKey + row + blankNumber + "\n")) {
            JsonNode dry = imported(
                    "?sector=mining&dryRun=true", "text/csv", (HEAD + rows).getBytes(StandardCharsets.UTF_8), AGENCY);
            JsonNode job = csv(HEAD + rows);
            assertThat(result(job).get("unchanged")).isEqualTo(result(dry).get("unchanged"));
            assertThat(result(job).get("accepted")).isEqualTo(result(dry).get("accepted"));
            assertThat(faults(job)).isEqualTo(faults(dry)).allMatch(fault -> fault.endsWith("document.duplicate"));
        }
        assertThat(made.recordsOf(subject, "Authorization", Made.OFFICER)).hasSize(2);
    }

    @Test
    void a_file_takes_no_more_records_than_an_evaluation_and_the_same_rows_again() {
        String subject = made.holder();
        String rows = IntStream.range(0, MOST_RECORDS + 1)
                .mapToObj(i -> score(subject, i % 1000))
                .collect(Collectors.joining());
        byte[] body = (HEAD + rows).getBytes(StandardCharsets.UTF_8);
        JsonNode dry = imported("?sector=mining&dryRun=true", "text/csv", body, AGENCY);
        assertThat(result(dry).get("accepted").asInt()).isEqualTo(MOST_RECORDS);
        JsonNode job = imported("?sector=mining", "text/csv", body, AGENCY);
        assertThat(result(job).get("accepted").asInt()).isEqualTo(MOST_RECORDS);
        JsonNode again = csv(HEAD + rows + score(subject, 1));
        assertThat(result(again).get("unchanged").asInt()).isEqualTo(MOST_RECORDS);
        String last = (MOST_RECORDS + 1) + "  file.full";
        assertThat(List.of(faults(dry), faults(job))).containsOnly(List.of(last));
        assertThat(faults(again)).containsExactly(last, (MOST_RECORDS + 2) + "  file.full");
    }

    @Test
    void rows_that_are_kept_at_the_same_time_and_name_the_same_documents_do_not_wait_for_each_other_for_ever() {
        List<String> subjects = List.of(made.holder(), made.holder());
        long first = Made.next();
        String rows = IntStream.range(0, 2 * CHUNK)
                .mapToObj(i -> "%s,public-score,,%s,,（样例）%d-%d号,150700,%d,key-%d\n"
                        .formatted(
                                subjects.get(i / CHUNK),
                                today.minusDays(9),
                                first,
                                // Those of the second in the opposite order, so that each meets what the other has.
                                i < CHUNK ? i : 2 * CHUNK - 1 - i,
                                i % 1000,
                                Made.next()))
                .collect(Collectors.joining());

        JsonNode result = result(csv(HEAD + rows));

        assertThat(result.get("accepted").asInt()).isEqualTo(CHUNK);
        assertThat(result.get("faulty").asInt()).isEqualTo(CHUNK);
        assertThat(made.recordsOf(subjects.get(1), "Authorization", Made.OFFICER))
                .isEmpty();
    }

    @Test
    void the_table_of_faults_is_taken_back_whatever_an_object_held() {
        String subject = made.holder();
        String unknown = IntStream.range(0, 2_000)
                .mapToObj(i -> "\"%s-%d\": 1".formatted("x".repeat(50), i))
                .collect(Collectors.joining(", "));
        String line = """
                {"subject": "%s", "sector": "mining", "type": "adverse", "decidedOn": "%s", "facts": {"%s": 1}, %s}
                """.formatted(subject, today.minusDays(3), "y".repeat(50), unknown);
        JsonNode job = imported("", "application/x-ndjson", line.getBytes(StandardCharsets.UTF_8), AGENCY);
        String table = table(job);
        assertThat(table).contains(subject);
        assertThat(table.lines().findFirst().orElseThrow()).doesNotContain("facts.y");
        JsonNode again = imported("", "text/csv", table.getBytes(StandardCharsets.UTF_8), AGENCY);
        assertThat(faults(again)).contains("1 provision field.missing").noneMatch(fault -> fault.endsWith("length"));
    }

    @Test
    void what_single_entries_bring_meanwhile_is_in_the_grades_too() throws Exception {
        List<String> subjects = Stream.generate(made::holder).limit(10).toList();
        String rows = IntStream.range(0, 10_000)
                .mapToObj(i -> adverse(subjects.get(i % subjects.size())))
                .collect(Collectors.joining());
        HttpResponse<String> taken =
                send("?sector=mining", "text/csv", (HEAD + rows).getBytes(StandardCharsets.UTF_8), AGENCY);
        for (String subject : subjects) {
            made.record(subject, Made.publicScore(500, today.minusDays(1)));
            api.json("/subjects/" + subject + "/grades/mining");
        }
        finished(Api.read(taken).get("id").asString(), AGENCY);
        for (String subject : subjects) {
            assertThat(api.json("/subjects/" + subject + "/grades/mining"))
                    .isEqualTo(api.json("/subjects/" + subject + "/grades/mining?asOf=" + today));
        }
    }

    @Test
    void rows_that_contradict_what_is_there_already_are_faults() {
        String subject = made.holder();
        String keyless = adverse(subject).replaceFirst("key-\\d+", "");
        String first = adverse(subject);
        csv(HEAD + keyless + first);
        String sameDocument = first.replaceFirst("act-", "other-").replaceFirst("key-", "no-");
        JsonNode job = csv(HEAD + keyless + sameDocument + adverse(subject));
        assertThat(faults(job)).containsExactly("1  record.duplicate", "2 document.number document.duplicate");
        assertThat(result(job).get("accepted").asInt()).isEqualTo(1);
    }
}

package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ImportIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
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
}

package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class RecordWritingIT {

    private static final String FOREIGN = Tokens.officer("150100", "mining");
    private static final String OTHER_SECTOR = Tokens.officer("150700", "fooddrug");

    private final Api api = new Api();
    private final Made made = new Made(api);
    private final Schemas schemas = new Schemas(api.service());
    private final LocalDate today = LocalDate.parse(api.today());

    private static String etag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private JsonNode grade(String subject) {
        return api.json("/subjects/" + subject + "/grades/mining");
    }

    private void expect(HttpResponse<String> answer, int status, String... codes) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        List<String> found =
                Api.read(answer).has("errors") ? Api.values(Api.read(answer).get("errors"), "code") : List.of();
        assertThat(found).containsAll(List.of(codes));
    }

    @Test
    void an_entry_answers_with_the_record_and_the_subject_is_graded_by_then() {
        String subject = made.holder();
        made.record(subject, Made.publicScore(900, today.minusDays(3)));
        assertThat(grade(subject).get("score").asString()).isEqualTo("980");

        HttpResponse<String> answer = made.enter(subject, Made.adverse("holder-37-2", today.minusDays(2)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        schemas.check("post", "/subjects/{id}/records", answer);
        String location = answer.headers().firstValue("Location").orElseThrow();
        String id = Api.read(answer).get("id").asString();
        assertThat(location).endsWith("/api/v1/records/" + id);
        HttpResponse<String> read = api.get("/records/" + id, "Authorization", Made.OFFICER);
        assertThat(read.body()).isEqualTo(answer.body());
        assertThat(etag(read)).isEqualTo(etag(answer)).startsWith("\"1-");
        assertThat(grade(subject).get("score").asString()).isEqualTo("820");
        assertThat(grade(subject).get("lines").toString()).contains(id);
    }

    @Test
    void the_sector_may_be_left_out_where_the_record_tells_it() {
        String both = made.company("\"mining\": \"mining-right-holder\", \"fooddrug\": \"operator\"");
        String score = Made.publicScore(700, today).replace("\"sector\": \"mining\",", "");
        assertThat(made.record(both, score).get("sector").asString()).isEqualTo("mining");
        String licence = """
                {"type": "licence", "decidedOn": "2026-01-05", "facts": {"status": "valid"}, "document": {"number": "（样例）许%d号"}}""".formatted(Made.next());
        expect(made.enter(both, licence), 400, "field.missing");
        assertThat(Api.faults(made.enter(both, licence))).containsExactly("/sector field.missing");
        expect(made.enter(made.holder(), licence), 201);
    }

    @Test
    void every_fault_is_named_at_once_and_nothing_is_kept() {
        String subject = made.holder();
        HttpResponse<String> answer = made.enter(subject, """
                {"sector": "mining", "type": "adverse", "provision": "holder-999", "decidedOn": "%s", "finalOn": "2026-13-01",
                 "facts": {"colour": "red"}, "basis": "rumour", "document": {"authority": "999999"}, "extra": 1}""".formatted(today.plusDays(1)));
        assertThat(Api.faults(answer))
                .containsExactlyInAnyOrder(
                        "/provision provision.unknown",
                        "/facts/colour fact.unknown",
                        "/document/authority area.unknown",
                        "/basis value.unknown",
                        "/finalOn date.invalid",
                        "/extra field.unknown");
        assertThat(Api.faults(made.enter(subject, Made.adverse("holder-37-2", today.plusDays(1)))))
                .containsExactly("/decidedOn date.future");
        assertThat(Api.faults(made.enter(subject, """
                {"sector": "mining", "type": "public-score", "decidedOn": "2026-03-01", "facts": {"score": 1}}"""))).containsExactly("/document field.missing");
        assertThat(made.recordsOf(subject, "Authorization", Made.OFFICER)).isEmpty();
    }

    @Test
    void a_decision_before_the_subject_existed_is_refused() {
        String code = Made.code();
        expect(api.post("/subjects", """
                        {"kind": "legal-person", "code": "%s", "name": "样例新设有限公司", "area": "150784", "establishedOn": "2026-02-01",
                         "roles": {"mining": "mining-right-holder"}}""".formatted(code), "Authorization", Made.OFFICER), 201);
        assertThat(Api.faults(made.enter(code, Made.adverse("holder-37-2", LocalDate.of(2026, 1, 31)))))
                .containsExactly("/decidedOn date.before-subject");
        made.record(code, Made.adverse("holder-37-2", LocalDate.of(2026, 2, 1)));
        String person = made.person("\"mining\": \"intermediary\"");
        assertThat(Api.faults(made.enter(person, Made.adverse("intermediary-1-1", LocalDate.of(1969, 12, 31)))))
                .contains("/decidedOn date.before-subject");
    }

    @Test
    void an_entry_after_the_fifteenth_working_day_is_taken_and_marked_late() {
        String subject = made.holder();
        JsonNode late = made.record(subject, Made.adverse("holder-37-2", today.minusDays(60)));
        assertThat(late.get("late").asBoolean()).isTrue();
        assertThat(late.get("entryDue").asString()).isLessThan(api.today());
        assertThat(late.get("entryCitation").asString()).contains("第二十一条");
        assertThat(made.record(subject, Made.adverse("holder-37-2", today.minusDays(1)))
                        .get("late")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void the_same_thing_is_entered_once() {
        String subject = made.holder();
        String record = Made.adverse("holder-37-2", today.minusDays(1));
        String keyed = record.replaceFirst("}$", ", \"sourceKey\": \"key-" + Made.next() + "\"}");
        String id = made.record(subject, keyed).get("id").asString();
        expect(made.enter(subject, record), 409, "record.duplicate");
        expect(made.enter(subject, keyed.replace("holder-37-2", "holder-37-1")), 409, "source-key.duplicate");
        expect(made.enter(subject, record.replaceFirst("act-", "other-")), 409, "document.duplicate");
        expect(made.enter(made.holder(), record), 409, "document.duplicate");
        // Another provision of the same decision of the same act is another record.
        made.record(subject, record.replace("holder-37-2", "holder-38-2"));
        // Who withdraws a record can enter it again.
        expect(withdraw(id), 200);
        expect(made.enter(subject, record), 201);
    }

    private HttpResponse<String> withdraw(String id) {
        return api.post(
                "/records/" + id + "/withdrawal",
                "{\"reason\": \"录入对象有误\"}",
                "Authorization",
                Made.OFFICER,
                "If-Match",
                "*");
    }

    @Test
    void a_correction_keeps_the_former_version_and_grades_anew() {
        String subject = made.holder();
        made.record(subject, Made.publicScore(1000, today.minusDays(9)));
        HttpResponse<String> entered = made.enter(subject, Made.adverse("holder-37-2", today.minusDays(2)));
        String id = Api.read(entered).get("id").asString();
        assertThat(grade(subject).get("score").asString()).isEqualTo("840");
        String patch = "{\"reason\": \"条款有误\", \"provision\": \"holder-37-1\", \"endedOn\": \"%s\"}".formatted(today);

        expect(correct(id, patch), 428);
        expect(correct(id, patch, "If-Match", "\"9-aaaaaaaaaaaaaaaaaaaaaa\""), 412);
        expect(correct(id, patch, "If-Match", "nonsense"), 412);
        HttpResponse<String> corrected = correct(id, patch, "If-Match", etag(entered));
        expect(corrected, 200);
        schemas.check("post", "/records/{record}/corrections", corrected);
        assertThat(etag(corrected)).startsWith("\"2-");
        assertThat(Api.read(corrected).get("provision").asString()).isEqualTo("holder-37-1");
        assertThat(Api.read(corrected).get("act")).isEqualTo(Api.read(entered).get("act"));
        assertThat(grade(subject).get("score").asString()).isEqualTo("920");
        expect(correct(id, patch, "If-Match", etag(entered)), 412);
        expect(correct(id, "{}", "If-Match", etag(entered) + ", " + etag(corrected)), 400);

        HttpResponse<String> versions = api.get("/records/" + id + "/versions", "Authorization", Made.OFFICER);
        schemas.check("get", "/records/{record}/versions", versions);
        JsonNode items = Api.read(versions).get("items");
        assertThat(Api.values(items, "version")).containsExactly("1", "2");
        assertThat(items.get(0).at("/record/provision").asString()).isEqualTo("holder-37-2");
        assertThat(items.get(0).has("reason")).isFalse();
        assertThat(items.get(1).get("reason").asString()).isEqualTo("条款有误");
        assertThat(items.get(1).get("by").asString()).isEqualTo("officer@150700");
        assertThat(items.get(1).get("office").asString()).isEqualTo("150700");
        JsonNode own = Api.read(api.get("/records/" + id + "/versions", "Authorization", Tokens.subject(subject)));
        assertThat(own.get("items").get(1).has("by")).isFalse();
    }

    private HttpResponse<String> correct(String id, String patch, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = Made.OFFICER;
        return api.post("/records/" + id + "/corrections", patch, all);
    }

    @Test
    void null_takes_a_member_away_and_what_is_fixed_stays() {
        String subject = made.holder();
        String id = made.record(
                        subject,
                        Made.adverse("holder-37-2", today.minusDays(2))
                                .replaceFirst("}$", ", \"endedOn\": \"2026-01-01\"}"))
                .get("id")
                .asString();
        HttpResponse<String> without = correct(id, "{\"reason\": \"无此日期\", \"endedOn\": null}", "If-Match", "*");
        assertThat(Api.read(without).has("endedOn")).isFalse();
        assertThat(Api.faults(correct(id, "{\"sector\": \"fooddrug\", \"id\": \"x\"}", "If-Match", "*")))
                .containsExactlyInAnyOrder("/reason field.missing", "/sector field.fixed", "/id field.fixed");
        assertThat(Api.faults(correct(id, "{\"reason\": \"x\", \"decidedOn\": null}", "If-Match", "*")))
                .containsExactly("/decidedOn field.missing");
        assertThat(Api.faults(correct(id, "[]", "If-Match", "*"))).containsExactly(" value.type");
    }

    @Test
    void a_withdrawn_record_counts_for_nothing_and_is_gone_for_the_public() {
        String subject = made.holder();
        made.record(subject, Made.publicScore(1000, today.minusDays(9)));
        String id = made.record(subject, Made.adverse("holder-37-2", today.minusDays(2)))
                .get("id")
                .asString();
        assertThat(made.recordsOf(subject)).contains(id);
        expect(withdraw(id), 200);
        assertThat(grade(subject).get("score").asString()).isEqualTo("1000");
        assertThat(made.recordsOf(subject)).doesNotContain(id);
        assertThat(api.get("/records/" + id).statusCode()).isEqualTo(404);
        JsonNode kept = Api.read(api.get("/records/" + id, "Authorization", Made.OFFICER));
        assertThat(kept.get("state").asString()).isEqualTo("withdrawn");
        assertThat(kept.get("reason").asString()).isEqualTo("录入对象有误");
        HttpResponse<String> personal = api.get("/records/" + id, "Authorization", Made.OFFICER);
        assertThat(personal.headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(personal.headers().firstValue("Vary").orElseThrow()).contains("Authorization");
        expect(withdraw(id), 409, "record.withdrawn");
        expect(correct(id, "{\"reason\": \"x\", \"act\": \"y\"}", "If-Match", "*"), 409, "record.withdrawn");
    }

    @Test
    void m13_a_penalty_is_kept_and_counts_from_the_day_it_is_final() {
        String subject = made.holder();
        made.record(subject, Made.publicScore(1000, today.minusDays(9)));
        String penalty =
                Made.adverse("holder-37-2", today.minusDays(2)).replaceFirst("}$", ", \"basis\": \"penalty\"}");
        HttpResponse<String> entered = made.enter(subject, penalty);
        String id = Api.read(entered).get("id").asString();
        assertThat(Api.read(entered).has("disclosure")).isFalse();
        assertThat(grade(subject).get("score").asString()).isEqualTo("1000");
        assertThat(made.recordsOf(subject)).doesNotContain(id);
        assertThat(made.recordsOf(subject, "Authorization", Tokens.subject(subject)))
                .contains(id);
        expect(correct(id, "{\"reason\": \"复议期满\", \"finalOn\": \"" + today + "\"}", "If-Match", etag(entered)), 200);
        assertThat(grade(subject).get("score").asString()).isEqualTo("840");
        assertThat(made.recordsOf(subject)).contains(id);
    }

    @Test
    void the_whole_evaluation_is_for_who_may_read_the_whole_file() {
        String subject = made.holder();
        String score = made.record(subject, Made.publicScore(1000, today.minusDays(9)))
                .get("id")
                .asString();
        String hidden = made.record(
                        subject,
                        Made.adverse("holder-37-2", today.minusDays(2)).replaceFirst("}$", ", \"public\": false}"))
                .get("id")
                .asString();
        String path = "/subjects/" + subject + "/grades/mining";
        JsonNode open = api.json(path);
        assertThat(open.toString()).doesNotContain(hidden, score).contains("undisclosed");
        for (String token : List.of(Made.OFFICER, Tokens.subject(subject), Tokens.role("auditor"))) {
            for (String asOf : List.of("", "?asOf=" + today.plusDays(30))) {
                JsonNode whole = Api.read(api.get(path + asOf, "Authorization", token));
                assertThat(whole.get("lines").toString()).contains(hidden).doesNotContain("undisclosed");
                assertThat(whole.get("score")).isEqualTo(open.get("score"));
                assertThat(whole.get("final").asBoolean()).isFalse();
            }
        }
        for (String token : List.of(FOREIGN, OTHER_SECTOR, Tokens.subject(made.holder()), Tokens.role("developer"))) {
            assertThat(Api.read(api.get(path, "Authorization", token))).isEqualTo(open);
        }
        assertThat(api.sql("select action from audit_entry where subject = ? and action = 'grade.read'", subject))
                .hasSize(6);
    }

    @Test
    void an_office_writes_in_its_own_area_and_sector_alone() {
        String subject = made.holder();
        String record = Made.adverse("holder-37-2", today.minusDays(2));
        String path = "/subjects/" + subject + "/records";
        expect(api.post(path, record), 401);
        expect(api.post(path, record, "Authorization", FOREIGN), 403);
        expect(api.post(path, record, "Authorization", OTHER_SECTOR), 403);
        expect(api.post(path, record, "Authorization", Tokens.office("agency", "150000")), 403);
        // A foreign office keeps what it has decided itself, wherever the subject is.
        HttpResponse<String> own = api.post(
                path,
                record.replace("\"authority\": \"150700\"", "\"authority\": \"150102\""),
                "Authorization",
                FOREIGN);
        expect(own, 201);
        assertThat(Api.read(own).get("office").asString()).isEqualTo("150100");
        String id = Api.read(made.enter(subject, Made.adverse("holder-38-2", today.minusDays(2))))
                .get("id")
                .asString();
        for (String token : List.of(FOREIGN, OTHER_SECTOR)) {
            for (String step : List.of("corrections", "withdrawal")) {
                expect(
                        api.post(
                                "/records/" + id + "/" + step,
                                "{\"reason\": \"x\"}",
                                "Authorization",
                                token,
                                "If-Match",
                                "*"),
                        403);
            }
        }
    }

    @Test
    void a_key_makes_one_record_however_often_it_is_sent() {
        String subject = made.holder();
        String record = Made.adverse("holder-37-2", today.minusDays(2));
        String key = "key-" + Made.next();
        List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> made.enter(subject, record, "Idempotency-Key", key)))
                .toList();
        List<HttpResponse<String>> answers =
                sent.stream().map(CompletableFuture::join).toList();
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
        assertThat(answers)
                .extracting(HttpResponse::body)
                .hasSize(8)
                .containsOnly(answers.get(0).body());
        assertThat(answers)
                .extracting(answer -> answer.headers().firstValue("Location").orElseThrow())
                .containsOnly(answers.get(0).headers().firstValue("Location").orElseThrow());
        assertThat(made.recordsOf(subject, "Authorization", Made.OFFICER)).hasSize(1);
        expect(made.enter(subject, Made.adverse("holder-37-2", today), "Idempotency-Key", key), 422);
        // What was refused leaves its key free.
        String another = "key-" + Made.next();
        expect(made.enter(subject, "{}", "Idempotency-Key", another), 400);
        expect(made.enter(subject, Made.adverse("holder-37-2", today), "Idempotency-Key", another), 201);
        expect(made.enter(subject, "{}", "Idempotency-Key", "k".repeat(201)), 400, "value.length");
    }

    @ParameterizedTest
    @ValueSource(strings = {"宗教信仰：某教", "其血型为AB", "既往病史", "指 纹", "ＤＮＡ"})
    void d3_what_is_never_collected_is_refused_and_the_refusal_is_noted_without_it(String text) {
        String person = made.person("\"fooddrug\": \"operator\"");
        String record = """
                {"type": "public", "category": "RC075", "text": "%s", "decidedOn": "2026-05-04", "document": {"number": "（样例）%d号"}}""".formatted(text, Made.next());
        HttpResponse<String> answer = made.enter(person, record);
        assertThat(Api.faults(answer)).contains("/text collection.forbidden");
        assertThat(answer.body()).doesNotContain(text);
        assertThat(api.sql(
                        "select detail from audit_entry where subject = ? and action = 'collection.refused'", person))
                .singleElement()
                .asString()
                .contains("collection.forbidden")
                .doesNotContain(text);
    }

    @Test
    void d3_a_forbidden_fact_is_refused_as_such_in_a_sector_s_record_too() {
        String person = made.person("\"fooddrug\": \"operator\"");
        assertThat(Api.faults(made.enter(person, """
                {"sector": "fooddrug", "type": "inspection", "decidedOn": "2026-05-04", "document": {"number": "x"},
                 "facts": {"assurance": "sound", "bloodType": "AB"}}"""))).contains("/facts/bloodType collection.forbidden");
    }

    @Test
    void d3_what_needs_consent_is_taken_with_its_document() {
        String person = made.person("");
        String record = """
                {"type": "public", "category": "RC090", "text": "年度数额见附件", "decidedOn": "2026-05-04",
                 "document": {"number": "（样例）%d号"}%s}""";
        String number = String.valueOf(Made.next());
        assertThat(Api.faults(made.enter(person, record.formatted(Integer.parseInt(number), ""))))
                .contains("/consent collection.consent-missing");
        expect(
                made.enter(
                        person,
                        record.formatted(
                                Integer.parseInt(number),
                                ", \"consent\": {\"number\": \"（样例）同意书1\", \"on\": \"2026-05-01\"}")),
                201);
    }

    @Test
    void a_record_of_the_general_part_grades_nowhere_and_is_public_only_where_it_says_so() {
        String subject = made.holder();
        made.record(subject, Made.publicScore(1000, today.minusDays(9)));
        String record = """
                {"type": "public", "category": "RC049", "text": "样例行政处罚", "decidedOn": "2026-05-04", "document": {"number": "（样例）%d号"}%s}""";
        JsonNode silent = made.record(subject, record.formatted(Made.next(), ""));
        JsonNode open = made.record(subject, record.formatted(Made.next(), ", \"public\": true"));
        assertThat(silent.has("disclosure")).isFalse();
        assertThat(open.at("/disclosure/until").asString()).isEqualTo("2031-05-04");
        assertThat(open.has("sector")).isFalse();
        assertThat(made.recordsOf(subject))
                .contains(open.get("id").asString())
                .doesNotContain(silent.get("id").asString());
        assertThat(grade(subject).get("score").asString()).isEqualTo("1000");
        JsonNode shown = Api.read(api.get("/records/" + open.get("id").asString()));
        assertThat(shown.get("category").asString()).isEqualTo("RC049");
        assertThat(shown.has("subject")).isFalse();
    }

    @Test
    void a_commitment_tells_how_it_was_kept() {
        String subject = made.holder();
        String id = made.record(subject, """
                {"type": "public", "category": "RC147", "text": "承诺按期完成治理", "decidedOn": "2026-05-04", "public": true,
                 "commitment": {"dueOn": "2027-05-04"}, "document": {"number": "（样例）诺%d号"}}""".formatted(Made.next())).get("id").asString();
        HttpResponse<String> kept = correct(
                id,
                "{\"reason\": \"已履行\", \"commitment\": {\"fulfilled\": true, \"fulfilledOn\": \"2026-11-01\"}}",
                "If-Match",
                "*");
        assertThat(Api.read(kept).at("/commitment/dueOn").asString()).isEqualTo("2027-05-04");
        assertThat(Api.read(kept).at("/commitment/fulfilled").asBoolean()).isTrue();
    }

    @Test
    void a_subject_registers_itself_and_an_office_checks_it_before_it_counts() {
        String subject = made.holder();
        String own = Tokens.subject(subject);
        String registration = """
                {"type": "public", "category": "RC149", "text": "取得质量管理体系认证%d", "decidedOn": "2026-05-04", "public": true}""";
        String path = "/subjects/" + subject + "/records";
        HttpResponse<String> registered = api.post(path, registration.formatted(Made.next()), "Authorization", own);
        expect(registered, 201);
        String id = Api.read(registered).get("id").asString();
        assertThat(Api.read(registered).get("state").asString()).isEqualTo("pending");
        assertThat(made.recordsOf(subject)).doesNotContain(id);
        expect(check(id, "{\"outcome\": \"confirm\"}", own), 403);
        expect(check(id, "{\"outcome\": \"refuse\"}", Made.OFFICER), 400, "field.missing");
        expect(check(id, "{\"outcome\": \"confirm\"}", FOREIGN), 403);
        HttpResponse<String> checked = check(id, "{\"outcome\": \"confirm\"}", Made.OFFICER);
        expect(checked, 200);
        assertThat(Api.read(checked).at("/registration/checkedOn").asString()).isEqualTo(api.today());
        assertThat(made.recordsOf(subject)).contains(id);
        expect(check(id, "{\"outcome\": \"confirm\"}", Made.OFFICER), 409, "record.checked");
        // Nothing else, and nobody else's.
        expect(api.post(path, Made.adverse("holder-37-2", today), "Authorization", own), 403);
        expect(
                api.post(
                        "/subjects/" + made.holder() + "/records",
                        registration.formatted(Made.next()),
                        "Authorization",
                        own),
                403);
        String papers =
                registration.formatted(Made.next()).replaceFirst("}$", ", \"document\": {\"number\": \"（样例）证1号\"}}");
        expect(api.post(path, papers, "Authorization", own), 201);
        String refused = Api.read(api.post(path, registration.formatted(Made.next()), "Authorization", own))
                .get("id")
                .asString();
        expect(check(refused, "{\"outcome\": \"refuse\", \"reason\": \"无法核实\"}", Made.OFFICER), 200);
        assertThat(made.recordsOf(subject)).doesNotContain(refused);
    }

    private HttpResponse<String> check(String id, String json, String token) {
        return api.post("/records/" + id + "/check", json, "Authorization", token);
    }

    @ParameterizedTest
    @CsvSource({"corrections,{}", "withdrawal,{}", "check,{}", "deletion,{}"})
    void a_record_that_there_is_none_of_is_not_found(String step, String body) {
        for (String token : List.of(Tokens.of("officer,agency", "150000", List.of("mining"), null, null))) {
            expect(
                    api.post("/records/nosuchrecordatall222/" + step, body, "Authorization", token, "If-Match", "*"),
                    404);
        }
    }
}

package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SubjectWritingIT {

    private static final String FOREIGN = Tokens.officer("150100", "mining");

    private final Api api = new Api();
    private final Made made = new Made(api);
    private final Schemas schemas = new Schemas(api.service());
    private final LocalDate today = LocalDate.parse(api.today());

    private HttpResponse<String> create(String json, String token) {
        return api.post("/subjects", json, "Authorization", token);
    }

    private HttpResponse<String> patch(String id, String json, String... headers) {
        return api.patch("/subjects/" + id, json, headers);
    }

    private static void expect(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    @Test
    void a_new_company_is_found_at_once() {
        String code = Made.code();
        HttpResponse<String> answer = create("""
                {"kind": "legal-person", "code": "%s", "name": "样例澄明矿业%s有限公司", "area": "150784", "establishedOn": "2020-02-29",
                 "roles": {"mining": "mining-right-holder"},
                 "responsible": [{"position": "legal-representative", "name": "样例代表", "idNumber": "%s", "from": "2021-01-01"}]}""".formatted(code, code, Made.idNumber()), Made.OFFICER);
        expect(answer, 201);
        schemas.check("post", "/subjects", answer);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/api/v1/subjects/" + code);
        assertThat(Api.read(answer).at("/responsible/0/name").asString()).isEqualTo("样例代表");
        JsonNode open = api.json("/subjects/" + code);
        assertThat(open.has("responsible")).isFalse();
        assertThat(open.at("/grades/0/running/status").asString()).isEqualTo("ungraded");
        assertThat(api.all("/subjects?q=" + Api.encoded("澄明矿业" + code))).hasSize(1);
        assertThat(Api.read(api.get("/subjects/" + code, "Authorization", Made.OFFICER))
                        .at("/responsible/0/position")
                        .asString())
                .isEqualTo("legal-representative");
        assertThat(Api.read(api.get("/subjects/" + code, "Authorization", FOREIGN))
                        .has("responsible"))
                .isFalse();
    }

    @Test
    void one_that_is_known_is_a_conflict_that_says_where_it_is() {
        String id = made.holder();
        HttpResponse<String> again = create("""
                {"kind": "legal-person", "code": "%s", "name": "样例另名有限公司", "area": "150784"}""".formatted(id), Made.OFFICER);
        expect(again, 409);
        assertThat(again.headers().firstValue("Location"))
                .hasValueSatisfying(at -> assertThat(at).endsWith("/api/v1/subjects/" + id));
        String number = Made.idNumber();
        String person = """
                {"kind": "natural-person", "idNumber": "%s", "name": "样例某人", "area": "150784"}""".formatted(number);
        HttpResponse<String> first = create(person, Made.OFFICER);
        expect(first, 201);
        String opaque = Api.read(first).get("id").asString();
        assertThat(first.body()).doesNotContain(number);
        HttpResponse<String> second = create(person.replace("样例某人", "样例同人"), Made.OFFICER);
        expect(second, 409);
        assertThat(second.headers().firstValue("Location").orElseThrow()).endsWith("/subjects/" + opaque);
        assertThat(second.body() + second.headers().map()).doesNotContain(number);
    }

    @Test
    void every_fault_of_a_new_subject_is_named() {
        assertThat(Api.faults(create("""
                        {"kind": "legal-person", "code": "91150784MT0000001A", "area": "110000", "status": "asleep", "roles": {"mining": "king",
                         "fishing": "x"}, "establishedOn": "2999-01-01", "responsible": [{"position": "cook", "idNumber": "1"}], "colour": 1}""", Made.OFFICER)))
                .containsExactlyInAnyOrder(
                        "/code code.check",
                        "/name field.missing",
                        "/area area.unknown",
                        "/status value.unknown",
                        "/establishedOn date.future",
                        "/roles/mining value.unknown",
                        "/roles/fishing field.unknown",
                        "/responsible/0/position value.unknown",
                        "/responsible/0/name field.missing",
                        "/responsible/0/idNumber identity.invalid",
                        "/colour field.unknown");
    }

    @Test
    void a_change_needs_the_present_version_and_keeps_the_former_name() {
        String id = made.holder();
        String before = api.json("/subjects/" + id).get("name").asString();
        HttpResponse<String> read = api.get("/subjects/" + id);
        String etag = read.headers().firstValue("ETag").orElseThrow();
        String change = "{\"reason\": \"名称变更\", \"name\": \"样例更名" + Made.next() + "矿业\"}";
        expect(patch(id, change, "Authorization", Made.OFFICER), 428);
        expect(patch(id, change, "Authorization", FOREIGN, "If-Match", etag), 403);
        HttpResponse<String> changed = patch(id, change, "Authorization", Made.OFFICER, "If-Match", etag);
        expect(changed, 200);
        schemas.check("patch", "/subjects/{id}", changed);
        expect(patch(id, change, "Authorization", Made.OFFICER, "If-Match", etag), 412);
        JsonNode profile = api.json("/subjects/" + id);
        assertThat(profile.at("/formerNames/0/name").asString()).isEqualTo(before);
        assertThat(profile.at("/formerNames/0/until").asString()).isEqualTo(api.today());
        assertThat(api.all("/subjects?q=" + Api.encoded(profile.get("name").asString())))
                .hasSize(1);
        assertThat(api.all("/subjects?q=" + Api.encoded(before))).isEmpty();
    }

    @Test
    void a_subject_whose_legal_existence_ended_is_outside_evaluation() {
        String id = made.holder();
        made.record(id, Made.publicScore(900, today.minusDays(3)));
        assertThat(Api.faults(patch(
                        id,
                        "{\"reason\": \"注销\", \"status\": \"dissolved\"}",
                        "Authorization",
                        Made.OFFICER,
                        "If-Match",
                        "*")))
                .containsExactly("/endedOn field.missing");
        expect(
                patch(
                        id,
                        "{\"reason\": \"注销\", \"status\": \"dissolved\", \"endedOn\": \"" + today + "\"}",
                        "Authorization",
                        Made.OFFICER,
                        "If-Match",
                        "*"),
                200);
        JsonNode profile = api.json("/subjects/" + id);
        assertThat(profile.get("endedOn").asString()).isEqualTo(api.today());
        assertThat(profile.at("/grades/0/running/status").asString()).isEqualTo("excluded");
    }

    @Test
    void a_role_with_records_is_not_taken_away() {
        String id = made.company("\"mining\": \"mining-right-holder\", \"fooddrug\": \"operator\"");
        made.record(id, Made.publicScore(900, today.minusDays(3)));
        HttpResponse<String> refused = patch(
                id,
                "{\"reason\": \"x\", \"roles\": {\"fooddrug\": \"operator\"}}",
                "Authorization",
                Made.OFFICER,
                "If-Match",
                "*");
        expect(refused, 409);
        assertThat(refused.body()).contains("role.in-use");
        expect(
                patch(
                        id,
                        "{\"reason\": \"x\", \"roles\": {\"mining\": \"mining-right-holder\"}}",
                        "Authorization",
                        Made.OFFICER,
                        "If-Match",
                        "*"),
                200);
        assertThat(api.get("/subjects/" + id + "/grades/fooddrug").statusCode()).isEqualTo(404);
    }

    @Test
    void two_files_of_one_subject_become_one_and_the_old_id_leads_there() {
        String from = made.holder();
        String into = made.holder();
        String record = Made.adverse("holder-37-2", today.minusDays(5));
        String moved = made.record(from, record).get("id").asString();
        made.record(into, Made.publicScore(1000, today.minusDays(9)));
        // The same in both: the number of its document is the other file's, so this one has none of an office.
        String equal = """
                {"type": "public", "category": "RC057", "text": "样例表彰", "decidedOn": "2026-05-04", "document": {"number": "（样例）表%d号"}}""".formatted(Made.next());
        String body = "{\"into\": \"" + into + "\", \"reason\": \"重复建档\"}";
        assertThat(Api.faults(merge(from, "{\"into\": \"" + from + "\", \"reason\": \"x\"}", "If-Match", "*")))
                .containsExactly("/into id.duplicate");
        assertThat(Api.faults(merge(from, "{\"into\": \"无此主体\", \"reason\": \"x\"}", "If-Match", "*")))
                .containsExactly("/into subject.unknown");
        assertThat(Api.faults(merge(from, "{\"into\": \"nobody\", \"reason\": \"x\"}", "If-Match", "*")))
                .containsExactly("/into subject.unknown");
        expect(merge(from, body), 428);
        HttpResponse<String> merged = merge(from, body, "If-Match", "*");
        expect(merged, 200);
        assertThat(Api.read(merged).get("id").asString()).isEqualTo(into);
        assertThat(made.recordsOf(into)).contains(moved);
        assertThat(api.json("/subjects/" + into + "/grades/mining").get("score").asString())
                .isEqualTo("840");
        for (String below : List.of("", "/records", "/grades", "/grades/mining", "/records?limit=3")) {
            HttpResponse<String> old = api.get("/subjects/" + from + below);
            expect(old, 308);
            assertThat(old.headers().firstValue("Location").orElseThrow()).endsWith("/api/v1/subjects/" + into + below);
        }
        HttpResponse<String> written = made.enter(from, equal);
        expect(written, 308);
        assertThat(api.all("/subjects?q=" + from)).isEmpty();
        assertThat(Api.read(api.get("/records/" + moved, "Authorization", Made.OFFICER))
                        .get("subject")
                        .asString())
                .isEqualTo(into);
    }

    private HttpResponse<String> merge(String from, String body, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = Made.OFFICER;
        return api.post("/subjects/" + from + "/merge", body, all);
    }

    @Test
    void files_with_different_roles_in_a_sector_are_not_merged() {
        String from = made.company("\"mining\": \"intermediary\"");
        HttpResponse<String> refused =
                merge(from, "{\"into\": \"" + made.holder() + "\", \"reason\": \"x\"}", "If-Match", "*");
        expect(refused, 409);
        assertThat(refused.body()).contains("role.differs");
    }

    @Test
    void identity_numbers_are_in_no_table_and_no_log() throws Exception {
        String number = Made.idNumber();
        expect(create("""
                        {"kind": "natural-person", "idNumber": "%s", "name": "样例某甲", "area": "150784"}""".formatted(number), Made.OFFICER), 201);
        api.service().send(HttpRequest.newBuilder(api.service().uri("/api/v1/subjects/" + number)));
        try (Stream<Path> logs = Files.list(api.service().home().resolve("logs"))) {
            for (Path log : logs.toList()) {
                assertThat(Files.readString(log)).doesNotContain(number);
            }
        }
        assertThat(api.sql("select detail from audit_entry where detail like ?", "%" + number + "%"))
                .isEmpty();
        assertThat(api.sql("select id from idempotency_key where body like ?", "%" + number + "%"))
                .isEmpty();
    }
}

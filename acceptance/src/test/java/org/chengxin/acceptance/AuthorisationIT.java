package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AuthorisationIT {

    private static final String GIVE = "/subjects/{id}/authorisations";
    private static final String READ = "/authorisations/{authorisation}";

    private final Api api = new Api();
    private final Schemas schemas = new Schemas(api.service());
    private final String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();

    private String tomorrow() {
        return LocalDate.parse(today).plusDays(1).toString();
    }

    /** Three subjects with a mining record that is not disclosed. */
    private List<String> subjects() {
        return api.sql("select s.public_id from subject s join credit_record r on r.subject_id = s.id"
                + " where s.kind = 'legal-person' and r.disclosable = false and r.sector = 'mining'"
                + " group by s.id order by s.id limit 3");
    }

    private HttpResponse<String> give(String subject, String json, String token) {
        HttpResponse<String> answer =
                api.post("/subjects/" + subject + "/authorisations", json, "Authorization", token);
        schemas.check("post", GIVE, answer);
        return answer;
    }

    private String given(String subject, String grantee, String rest) {
        HttpResponse<String> answer = give(
                subject,
                "{\"grantee\": " + grantee + ", \"until\": \"" + tomorrow() + "\"" + rest + "}",
                Tokens.subject(subject));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Api.read(answer).get("id").asString();
    }

    private int records(String subject, String token) {
        HttpResponse<String> answer = api.get("/subjects/" + subject + "/records?limit=200", "Authorization", token);
        return answer.statusCode() == 200 ? Api.read(answer).get("items").size() : -answer.statusCode();
    }

    private int open(String subject) {
        return api.json("/subjects/" + subject + "/records?limit=200")
                .get("items")
                .size();
    }

    @Test
    void who_is_authorised_sees_the_file_from_then_until_it_is_taken_back() {
        String subject = subjects().get(0);
        String friend = subjects().get(1);
        String token = Tokens.subject(friend);
        int all = records(subject, Tokens.subject(subject));
        assertThat(records(subject, token)).isEqualTo(open(subject)).isLessThan(all);

        HttpResponse<String> answer = give(
                subject,
                "{\"grantee\": {\"subject\": \"" + friend + "\"}, \"until\": \"" + tomorrow()
                        + "\", \"document\": {\"number\": \"（样例）授权1号\"}}",
                Tokens.subject(subject));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String id = Api.read(answer).get("id").asString();
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/api/v1/authorisations/" + id);
        assertThat(records(subject, token)).isEqualTo(all);
        assertThat(api.get("/authorisations/" + id, "Authorization", token).body())
                .isEqualTo(answer.body());

        HttpResponse<String> revoked = api.post(
                "/authorisations/" + id + "/revocation",
                "{\"reason\": \"不再需要\"}",
                "Authorization",
                Tokens.subject(subject));
        schemas.check("post", READ + "/revocation", revoked);
        assertThat(Api.read(revoked).get("state").asString()).isEqualTo("revoked");
        assertThat(records(subject, token)).isEqualTo(open(subject));
        assertThat(api.post(
                                "/authorisations/" + id + "/revocation",
                                "{\"reason\": \"再次\"}",
                                "Authorization",
                                Tokens.subject(subject))
                        .statusCode())
                .isEqualTo(409);
        assertThat(api.sql("select action from audit_entry where object = ? order by id", id))
                .containsExactly("authorisation.given", "authorisations.read", "authorisation.revoked");
    }

    @Test
    void an_office_that_is_authorised_needs_no_purpose_and_sees_no_other_sector() {
        String subject = subjects().get(2);
        String bank = Tokens.office("user", "150203");
        assertThat(records(subject, bank)).isEqualTo(-400);
        given(subject, "{\"authority\": \"150203\", \"name\": \"样例政务服务局\"}", ", \"sectors\": [\"industry\"]");
        assertThat(records(subject, bank)).isEqualTo(open(subject));
        given(subject, "{\"authority\": \"150203\", \"name\": \"样例政务服务局\"}", ", \"sectors\": [\"mining\"]");
        assertThat(records(subject, bank)).isGreaterThan(open(subject));
        assertThat(records(subject, Tokens.office("user", "150200")))
                .as("an office above it")
                .isEqualTo(-400);
        assertThat(records(subject, Tokens.office("officer", "150203")))
                .as("another role of its area")
                .isEqualTo(-400);
    }

    @Test
    void it_ends_with_its_last_day() {
        String subject = subjects().get(1);
        String friend = subjects().get(2);
        String id = given(subject, "{\"subject\": \"" + friend + "\"}", "");
        assertThat(records(subject, Tokens.subject(friend))).isGreaterThan(open(subject));
        api.on(LocalDate.parse(tomorrow()).plusDays(1).toString(), () -> {
            assertThat(records(subject, Tokens.subject(friend))).isEqualTo(open(subject));
            assertThat(Api.read(api.get("/authorisations/" + id, "Authorization", Tokens.subject(subject)))
                            .get("state")
                            .asString())
                    .isEqualTo("ended");
        });
    }

    @Test
    void on_paper_an_office_of_the_area_enters_it_and_the_paper_is_named() {
        String subject = subjects().get(0);
        String area =
                api.sql("select area from subject where public_id = ?", subject).get(0);
        String officer = Tokens.officer(area, "mining");
        String body = "{\"grantee\": {\"authority\": \"150000\", \"name\": \"样例征信机构\"}, \"until\": \"" + today + "\"";
        assertThat(Api.faults(give(subject, body + "}", officer))).containsExactly("/document/number field.missing");
        HttpResponse<String> answer = give(subject, body + ", \"document\": {\"number\": \"（样例）授权2号\"}}", officer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(Api.read(answer).get("office").asString()).isEqualTo(area);
        String id = Api.read(answer).get("id").asString();

        assertThat(give(subject, body + "}", Tokens.officer(area.startsWith("1501") ? "150200" : "150100", "mining"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(give(subject, body + "}", Tokens.subject(subjects().get(1))).statusCode())
                .isEqualTo(403);
        assertThat(api.post(
                                "/authorisations/" + id + "/revocation",
                                "{\"reason\": \"试\"}",
                                "Authorization",
                                Tokens.subject(subjects().get(1)))
                        .statusCode())
                .isEqualTo(403);
        assertThat(api.post("/authorisations/" + id + "/revocation", "{}", "Authorization", officer)
                        .statusCode())
                .isEqualTo(400);
        assertThat(api.post("/authorisations/" + id + "/revocation", "{\"reason\": \"录入有误\"}", "Authorization", officer)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_subject_its_offices_and_auditors_see_what_it_authorised() {
        String subject = subjects().get(1);
        String area =
                api.sql("select area from subject where public_id = ?", subject).get(0);
        String id = given(subject, "{\"subject\": \"" + subjects().get(0) + "\"}", "");
        for (String token : List.of(
                Tokens.subject(subject),
                Tokens.officer(area, "fooddrug"),
                Tokens.office("agency", "150000"),
                Tokens.role("auditor"))) {
            HttpResponse<String> list = api.get("/subjects/" + subject + "/authorisations", "Authorization", token);
            schemas.check("get", GIVE, list);
            assertThat(Api.values(Api.read(list).get("items"), "id")).contains(id);
            schemas.check("get", READ, api.get("/authorisations/" + id, "Authorization", token));
        }
        String stranger = Tokens.subject(subjects().get(2));
        assertThat(api.get("/subjects/" + subject + "/authorisations", "Authorization", stranger)
                        .statusCode())
                .isEqualTo(403);
        assertThat(api.get("/authorisations/" + id, "Authorization", stranger).statusCode())
                .isEqualTo(403);
        assertThat(api.get("/authorisations/nosuch", "Authorization", stranger).statusCode())
                .isEqualTo(404);
    }

    @Test
    void every_fault_is_named_at_once() {
        String subject = subjects().get(0);
        String token = Tokens.subject(subject);
        assertThat(Api.faults(give(
                        subject,
                        "{\"grantee\": {\"authority\": \"110000\", \"subject\": \"x\"}, \"sectors\": [\"mining\", \"mining\","
                                + " \"moon\"], \"until\": \"2020-01-01\", \"document\": {}, \"more\": 1}",
                        token)))
                .containsExactlyInAnyOrder(
                        "/grantee/authority area.unknown",
                        "/grantee/name field.missing",
                        "/grantee/subject field.unknown",
                        "/sectors/1 value.duplicate",
                        "/sectors/2 value.unknown",
                        "/until date.order",
                        "/document/number field.missing",
                        "/more field.unknown");
        assertThat(Api.faults(give(
                        subject,
                        "{\"sectors\": [], \"until\": \""
                                + LocalDate.parse(today).plusYears(5).plusDays(1) + "\"}",
                        token)))
                .containsExactlyInAnyOrder("/grantee field.missing", "/sectors value.range", "/until date.too-far");
        String until = ", \"until\": \"" + today + "\"}";
        assertThat(Api.faults(give(subject, "{\"grantee\": {\"subject\": \"nobody-here\"}" + until, token)))
                .containsExactly("/grantee/subject subject.unknown");
        assertThat(Api.faults(give(subject, "{\"grantee\": {\"subject\": \"" + subject + "\"}" + until, token)))
                .containsExactly("/grantee/subject id.duplicate");
    }

    @Test
    void the_same_request_again_gives_one_authorisation() {
        String subject = subjects().get(2);
        String key = UUID.randomUUID().toString();
        String body = "{\"grantee\": {\"subject\": \"" + subjects().get(0) + "\"}, \"until\": \"" + today + "\"}";
        JsonNode first = Api.read(api.post(
                "/subjects/" + subject + "/authorisations",
                body,
                "Authorization",
                Tokens.subject(subject),
                "Idempotency-Key",
                key));
        JsonNode again = Api.read(api.post(
                "/subjects/" + subject + "/authorisations",
                body,
                "Authorization",
                Tokens.subject(subject),
                "Idempotency-Key",
                key));
        assertThat(again).isEqualTo(first);
    }
}

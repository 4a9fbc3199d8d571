package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A subject's file with records more, less or repaired: the answer is an evaluation, and nothing is kept of it. */
class WhatIfIT {

    private final Api api = new Api();
    private final Made made = new Made(api);
    private final Schemas schemas = new Schemas(api.service());
    private final LocalDate today = LocalDate.parse(api.today());
    private final String subject = made.holder();
    private final String own = Tokens.subject(subject);

    private HttpResponse<String> tried(String json, String... headers) {
        return api.post("/subjects/" + subject + "/grades/mining/what-if", json, headers);
    }

    private JsonNode tryOut(String json) {
        HttpResponse<String> answer = tried(json, "Authorization", own);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        schemas.check("post", "/subjects/{id}/grades/{sector}/what-if", answer);
        return Api.read(answer);
    }

    private String adverse(LocalDate decidedOn) {
        made.record(subject, Made.publicScore(870, today.minusDays(3)));
        return made.record(subject, Made.adverse("holder-37-2", decidedOn))
                .get("id")
                .asString();
    }

    @Test
    void a_record_more_less_or_repaired_changes_the_answer_and_nothing_else() {
        String record = adverse(today.minusDays(40));
        JsonNode running = Api.read(api.get("/subjects/" + subject + "/grades/mining", "Authorization", own));
        String kept = "select count(*) from evaluation e join subject s on s.id = e.subject_id where s.public_id = ?";
        String evaluations = api.sql(kept, subject).get(0);

        JsonNode nothing = tryOut("{}");
        assertThat(nothing.get("score")).isEqualTo(running.get("score"));
        assertThat(nothing.get("before")).isEqualTo(((ObjectNode) running.deepCopy()).without("final"));

        JsonNode more = tryOut("""
                {"add": [{"id": "new", "type": "adverse", "provision": "holder-37-3", "decidedOn": "%s", "facts": {}}]}""".formatted(today));
        // 870×0.2 + (1000−200−300)×0.8
        assertThat(more.get("score").asInt()).isEqualTo(574);
        assertThat(more.get("grade").asString()).isEqualTo("E");
        assertThat(more.at("/before/score").asInt()).isEqualTo(814);
        assertThat(Api.values(more.get("lines"), "record")).containsExactly(record, "new");

        assertThat(tryOut("{\"without\": [\"" + record + "\"]}").get("score").asInt())
                .isEqualTo(974);
        assertThat(tryOut("{\"repaired\": [\"" + record + "\"]}").get("score").asInt())
                .isEqualTo(974);
        assertThat(tryOut("{\"asOf\": \"" + today.plusYears(5) + "\"}")
                        .at("/before/score")
                        .asInt())
                .isEqualTo(974);
        assertThat(api.sql(kept, subject)).containsExactly(evaluations);
        assertThat(Api.read(api.get("/subjects/" + subject + "/grades/mining", "Authorization", own)))
                .isEqualTo(running);
    }

    @Test
    void every_fault_is_named_at_once() {
        String record = adverse(today.minusDays(40));
        assertThat(Api.faults(tried("""
                        {"asOf": "2199-01-01", "nosuch": 1,
                         "add": [{"id": "%s", "type": "adverse", "provision": "nosuch", "decidedOn": "%s"},
                                 {"id": "b", "type": "honour", "provision": "honour-1", "facts": {}}],
                         "without": ["nosuch", 7], "repaired": "%s"}""".formatted(record, today, record), "Authorization", own)))
                .containsExactlyInAnyOrder(
                        "/asOf date.too-far",
                        "/nosuch field.unknown",
                        "/add/0/id id.duplicate",
                        "/add/0/provision provision.unknown",
                        "/add/1/decidedOn field.missing",
                        "/add/1/facts/honour field.missing",
                        "/without/0 record.unknown",
                        "/without/1 value.type",
                        "/repaired value.type");
        assertThat(Api.faults(tried(
                        "{\"without\": [\"%1$s\", \"%1$s\"], \"repaired\": [\"%1$s\"]}".formatted(record),
                        "Authorization",
                        own)))
                .containsExactly("/without/1 value.duplicate", "/repaired/0 record.unknown");
        assertThat(Api.faults(tried("{", "Authorization", own))).containsExactly(" json.broken");
    }

    @Test
    void closed_periods_never_change() {
        String period = api.sql("select max(period) from prior_grade where sector = 'fooddrug'")
                .get(0);
        String operator = api.sql("select s.public_id from subject s join prior_grade p on p.subject_id = s.id"
                        + " join subject_role r on r.subject_id = s.id and r.sector = p.sector"
                        + " where p.sector = 'fooddrug' and s.status = 'active' limit 1")
                .get(0);
        String path = "/subjects/" + operator + "/grades/fooddrug/what-if";
        HttpResponse<String> closed =
                api.post(path, "{\"asOf\": \"" + period + "-12-31\"}", "Authorization", Tokens.subject(operator));
        assertThat(closed.statusCode()).isEqualTo(409);
        assertThat(Api.values(Api.read(closed).get("errors"), "code")).containsExactly("period.closed");
    }

    @Test
    void only_who_may_read_the_whole_file_tries_it() {
        adverse(today.minusDays(40));
        assertThat(tried("{}").statusCode()).isEqualTo(401);
        assertThat(tried("{}", "Authorization", Tokens.subject(made.holder())).statusCode())
                .isEqualTo(403);
        assertThat(tried("{}", "Authorization", Tokens.office("developer", "150000"))
                        .statusCode())
                .isEqualTo(403);
        String foreign = Tokens.officer("150100", "mining");
        assertThat(Api.faults(tried("{}", "Authorization", foreign))).containsExactly("Purpose purpose.missing");
        assertThat(tried("{}", "Authorization", foreign, "Purpose", "test").statusCode())
                .isEqualTo(200);
        assertThat(tried("{}", "Authorization", Made.OFFICER).statusCode()).isEqualTo(200);
    }
}

package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the rules leave to officers, and what comes of their decisions. */
class DeterminationIT {

    private final Api api = new Api();
    private final Made made = new Made(api);
    private final Schemas schemas = new Schemas(api.service());
    private final LocalDate today = LocalDate.parse(api.today());

    private List<JsonNode> open(String sector, String kind, String token) {
        List<JsonNode> items = new ArrayList<>();
        String path = "/sectors/" + sector + "/determinations?limit=200" + (kind == null ? "" : "&kind=" + kind);
        String cursor = "";
        do {
            HttpResponse<String> answer = api.get(path + cursor, "Authorization", token);
            schemas.check("get", "/sectors/{sector}/determinations", answer);
            JsonNode page = Api.read(answer);
            page.get("items").forEach(items::add);
            cursor = page.has("next") ? "&cursor=" + page.get("next").asString() : null;
        } while (cursor != null);
        return items;
    }

    private static List<String> subjects(List<JsonNode> items) {
        return items.stream().map(item -> item.get("subject").asString()).toList();
    }

    private String determined(String grade, LocalDate decidedOn) {
        return """
                {"sector": "mining", "type": "determination", "decidedOn": "%s",
                 "facts": {"grade": "%s", "reason": "（样例）公共信用评价尚未形成"},
                 "document": {"number": "（样例）认定%d号", "authority": "150700"}}""".formatted(decidedOn, grade, Made.next());
    }

    @Test
    void an_officer_s_reasoned_determination_settles_what_the_rules_leave_open_for_the_period() {
        String subject = made.holder();
        String path = "/subjects/" + subject + "/grades/mining";
        assertThat(api.json(path).get("status").asString()).isEqualTo("ungraded");
        JsonNode question = open("mining", "grade", Made.OFFICER).stream()
                .filter(item -> item.get("subject").asString().equals(subject))
                .findFirst()
                .orElseThrow();
        assertThat(question.get("kind").asString()).isEqualTo("grade");
        assertThat(question.at("/record/type").asString()).isEqualTo("determination");
        assertThat(question.get("missing").size()).isEqualTo(1);
        assertThat(subjects(open("mining", null, Tokens.of("officer", "150100", List.of("mining"), null, null))))
                .doesNotContain(subject);

        assertThat(Api.faults(made.enter(subject, determined("F", today))))
                .containsExactly("/facts/grade value.unknown");
        String record = made.record(subject, determined("C", today)).get("id").asString();
        JsonNode graded = api.json(path);
        assertThat(graded.get("grade").asString()).isEqualTo("C");
        assertThat(graded.has("score")).isFalse();
        assertThat(graded.get("missing").size()).isZero();
        JsonNode flag = graded.get("flags")
                .valueStream()
                .filter(each -> each.get("flag").asString().equals("human-determination"))
                .findFirst()
                .orElseThrow();
        assertThat(flag.get("why").asString()).contains("（样例）公共信用评价尚未形成");
        assertThat(subjects(open("mining", "grade", Made.OFFICER))).doesNotContain(subject);

        // It can be objected to like any record.
        HttpResponse<String> objection = api.post(
                "/procedures",
                "{\"kind\": \"objection\", \"about\": {\"record\": \"" + record + "\"}, \"statement\": \"（样例）不认可\"}",
                "Authorization",
                Tokens.subject(subject));
        assertThat(objection.statusCode()).as(objection.body()).isEqualTo(201);

        // It ends with the period, and gives way to the rules as soon as they grade.
        LocalDate next = today.plusMonths(3);
        assertThat(api.json(path + "?asOf=" + next).get("status").asString()).isEqualTo("ungraded");
        made.record(subject, Made.publicScore(900, today));
        assertThat(api.json(path).get("score").intValue()).isEqualTo(980);
        assertThat(api.json(path).get("flags").toString()).doesNotContain("human-determination");
    }

    @Test
    void bad_questions_are_refused() {
        assertThat(api.get("/sectors/mining/determinations").statusCode()).isEqualTo(401);
        assertThat(api.get("/sectors/nosuch/determinations", "Authorization", Made.OFFICER)
                        .statusCode())
                .isEqualTo(404);
        assertThat(Api.faults(api.get(
                        "/sectors/mining/determinations?limit=0&cursor=x&when=now", "Authorization", Made.OFFICER)))
                .containsExactlyInAnyOrder("limit value.range", "cursor cursor.invalid", "when query.unknown");
    }
}

package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What every grade rests on, what was known when, and how a grade came to be what it is. */
class ReceiptIT {

    private static final String AUDITOR = Tokens.of("auditor", null, List.of(), null, null);

    private final Api api = new Api();
    private final Made made = new Made(api);
    private final Schemas schemas = new Schemas(api.service());
    private final LocalDate today = LocalDate.parse(api.today());

    private JsonNode read(String path, String token) {
        HttpResponse<String> answer = api.get(path, "Authorization", token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.read(answer);
    }

    private List<JsonNode> history(String subject, String token) {
        List<JsonNode> items = new ArrayList<>();
        String path = "/subjects/" + subject + "/grades/mining/history?limit=2";
        String cursor = "";
        do {
            HttpResponse<String> answer =
                    token == null ? api.get(path + cursor) : api.get(path + cursor, "Authorization", token);
            schemas.check("get", "/subjects/{id}/grades/{sector}/history", answer);
            JsonNode page = Api.read(answer);
            page.get("items").forEach(items::add);
            cursor = page.has("next") ? "&cursor=" + page.get("next").asString() : null;
        } while (cursor != null);
        return items;
    }

    private static List<String> texts(List<JsonNode> items, String member) {
        return items.stream().map(item -> item.path(member).asString("")).toList();
    }

    @Test
    void every_change_of_a_grade_is_told_with_its_cause() {
        String subject = made.holder();
        made.record(subject, Made.publicScore(900, today.minusDays(40)));
        JsonNode adverse = made.record(subject, Made.adverse("holder-37-2", today.minusDays(30)));
        String id = adverse.get("id").asString();
        HttpResponse<String> corrected = api.post(
                "/records/" + id + "/corrections",
                "{\"reason\": \"（样例）误填\", \"provision\": \"holder-37-1\"}",
                "Authorization",
                Made.OFFICER,
                "If-Match",
                "*");
        assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(200);
        HttpResponse<String> withdrawn = api.post(
                "/records/" + id + "/withdrawal",
                "{\"reason\": \"（样例）不属实\"}",
                "Authorization",
                Made.OFFICER,
                "If-Match",
                "*");
        assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(200);
        List<JsonNode> told = history(subject, Made.OFFICER);
        assertThat(texts(told, "cause")).endsWith("record", "record", "correction", "withdrawal");
        JsonNode entry = told.get(told.size() - 3);
        assertThat(entry.get("records").get(0).asString()).isEqualTo(id);
        assertThat(entry.at("/before/score").decimalValue())
                .isGreaterThan(entry.get("score").decimalValue());
        assertThat(entry.get("evaluation").asString()).matches("[1-9][0-9]*");
        List<JsonNode> open = history(subject, null);
        assertThat(texts(open, "cause")).isEqualTo(texts(told, "cause"));
        // It has been withdrawn: nobody else is told which it was.
        JsonNode openEntry = open.get(open.size() - 3);
        assertThat(openEntry.has("records")).isFalse();
        assertThat(openEntry.get("undisclosed").intValue()).isEqualTo(1);
        assertThat(openEntry.has("evaluation")).isFalse();
    }

    @Test
    void time_and_new_periods_are_causes_too() {
        String subject = made.holder();
        made.record(subject, Made.publicScore(900, today.minusDays(40)));
        made.record(subject, Made.adverse("holder-37-2", today.minusYears(5).plusDays(1)));
        api.on(today.plusDays(15).toString(), () -> {
            api.json("/subjects/" + subject + "/grades/mining");
            List<JsonNode> told = history(subject, null);
            assertThat(told.get(told.size() - 1).get("cause").asString()).isIn("expiry", "period");
            assertThat(told.get(told.size() - 1).get("on").asString())
                    .isEqualTo(today.plusDays(15).toString());
        });
    }

    @Test
    void a_receipt_tells_all_that_it_rests_on_and_is_made_again_to_the_byte() {
        String subject = made.holder();
        made.record(subject, Made.publicScore(900, today.minusDays(40)));
        String id = made.record(subject, Made.adverse("holder-37-2", today.minusDays(30)))
                .get("id")
                .asString();
        api.post(
                "/records/" + id + "/corrections",
                "{\"reason\": \"（样例）误填\", \"provision\": \"holder-37-1\"}",
                "Authorization",
                Made.OFFICER,
                "If-Match",
                "*");
        List<JsonNode> told = history(subject, Made.OFFICER);
        String evaluation = told.get(told.size() - 1).get("evaluation").asString();
        HttpResponse<String> answer =
                api.get("/evaluations/" + evaluation + "?replay=true", "Authorization", Made.OFFICER);
        schemas.check("get", "/evaluations/{evaluation}", answer);
        JsonNode receipt = Api.read(answer);
        assertThat(receipt.at("/replay/identical").booleanValue()).isTrue();
        assertThat(receipt.at("/replay/answerHash")).isEqualTo(receipt.get("answerHash"));
        assertThat(receipt.get("calendar").asString()).hasSize(16);
        assertThat(receipt.get("records").get(1).get("id").asString()).isEqualTo(id);
        assertThat(receipt.get("records").get(0).get("version").intValue()).isEqualTo(1);
        assertThat(receipt.get("records").get(1).get("version").intValue()).isEqualTo(2);
        assertThat(receipt.at("/answer/lines/0/provision").asString()).isEqualTo("holder-37-1");
        assertThat(receipt.at("/answer/score")).isEqualTo(receipt.get("score"));
        assertThat(receipt.at("/input/asOf")).isEqualTo(receipt.get("asOf"));
    }

    @Test
    void what_a_record_or_a_provision_touched_is_found() {
        String subject = made.holder();
        made.record(subject, Made.publicScore(900, today.minusDays(40)));
        String id = made.record(subject, Made.adverse("holder-52-1", today.minusDays(30)))
                .get("id")
                .asString();
        made.record(subject, Made.adverse("holder-37-2", today.minusDays(20)));
        HttpResponse<String> answer = api.get("/evaluations?touchedBy=" + id, "Authorization", Made.OFFICER);
        schemas.check("get", "/evaluations", answer);
        List<String> byRecord = new ArrayList<>();
        Api.read(answer)
                .get("items")
                .forEach(item -> byRecord.add(item.get("id").asString()));
        assertThat(byRecord).hasSize(2).isSorted();
        List<String> byProvision = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    read("/evaluations?touchedBy=provision:holder-52-1&sector=mining&limit=200" + cursor, AUDITOR);
            page.get("items").forEach(item -> byProvision.add(item.get("id").asString()));
            cursor = page.has("next") ? "&cursor=" + page.get("next").asString() : null;
        } while (cursor != null);
        assertThat(byProvision).containsAll(byRecord).doesNotHaveDuplicates();
        String elsewhere = Tokens.of("officer", "150100", List.of("mining"), null, null);
        JsonNode theirs = read("/evaluations?touchedBy=holder-52-1&limit=200", elsewhere);
        theirs.get("items")
                .forEach(item -> assertThat(item.get("subject").asString()).isNotEqualTo(subject));
        assertThat(api.sql("explain select e.id from evaluation e force index (evaluation_by_provision)"
                                + " where e.sector = 'mining' and e.id > 0 and e.provisions like '%,holder-52-1,%'"
                                + " order by e.id limit 20")
                        .toString())
                .doesNotContain("filesort");
    }

    @Test
    void what_was_known_on_a_day_is_evaluated_as_it_stood() {
        String subject = made.holder();
        made.record(subject, Made.publicScore(900, today.minusDays(40)));
        String id = made.record(subject, Made.adverse("holder-37-2", today.minusDays(30)))
                .get("id")
                .asString();
        String path = "/subjects/" + subject + "/grades/mining";
        JsonNode before = read(path, Made.OFFICER);
        String then = api.sql("select date_format(utc_timestamp(6) + interval 1 microsecond, '%Y-%m-%dT%H:%i:%s.%fZ')")
                .get(0);
        api.on(today.plusDays(14).toString(), () -> {
            api.post(
                    "/records/" + id + "/corrections",
                    "{\"reason\": \"（样例）误填\", \"provision\": \"holder-37-1\", \"act\": \"（样例）\"}",
                    "Authorization",
                    Made.OFFICER,
                    "If-Match",
                    "*");
            made.record(subject, Made.adverse("holder-52-1", today.minusDays(10)));
            JsonNode now = read(path, Made.OFFICER);
            assertThat(now.get("lines").size()).isEqualTo(2);
            HttpResponse<String> answer =
                    api.get(path + "?asOf=" + today + "&knownAt=" + today, "Authorization", Made.OFFICER);
            schemas.check("get", "/subjects/{id}/grades/{sector}", answer);
            assertThat(Api.read(answer)).isEqualTo(before);
            assertThat(read(path + "?knownAt=" + today.plusDays(14), Made.OFFICER))
                    .isEqualTo(now);
            assertThat(read(path + "?asOf=" + today, Made.OFFICER).get("lines").size())
                    .isEqualTo(2);
        });
        assertThat(read(path + "?asOf=" + today + "&knownAt=" + then, Made.OFFICER))
                .isEqualTo(before);
        assertThat(api.get(path + "?knownAt=2020-01-01", "Authorization", Made.OFFICER)
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.get(path + "?knownAt=" + today).statusCode()).isEqualTo(401);
        assertThat(api.get(path + "?knownAt=" + today, "Authorization", Tokens.subject(made.holder()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(Api.faults(api.get(path + "?knownAt=yesterday&asOf=soon", "Authorization", Made.OFFICER)))
                .containsExactlyInAnyOrder("knownAt instant.invalid", "asOf date.invalid");
    }

    @Test
    void bad_questions_get_one_clear_answer() {
        assertThat(api.get("/evaluations/1").statusCode()).isEqualTo(401);
        for (String id : List.of("0", "nosuch", "-1", "999999999999999999", "9999999999999999999")) {
            assertThat(api.get("/evaluations/" + id, "Authorization", AUDITOR).statusCode())
                    .as(id)
                    .isEqualTo(404);
        }
        assertThat(Api.faults(api.get("/evaluations", "Authorization", AUDITOR)))
                .containsExactly("touchedBy field.missing");
        assertThat(Api.faults(
                        api.get("/evaluations?touchedBy=provision:no-such&limit=0&x=1", "Authorization", AUDITOR)))
                .containsExactlyInAnyOrder("touchedBy provision.unknown", "limit value.range", "x query.unknown");
        assertThat(api.get("/evaluations?touchedBy=aaaaaaaaaaaaaaaaaaaa", "Authorization", AUDITOR)
                        .statusCode())
                .isEqualTo(404);
        String subject = made.holder();
        assertThat(Api.faults(api.get("/subjects/" + subject + "/grades/mining/history?cursor=MTIz&limit=201")))
                .containsExactlyInAnyOrder("cursor cursor.invalid", "limit value.range");
        assertThat(api.get("/subjects/" + subject + "/grades/industry/history").statusCode())
                .isEqualTo(404);
        assertThat(api.get("/evaluations/1?replay=perhaps", "Authorization", AUDITOR)
                        .statusCode())
                .isEqualTo(400);
    }
}

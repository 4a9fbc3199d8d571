package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is foretold comes: the clock is moved to the day that was named, and the grade is the one that was. */
class ForecastIT {

    private static final String PATH = "/subjects/%s/grades/%s/forecast";

    private final Api api = new Api();
    private final Made made = new Made(api);
    private final Schemas schemas = new Schemas(api.service());
    private final LocalDate today = LocalDate.parse(api.today());

    private JsonNode forecast(String subject, String sector, String... headers) {
        HttpResponse<String> answer = api.get(PATH.formatted(subject, sector), headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        schemas.check("get", "/subjects/{id}/grades/{sector}/forecast", answer);
        return Api.read(answer);
    }

    private JsonNode own(String subject, String sector) {
        return forecast(subject, sector, "Authorization", Tokens.subject(subject));
    }

    /** Status, grade and score of a change or an evaluation. */
    private static String words(JsonNode position) {
        return position.get("status").asString() + " " + position.path("grade").asString() + " "
                + position.path("score").asString();
    }

    private String graded(String subject, String sector) {
        return words(api.json("/subjects/" + subject + "/grades/" + sector));
    }

    /** Each change comes on its day and not the day before. */
    private void assertComes(String subject, String sector, JsonNode forecast) {
        String before = graded(subject, sector);
        assertThat(words(forecast.get("now"))).isEqualTo(before);
        for (JsonNode change : forecast.get("changes")) {
            LocalDate day = LocalDate.parse(change.get("on").asString());
            String held = before;
            api.on(
                    day.minusDays(1).toString(),
                    () -> assertThat(graded(subject, sector))
                            .as("the day before " + day)
                            .isEqualTo(held));
            api.on(day.toString(), () -> assertThat(graded(subject, sector)).isEqualTo(words(change)));
            before = words(change);
        }
    }

    private static JsonNode repair(JsonNode forecast, String record) {
        for (JsonNode repair : forecast.get("repairs")) {
            if (repair.get("record").asString().equals(record)) {
                return repair;
            }
        }
        throw new AssertionError("no outlook of " + record + " in " + forecast);
    }

    private String enter(String subject, String json) {
        return made.record(subject, json).get("id").asString();
    }

    @Test
    void five_years_after_its_decision_a_deduction_ends_on_the_day_that_was_foretold() {
        String subject = made.holder();
        enter(subject, Made.publicScore(870, today.minusDays(3)));
        LocalDate decided = today.minusYears(4).minusDays(11);
        String record = enter(subject, Made.adverse("holder-37-2", decided));

        JsonNode forecast = own(subject, "mining");

        assertThat(forecast.at("/changes/0/on").asString())
                .isEqualTo(decided.plusYears(5).plusDays(1).toString());
        assertThat(words(forecast.at("/changes/0"))).isEqualTo("graded A 974");
        assertThat(forecast.at("/changes/0/citation").asString()).isEqualTo("第十一条");
        assertThat(forecast.at("/changes/0/causes/0/record").asString()).isEqualTo(record);
        assertThat(Api.values(forecast.at("/changes/0/measures/added"), "code")).contains("ME118");
        assertComes(subject, "mining", forecast);
    }

    @Test
    void a_contract_passes_its_next_bounds_by_itself() {
        String subject = made.company("\"mining\": \"intermediary\"");
        enter(subject, Made.publicScore(870, today.minusDays(3)));
        enter(subject, """
                {"sector": "mining", "type": "contract", "decidedOn": "%s", "facts": {"dueOn": "%s", "funded": true},
                 "document": {"number": "（样例）%d号", "authority": "150700"}}""".formatted(today.minusYears(1), today.minusMonths(1), Made.next()));

        JsonNode forecast = own(subject, "mining");

        assertThat(forecast.get("changes")).hasSize(3 + 1);
        assertThat(words(forecast.at("/changes/2"))).isEqualTo("graded C 734");
        assertComes(subject, "mining", forecast);
    }

    @Test
    void a_repair_is_taken_on_the_day_that_was_foretold_and_not_the_day_before() {
        String subject = made.holder();
        enter(subject, Made.publicScore(870, today.minusDays(3)));
        LocalDate decided = today.minusDays(20);
        String record = enter(subject, Made.adverse("holder-37-2", decided));
        String filing = """
                {"kind": "repair", "about": {"record": "%s"}, "statement": "样例申请"}""".formatted(record);

        JsonNode repair = repair(own(subject, "mining"), record);

        LocalDate from = decided.plusYears(1).plusDays(1);
        assertThat(repair.get("from").asString()).isEqualTo(from.toString());
        assertThat(repair.at("/blockedBy/0/citation").asString()).isEqualTo("第二十六条第一款第（一）项");
        assertThat(repair.at("/blockedBy/0/until").asString())
                .isEqualTo(from.minusDays(1).toString());
        assertThat(Api.values(repair.get("papers"), "code")).contains("commitment");
        assertThat(words(repair.get("after"))).isEqualTo("graded A 974");
        api.on(
                from.minusDays(1).toString(),
                () -> assertThat(file(subject, filing)).isEqualTo(409));
        api.on(from.toString(), () -> {
            assertThat(file(subject, filing)).isEqualTo(201);
            assertThat(file(subject, filing)).isEqualTo(409);
            JsonNode underWay = repair(own(subject, "mining"), record);
            assertThat(underWay.has("from")).isFalse();
            assertThat(underWay.at("/blockedBy/0/citation").asString()).contains("第三十七条");
        });
    }

    private int file(String subject, String json) {
        return api.post("/procedures", json, "Authorization", Tokens.subject(subject))
                .statusCode();
    }

    @Test
    void a_licence_expires_and_a_new_year_begins_on_the_days_that_were_foretold() {
        String subject = made.company("\"fooddrug\": \"operator\"");
        enter(
                subject,
                fooddrug("licence", today.minusYears(1), "\"validUntil\": \"%s\",".formatted(today.plusDays(9)))
                        .replace("FACTS", "\"status\": \"valid\""));
        LocalDate newYear = LocalDate.of(today.getYear(), 1, 1);
        enter(subject, fooddrug("inspection", newYear, "").replace("FACTS", "\"assurance\": \"sound\""));
        enter(subject, fooddrug("inspection", newYear, "").replace("FACTS", "\"assurance\": \"sound\""));

        JsonNode forecast = own(subject, "fooddrug");

        assertThat(forecast.at("/now/grade").asString()).isEqualTo("A");
        assertThat(forecast.at("/changes/0/status").asString()).isEqualTo("ungraded");
        assertComes(subject, "fooddrug", forecast);
    }

    private static String fooddrug(String type, LocalDate on, String more) {
        return """
                {"sector": "fooddrug", "type": "%s", "decidedOn": "%s", %s "facts": {FACTS},
                 "document": {"number": "（样例）%d号", "authority": "150700"}}""".formatted(type, on, more, Made.next());
    }

    @Test
    void an_anonymous_reader_gets_the_days_but_nothing_of_records_that_are_not_public() {
        String subject = made.holder();
        enter(subject, Made.publicScore(870, today.minusDays(3)));
        String shown = enter(subject, Made.adverse("holder-37-2", today.minusYears(2)));
        String hidden = enter(
                subject,
                Made.adverse("holder-1-1", today.minusYears(3)).replaceFirst("}\\s*$", ", \"public\": false}"));

        JsonNode forecast = forecast(subject, "mining");
        JsonNode whole = own(subject, "mining");

        assertThat(forecast.toString()).contains(shown).doesNotContain(hidden);
        assertThat(whole.toString()).contains(shown, hidden);
        assertThat(days(forecast)).isEqualTo(days(whole));
        assertThat(forecast.at("/changes/0/causes/0/citation").asString()).isEqualTo("自治区政府令第234号第二十三条");
        assertThat(Api.values(forecast.get("repairs"), "record")).containsExactly(shown);
        assertThat(Api.values(whole.get("repairs"), "record")).containsExactlyInAnyOrder(shown, hidden);
        assertThat(api.get(
                                PATH.formatted(subject, "mining"),
                                "If-None-Match",
                                api.get(PATH.formatted(subject, "mining"))
                                        .headers()
                                        .firstValue("ETag")
                                        .orElseThrow())
                        .statusCode())
                .isEqualTo(304);
    }

    private static List<String> days(JsonNode forecast) {
        List<String> days = new ArrayList<>();
        forecast.get("changes").forEach(change -> days.add(change.get("on").asString() + " " + words(change)));
        return days;
    }

    @Test
    void another_office_sees_all_with_a_purpose_and_that_is_written_down() {
        String subject = made.holder();
        String hidden = enter(
                subject,
                Made.adverse("holder-1-1", today.minusYears(3)).replaceFirst("}\\s*$", ", \"public\": false}"));
        String foreign = Tokens.officer("150100", "mining");

        assertThat(forecast(subject, "mining", "Authorization", foreign).toString())
                .doesNotContain(hidden);
        assertThat(forecast(subject, "mining", "Authorization", foreign, "Purpose", "test")
                        .toString())
                .contains(hidden);
        assertThat(api.sql(
                        "select count(*) from audit_entry where action = 'grade.read' and subject = ?"
                                + " and detail like '%until%'",
                        subject))
                .containsExactly("1");
    }

    @Test
    void the_last_day_has_bounds_and_shortens() {
        String subject = made.holder();
        enter(subject, Made.publicScore(870, today.minusDays(3)));
        enter(subject, Made.adverse("holder-37-2", today.minusYears(4)));
        String path = PATH.formatted(subject, "mining") + "?until=";

        assertThat(Api.faults(api.get(path + today.plusYears(6).plusDays(1)))).containsExactly("until date.too-far");
        assertThat(Api.faults(api.get(path + today.minusDays(1)))).containsExactly("until date.order");
        assertThat(Api.faults(api.get(path + "soon&nosuch=1")))
                .containsExactlyInAnyOrder("until date.invalid", "nosuch query.unknown");
        assertThat(api.json(path + today.plusYears(6)).get("changes")).hasSize(1);
        assertThat(api.json(path + today).get("changes")).isEmpty();
        assertThat(api.get(PATH.formatted(subject, "fooddrug")).statusCode()).isEqualTo(404);
        assertThat(api.get(PATH.formatted(subject, "Mining")).statusCode()).isEqualTo(404);
    }
}

package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Draft laws that are tried on the files of the sample region. */
class SimulationIT {

    private static final String AGENCY = Tokens.office("agency", "150000");
    private static final String HARDER = """
            {"changes": [{"rule": "A", "value": 990}, {"provision": "holder-37-2", "points": -400}]}""";

    private final Api api = new Api();
    private final Made made = new Made(api);
    private final Schemas schemas = new Schemas(api.service());
    private final LocalDate today = LocalDate.parse(api.today());

    private HttpResponse<String> post(String sector, String json, String token) {
        HttpResponse<String> answer = api.post("/sectors/" + sector + "/simulations", json, "Authorization", token);
        schemas.check("post", "/sectors/{sector}/simulations", answer);
        return answer;
    }

    private JsonNode checked(String template, String path, String token) {
        HttpResponse<String> answer = api.get(path, "Authorization", token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        schemas.check("get", template, answer);
        return Api.read(answer);
    }

    /** The path of a simulation that is done. */
    private String done(String sector, String json, String token) {
        HttpResponse<String> answer = post(sector, json, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String id = Api.read(answer).get("id").asString();
        for (int i = 0; i < 600; i++) {
            JsonNode job = Api.read(api.get("/jobs/" + id, "Authorization", token));
            if (job.has("finishedAt")) {
                assertThat(job.get("state").asString()).isEqualTo("done");
                return "/sectors/" + sector + "/simulations/" + id;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
        throw new AssertionError("the simulation " + id + " is not done");
    }

    private JsonNode simulation(String path, String token) {
        return checked("/sectors/{sector}/simulations/{simulation}", path, token);
    }

    private static long moved(JsonNode matrix) {
        return matrix.valueStream()
                .filter(cell -> !cell.get("from").equals(cell.get("to")))
                .mapToLong(cell -> cell.get("number").asLong())
                .sum();
    }

    @Test
    void a_draft_shows_who_would_move_from_which_grade_to_which() {
        String subject = made.holder();
        made.record(subject, Made.publicScore(900, today.minusDays(3)));
        made.record(subject, Made.adverse("holder-37-2", today.minusDays(2)));
        List<String> before = kept();
        String path = done("mining", HARDER, AGENCY);
        JsonNode simulation = simulation(path, AGENCY);

        // Nothing real has changed.
        assertThat(kept()).isEqualTo(before);
        assertThat(simulation.at("/base/ruleSet").asString()).isEqualTo("mining-2020-12-01");
        assertThat(simulation.at("/draft/ruleSet").asString()).startsWith("mining-2020-12-01+draft-");
        assertThat(simulation.get("changes"))
                .isEqualTo(Api.MAPPER.readTree(HARDER).get("changes"));
        assertThat(simulation.get("keptUntil").asString())
                .isEqualTo(today.plusDays(90).toString());
        assertThat(simulation.get("subjects").asLong())
                .isGreaterThanOrEqualTo(
                        Long.parseLong(api.sql("select count(*) from running_grade where sector = 'mining'")
                                        .get(0))
                                - 50);

        // The matrix counts everybody once, in all and by area; harder rules never raise a grade.
        JsonNode matrix = simulation.get("matrix");
        assertThat(matrix.valueStream()
                        .mapToLong(cell -> cell.get("number").asLong())
                        .sum())
                .isEqualTo(simulation.get("subjects").asLong());
        assertThat(moved(matrix)).isEqualTo(simulation.get("moved").asLong()).isPositive();
        matrix.forEach(cell -> assertThat(cell.get("to").asString())
                .isGreaterThanOrEqualTo(cell.get("from").asString()));
        assertThat(matrix.valueStream()
                        .anyMatch(cell -> cell.get("from").asString().equals("A")
                                && cell.get("to").asString().equals("B")))
                .isTrue();
        long leagues = simulation
                .get("areas")
                .valueStream()
                .filter(area -> area.get("area").asString().endsWith("00")
                        && !area.get("area").asString().equals("150000"))
                .mapToLong(area -> area.get("subjects").asLong())
                .sum();
        // Some are the region's own.
        assertThat(leagues)
                .isPositive()
                .isLessThanOrEqualTo(simulation.get("subjects").asLong());
        assertThat(simulation.at("/areas/0/area").asString()).isEqualTo("150000");
        assertThat(simulation.at("/areas/0/matrix")).isEqualTo(matrix);

        // Each moved subject is shown before and after; the stateless evaluation knows only the law there is.
        long shown = 0;
        String cursor = "";
        do {
            JsonNode page = checked(
                    "/sectors/{sector}/simulations/{simulation}/moved", path + "/moved?limit=200" + cursor, AGENCY);
            shown += page.get("items").size();
            page.get("items")
                    .forEach(item -> assertThat(item.get("before").path("grade"))
                            .isNotEqualTo(item.get("after").path("grade")));
            cursor = page.has("next") ? "&cursor=" + page.get("next").asString() : "";
        } while (!cursor.isEmpty());
        assertThat(shown).isEqualTo(simulation.get("moved").asLong());

        // The subject sees its own and nobody else's.
        String template = "/sectors/{sector}/simulations/{simulation}/subjects/{id}";
        JsonNode own = checked(template, path + "/subjects/" + subject, Tokens.subject(subject));
        assertThat(own.get("moved").booleanValue()).isTrue();
        assertThat(own.at("/before/grade").asString())
                .isEqualTo(api.json("/subjects/" + subject + "/grades/mining")
                        .get("grade")
                        .asString());
        assertThat(own.at("/before/score").decimalValue()).isEqualByComparingTo("820");
        assertThat(own.at("/after/score").decimalValue()).isEqualByComparingTo("660");
        assertThat(api.get(path + "/subjects/" + subject, "Authorization", Tokens.subject(made.holder()))
                        .statusCode())
                .isEqualTo(403);
        assertThat(api.get(path + "/subjects/nobody-here", "Authorization", AGENCY)
                        .statusCode())
                .isEqualTo(404);
    }

    /** What is real: grades, evaluations, closed periods, entries on lists. */
    private List<String> kept() {
        return api.sql("select count(*) from evaluation union all select count(*) from prior_grade union all"
                + " select count(*) from listing union all select count(*) from closing union all"
                + " select coalesce(sum(crc32(concat_ws(' ', subject_id, status, grade, score))), 0) from running_grade"
                + " where sector = 'mining'");
    }

    @Test
    void an_office_tries_it_in_its_area_and_sees_no_more() {
        String league = Tokens.office("agency", "150700");
        String path = done("mining", HARDER, league);
        JsonNode simulation = simulation(path, league);
        assertThat(simulation.get("area").asString()).isEqualTo("150700");
        simulation
                .get("areas")
                .forEach(area -> assertThat(area.get("area").asString()).startsWith("1507"));
        String banner = Tokens.officer("150784", "mining");
        JsonNode part = simulation(path, banner);
        assertThat(part.get("area").asString()).isEqualTo("150784");
        assertThat(part.get("subjects").asLong())
                .isLessThan(simulation.get("subjects").asLong());
        checked("/sectors/{sector}/simulations/{simulation}/moved", path + "/moved?limit=200", banner)
                .get("items")
                .forEach(item -> assertThat(item.get("area").asString()).isEqualTo("150784"));
        for (String below : List.of("", "/moved")) {
            assertThat(api.get(path + below, "Authorization", Tokens.officer("150100", "mining"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(api.get(path + below, "Authorization", Tokens.officer("150700", "fooddrug"))
                            .statusCode())
                    .isEqualTo(403);
        }
        assertThat(api.get(path + "/moved?area=150100", "Authorization", banner).statusCode())
                .isEqualTo(403);
        assertThat(api.get("/sectors/fooddrug" + path.substring("/sectors/mining".length()), "Authorization", AGENCY)
                        .statusCode())
                .isEqualTo(404);
        assertThat(post("mining", HARDER.replace("]}", "], \"area\": \"150100\"}"), league)
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_draft_that_changes_nothing_moves_nobody_on_any_day() {
        String same = "{\"asOf\": \"%s\", \"changes\": [{\"rule\": \"39-1\", \"value\": 3}]}"
                .formatted(today.withDayOfYear(1).minusDays(1));
        JsonNode simulation = simulation(done("fooddrug", same, AGENCY), AGENCY);
        assertThat(simulation.get("moved").asLong()).isZero();
        assertThat(simulation.get("rescored").asLong()).isZero();
        assertThat(simulation.get("asOf").asString())
                .isEqualTo(today.withDayOfYear(1).minusDays(1).toString());
    }

    @Test
    void changes_that_cannot_be_applied_are_named_at_once() {
        assertThat(Api.faults(post("mining", """
                {"asOf": "2019-01-01", "area": "1", "x": 1, "changes": [{"provision": "nosuch", "points": -1}, {"rule": "16", "value": 1}]}""", AGENCY)))
                .containsExactlyInAnyOrder(
                        "/asOf date.before-rules",
                        "/area area.unknown",
                        "/x field.unknown",
                        "/changes/0/provision provision.unknown",
                        "/changes/1/value rule.without-number");
        assertThat(Api.faults(post("mining", "{}", AGENCY))).contains("/changes field.missing");
        assertThat(Api.faults(post("mining", "{\"changes\": [{\"close\": \"intermediary-6-1\"}]}", AGENCY)))
                .containsExactly("/changes law.unusable");
        assertThat(Api.faults(post("fooddrug", "{\"changes\": [{\"rule\": \"39-1\", \"value\": 2.5}]}", AGENCY)))
                .containsExactly("/changes law.unusable");
        assertThat(Api.faults(post("fooddrug", "{\"changes\": [{\"provision\": \"28-1b\", \"points\": 3}]}", AGENCY)))
                .containsExactly("/changes/0/points provision.formula");
        assertThat(post("mining", HARDER, Tokens.officer("150700", "mining")).statusCode())
                .isEqualTo(403);
        assertThat(post("nosuch", HARDER, AGENCY).statusCode()).isEqualTo(404);
    }
}

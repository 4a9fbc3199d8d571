package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GradesIT {

    private final Api api = new Api();

    private String subject(String sector, String condition) {
        return api.sql("select g.public_id from running_grade g where g.sector = ? " + condition + " limit 1", sector)
                .get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mining", "fooddrug", "industry"})
    void the_running_evaluation_comes_whole_and_is_not_final(String sector) {
        String id = subject(sector, "and grade = 'B'");
        JsonNode evaluation = api.json("/subjects/" + id + "/grades/" + sector);
        assertThat(evaluation.get("sector").asString()).isEqualTo(sector);
        assertThat(evaluation.get("asOf").asString()).isEqualTo(api.today());
        assertThat(evaluation.get("grade").asString()).isEqualTo("B");
        assertThat(evaluation.get("final").booleanValue()).isFalse();
        evaluation
                .get("lines")
                .forEach(line -> assertThat(line.has("citation") || line.has("undisclosed"))
                        .isTrue());
    }

    @Test
    void the_grades_of_all_sectors_are_listed() {
        String id = subject("mining", "and grade = 'C'");
        JsonNode mining = api.json("/subjects/" + id + "/grades").get("items").get(0);
        assertThat(mining.get("sector").asString()).isEqualTo("mining");
        assertThat(mining.get("legalStatus").asString()).isEqualTo("draft");
        assertThat(mining.at("/running/grade").asString()).isEqualTo("C");
        assertThat(mining.at("/running/score").isNumber()).isTrue();
    }

    @Test
    void what_is_in_force_is_the_last_closed_period() {
        String id = api.sql("select s.public_id from subject s join prior_grade p on p.subject_id = s.id"
                        + " where p.sector = 'fooddrug' limit 1")
                .get(0);
        List<String> last = api.sql(
                "select concat(period, ' ', grade) from prior_grade p join subject s on s.id = p.subject_id"
                        + " where s.public_id = ? and sector = 'fooddrug' order by period desc limit 1",
                id);
        api.json("/subjects/" + id + "/grades").get("items").forEach(item -> {
            if (item.get("sector").asString().equals("fooddrug")) {
                JsonNode inForce = item.get("inForce");
                assertThat(inForce.get("period").asString() + " "
                                + inForce.get("grade").asString())
                        .isEqualTo(last.get(0));
                assertThat(LocalDate.parse(inForce.get("since").asString()).getDayOfYear())
                        .isEqualTo(1);
            }
        });
    }

    @Test
    void a_role_not_held_and_an_unknown_sector_are_not_found() {
        String id = api.sql("select s.public_id from subject s where not exists (select 1 from subject_role r where"
                        + " r.subject_id = s.id and r.sector = 'fooddrug') limit 1")
                .get(0);
        assertThat(api.get("/subjects/" + id + "/grades/fooddrug").statusCode()).isEqualTo(404);
        assertThat(api.get("/subjects/" + id + "/grades/fooddrug?asOf=2025-01-01")
                        .statusCode())
                .isEqualTo(404);
        assertThat(api.get("/subjects/" + id + "/grades/Mining").statusCode()).isEqualTo(404);
    }

    @Test
    void another_day_has_bounds_and_may_lie_ahead() {
        String path = "/subjects/" + subject("mining", "and grade is not null") + "/grades/mining?asOf=";
        assertThat(Api.faults(api.get(path + "2020-11-30"))).containsExactly("asOf date.before-rules");
        assertThat(Api.faults(api.get(path + "2199-11-30"))).containsExactly("asOf date.too-far");
        assertThat(Api.faults(api.get(path + "soon"))).containsExactly("asOf date.invalid");
        assertThat(Api.faults(api.get(path + "2026-01-01&asOf=2026-01-02"))).containsExactly("asOf query.duplicate");
        String ahead = LocalDate.parse(api.today()).plusYears(5).toString();
        JsonNode then = api.json(path + ahead);
        assertThat(then.get("asOf").asString()).isEqualTo(ahead);
        assertThat(then.get("final").booleanValue()).isFalse();
        assertThat(api.json(path + api.today())).isEqualTo(api.json(path.substring(0, path.indexOf('?'))));
    }

    @Test
    void a_day_of_a_closed_period_is_final() {
        String period = api.sql("select max(period) from prior_grade where sector = 'fooddrug'")
                .get(0);
        String id = subject("fooddrug", "");
        assertThat(api.json("/subjects/" + id + "/grades/fooddrug?asOf=" + period + "-12-31")
                        .get("final")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void who_may_not_see_a_line_sees_how_many_there_are_and_what_they_sum_up_to() {
        List<String> ids = api.sql("select public_id from running_grade where sector = 'mining'"
                + " and instr(answer_zh, '\"undisclosed\"') > 0 limit 3");
        assertThat(ids).isNotEmpty();
        for (String id : ids) {
            JsonNode lines = api.json("/subjects/" + id + "/grades/mining").get("lines");
            JsonNode rest = lines.get(lines.size() - 1);
            assertThat(rest.get("undisclosed").intValue()).isPositive();
            assertThat(rest.get("points").isNumber()).isTrue();
            assertThat(rest.propertyNames()).containsExactly("undisclosed", "points");
        }
    }

    @Test
    void a_repaired_record_is_not_to_be_seen_on_any_day() {
        List<String> repaired = api.sql("select r.public_id from credit_record r where r.repaired_on <= current_date"
                + " and r.sector = 'mining' limit 5");
        assertThat(repaired).isNotEmpty();
        for (String record : repaired) {
            String id = api.sql(
                            "select s.public_id from subject s join credit_record r on r.subject_id = s.id where r.public_id = ?",
                            record)
                    .get(0);
            String decided = api.sql("select decided_on from credit_record where public_id = ?", record)
                    .get(0);
            assertThat(api.get("/subjects/" + id + "/grades/mining").body()).doesNotContain(record);
            assertThat(api.get("/subjects/" + id + "/grades/mining?asOf=" + decided)
                            .body())
                    .doesNotContain(record);
            assertThat(api.all("/subjects/" + id + "/records").toString()).doesNotContain(record);
        }
    }

    @Test
    void m13_a_penalty_that_is_not_final_neither_counts_nor_is_told() {
        List<String> open = api.sql("select public_id from credit_record where basis = 'penalty' and final_on is null"
                + " and sector = 'mining' limit 5");
        assertThat(open).isNotEmpty();
        for (String record : open) {
            String id = api.sql(
                            "select s.public_id from subject s join credit_record r on r.subject_id = s.id where r.public_id = ?",
                            record)
                    .get(0);
            assertThat(api.get("/subjects/" + id + "/grades/mining").body()).doesNotContain(record);
            assertThat(api.all("/subjects/" + id + "/records").toString()).doesNotContain(record);
            assertThat(api.sql(
                            "select uncompressed_length(input) from evaluation e join subject s on s.id = e.subject_id"
                                    + " where s.public_id = ? and sector = 'mining'",
                            id))
                    .isNotEmpty();
        }
    }

    @Test
    void a_new_day_is_graded_anew_and_kept() {
        String id = subject("mining", "and grade = 'B'");
        String path = "/subjects/" + id + "/grades/mining";
        HttpResponse<String> today = api.get(path);
        String tomorrow = LocalDate.parse(api.today()).plusDays(1).toString();
        api.on(tomorrow, () -> {
            HttpResponse<String> first = api.get(path);
            assertThat(Api.read(first).get("asOf").asString()).isEqualTo(tomorrow);
            assertThat(api.sql("select day from running_grade where sector = 'mining' and public_id = ?", id))
                    .containsExactly(tomorrow);
            assertThat(api.get(path).headers().firstValue("ETag"))
                    .isEqualTo(first.headers().firstValue("ETag"))
                    .isNotEqualTo(today.headers().firstValue("ETag"));
            assertThat(api.json("/subjects/" + id).at("/grades/0/running/asOf").asString())
                    .isEqualTo(tomorrow);
        });
        assertThat(api.get(path).body()).isEqualTo(today.body());
        assertThat(api.sql(
                        "select count(*) from evaluation e join subject s on s.id = e.subject_id"
                                + " where s.public_id = ? and e.sector = 'mining'",
                        id))
                .as("only the day has changed, so no further evaluation is kept")
                .containsExactly("1");
    }

    @Test
    void english_lines_for_who_prefers_them() {
        String id = subject("mining", "and grade = 'C'");
        JsonNode english = Api.read(api.get("/subjects/" + id + "/grades/mining", "Accept-Language", "en"));
        JsonNode chinese = Api.read(api.get("/subjects/" + id + "/grades/mining"));
        assertThat(english.get("score")).isEqualTo(chinese.get("score"));
        assertThat(english.at("/lines/0/why").asString())
                .isNotEqualTo(chinese.at("/lines/0/why").asString());
    }
}

package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Periods that the clock closes, on the day after each ends. */
class ClosingClockIT {

    private static Region region;

    @BeforeAll
    static void start() {
        region = Region.start("closing-clock", Map.of());
    }

    @AfterAll
    static void stop() {
        region.close();
    }

    private final Api api = region.api();
    private final LocalDate today = LocalDate.parse(api.today());

    private List<String> closed(String sector) {
        return Api.values(api.json("/sectors/" + sector + "/closings?limit=200").get("items"), "period");
    }

    private List<String> quartersUntil(LocalDate day) {
        List<String> quarters = new ArrayList<>();
        LocalDate began = today.withDayOfMonth(1).minusMonths((today.getMonthValue() - 1) % 3);
        for (; began.plusMonths(3).isBefore(day.plusDays(1)); began = began.plusMonths(3)) {
            quarters.add(began.getYear() + "-Q" + (began.getMonthValue() + 2) / 3);
        }
        return quarters.reversed();
    }

    @Test
    void what_ends_is_closed_by_itself_in_turn_also_after_the_clock_has_stood_still_for_long() {
        List<String> miningBefore = closed("mining");
        List<String> fooddrugBefore = closed("fooddrug");
        // Nothing that ended before the service was there is closed by it.
        assertThat(api.sql("select count(*) from closing where not taken_over")).containsExactly("0");
        String newcomer = newcomer();

        LocalDate later = LocalDate.of(today.getYear() + 2, 1, 3);
        api.on(later.toString(), () -> {
            region.await(
                    "closings",
                    () -> closed("fooddrug").size() == fooddrugBefore.size() + 2
                            && closed("mining").size()
                                    == miningBefore.size()
                                            + quartersUntil(later).size());
            assertThat(closed("mining").subList(0, quartersUntil(later).size())).isEqualTo(quartersUntil(later));
            assertThat(closed("fooddrug").subList(0, 2))
                    .containsExactly(Integer.toString(today.getYear() + 1), Integer.toString(today.getYear()));
            assertThat(api.sql(
                            "select period from closing c join closing_run r on r.id = c.run_id join job j on j.id = r.job_id"
                                    + " where c.sector = 'mining' order by j.finished_at, j.id"))
                    .isEqualTo(quartersUntil(later).reversed());

            // The grade of a closed year is the prior grade of the next, and the one in force.
            JsonNode grades = api.json("/subjects/" + newcomer + "/grades");
            assertThat(grades.at("/items/0/inForce/period").asString())
                    .isEqualTo(Integer.toString(today.getYear() + 1));
            assertThat(api.sql(
                            "select period from prior_grade p join subject s on s.id = p.subject_id where s.public_id = ?"
                                    + " order by period",
                            newcomer))
                    .hasSize(2);

            // Every grade is one of the day, though nobody has asked for most of them.
            region.await(
                    "grades",
                    () -> api.sql("select count(*) from running_grade where day <> ?", later)
                            .equals(List.of("0")));
        });

        // Whoever lives before its end does not know the period as closed.
        assertThat(api.json("/subjects/" + newcomer + "/grades/fooddrug?asOf=" + today)
                        .get("final")
                        .booleanValue())
                .isFalse();
    }

    /** An operator that is graded this year and the next. */
    private String newcomer() {
        String officer = region.office("officer", "150700", "fooddrug");
        String code = Made.code();
        assertThat(api.post("/subjects", """
                {"kind": "legal-person", "code": "%s", "name": "样例新办食品有限公司", "area": "150784", "roles": {"fooddrug": "operator"}}""".formatted(code), "Authorization", officer)
                        .statusCode())
                .isEqualTo(201);
        assertThat(api.post("/subjects/" + code + "/records", """
                {"sector": "fooddrug", "type": "licence", "decidedOn": "%s", "facts": {"status": "valid"},
                 "document": {"number": "（样例）许可1号", "authority": "150700"}}""".formatted(today), "Authorization", officer)
                        .statusCode())
                .isEqualTo(201);
        for (int year = 0; year <= 1; year++) {
            LocalDate begun = year == 0 ? today : LocalDate.of(today.getYear() + year, 2, 1);
            api.on(begun.toString(), () -> {
                for (int number = 0; number < 2; number++) {
                    assertThat(api.post(
                                            "/subjects/" + code + "/records",
                                            """
                            {"sector": "fooddrug", "type": "inspection", "decidedOn": "%s", "facts": {"assurance": "sound"},
                             "document": {"number": "（样例）检查%d%s号", "authority": "150700"}}""".formatted(begun, number, begun),
                                            "Authorization",
                                            officer)
                                    .statusCode())
                            .isEqualTo(201);
                }
            });
        }
        return code;
    }
}

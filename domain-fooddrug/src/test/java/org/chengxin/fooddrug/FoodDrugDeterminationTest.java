package org.chengxin.fooddrug;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Flag;
import org.chengxin.core.evaluation.OpenQuestion;
import org.chengxin.core.evaluation.Status;
import org.chengxin.core.file.TestFile;
import org.chengxin.core.file.TestRecord;
import org.chengxin.core.sector.Sector;
import org.junit.jupiter.api.Test;

/** Reading P14, and article 38 (一): what is left to an officer. */
class FoodDrugDeterminationTest {

    private static final Sector SECTOR = new Sector(new FoodDrugSector());
    private static final String DAY = "2024-10-31";

    private static TestFile file() {
        return TestFile.of(SECTOR, "operator");
    }

    private static TestRecord determined(String id, String on, String grade) {
        return TestRecord.of(id, "determination", on).fact("grade", grade).fact("reason", "样例理由");
    }

    private static List<String> open(TestFile file) {
        Evaluation evaluation = file.on(DAY);
        return new FoodDrugSector()
                .openQuestions(file.build(), evaluation).stream()
                        .map(OpenQuestion::kind)
                        .toList();
    }

    @Test
    void P14_aDeterminationGradesWhomTheRulesGradeNot() {
        assertThat(file().on(DAY).status()).isEqualTo(Status.UNGRADED);
        assertThat(open(file())).containsExactly("grade");
        Evaluation evaluation = file().with(determined("d", "2024-03-01", "B")).on(DAY);
        assertThat(evaluation.grade().letter()).isEqualTo("B");
        assertThat(evaluation.missing()).isEmpty();
        assertThat(evaluation.flags()).extracting(Flag::flag).containsExactly("human-determination");
        assertThat(open(file().with(determined("d", "2024-03-01", "B")))).isEmpty();
    }

    @Test
    void P14_theLatestOfThePeriodCountsAndEndsWithIt() {
        TestFile twice = file().with(determined("d", "2024-03-01", "B"), determined("e", "2024-05-01", "C"));
        assertThat(twice.on("2024-04-30").grade().letter()).isEqualTo("B");
        assertThat(twice.on("2024-12-31").grade().letter()).isEqualTo("C");
        assertThat(twice.on("2025-01-01").status()).isEqualTo(Status.UNGRADED);
        assertThat(file().with(determined("d", "2023-12-31", "B")).on(DAY).status())
                .isEqualTo(Status.UNGRADED);
    }

    @Test
    void P14_theRulesGoFirst() {
        TestFile worse = file().with(
                        determined("d", "2024-03-01", "A"),
                        TestRecord.of("x", "finding", "2024-04-01").fact("finding", "banned-person-employed"));
        assertThat(worse.on(DAY).grade().letter()).isEqualTo("D");
        assertThat(worse.on(DAY).flags()).isEmpty();
    }

    @Test
    void afterTwoYearsOfBSomebodyHasToFindWhetherThereIsAnImprovement() {
        TestFile twoYears = file().prior("2022", "B").prior("2023", "B");
        assertThat(open(twoYears)).containsExactly("grade", "no-clear-improvement");
        TestFile found =
                twoYears.with(TestRecord.of("x", "finding", "2024-04-01").fact("finding", "no-clear-improvement"));
        assertThat(found.on(DAY).grade().letter()).isEqualTo("C");
        assertThat(open(found)).isEmpty();
    }
}

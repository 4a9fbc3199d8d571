package org.chengxin.fooddrug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.core.file.TestRecord.adverse;
import static org.chengxin.fooddrug.Operator.batches;
import static org.chengxin.fooddrug.Operator.finding;
import static org.chengxin.fooddrug.Operator.fine;
import static org.chengxin.fooddrug.Operator.lists;
import static org.chengxin.fooddrug.Operator.outcome;
import static org.chengxin.fooddrug.Operator.responsibility;
import static org.chengxin.fooddrug.Operator.sound;

import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.TestFile;
import org.chengxin.core.file.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings F15, P1, P5: what follows for the red, severe and black lists. */
class FoodDrugListReadingsTest {

    private static final String LAST = "2024-12-31";

    // ---- red

    @Test
    void F15_entersRedWithTwoYearsAAndVerifiedResponsibility() {
        TestFile file = sound().prior("2023", "A").with(responsibility("2024-06-01", true));
        assertThat(lists(file.on(LAST))).containsExactly("red enter");
        assertThat(file.on(LAST).lists().get(0).citation().text()).isEqualTo("第四十六条第（一）项");
    }

    @Test
    void F15_entersRedWithThreeYearsAWithoutMore() {
        TestFile file = sound().prior("2023", "A").prior("2022", "A");
        assertThat(lists(file.on(LAST))).containsExactly("red enter");
        assertThat(file.on(LAST).lists().get(0).citation().text()).isEqualTo("第四十六条第（二）项");
    }

    @Test
    void F15_unverifiedOrOtherYearsResponsibilityIsNotEnough() {
        TestFile file = sound().prior("2023", "A");
        assertThat(lists(file.on(LAST))).isEmpty();
        assertThat(lists(file.with(responsibility("2024-06-01", false)).on(LAST)))
                .isEmpty();
        assertThat(lists(file.with(responsibility("2023-06-01", true)).on(LAST)))
                .isEmpty();
        assertThat(lists(file.with(responsibility("2025-01-01", true)).on(LAST)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"B, A", "C, A", "A, B", "D, D"})
    void F15_bothYearsMustBeA(String before, String twoBefore) {
        TestFile file = sound().prior("2023", before).prior("2022", twoBefore);
        assertThat(lists(file.on(LAST))).isEmpty();
    }

    @Test
    void F15_aGapOfAYearBreaksTheRow() {
        assertThat(lists(sound().prior("2022", "A")
                        .prior("2021", "A")
                        .with(responsibility("2024-06-01", true))
                        .on(LAST)))
                .isEmpty();
    }

    @Test
    void F15_thisYearMustBeA() {
        TestFile file = sound().prior("2023", "A").prior("2022", "A").with(fine("f", "2024-05-05", "100"));
        assertThat(outcome(file.on(LAST))).isEqualTo("B");
        assertThat(lists(file.on(LAST))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-12-30", "2024-11-30", "2024-09-30"})
    void F15_entryOnlyOn31December(String day) {
        TestFile file = sound().prior("2023", "A").prior("2022", "A").with(responsibility("2024-06-01", true));
        assertThat(lists(file.on(day))).isEmpty();
        assertThat(lists(file.on(LAST))).containsExactly("red enter");
    }

    @Test
    void P1_enterIsGivenAlsoToWhoIsOnTheListAlready() {
        TestFile file = sound().prior("2023", "A").prior("2022", "A").listed(ListKind.RED, "2023-12-31", null);
        assertThat(lists(file.on(LAST))).containsExactly("red enter");
    }

    @ParameterizedTest
    @CsvSource({"9, 0", "10, 1", "11, 1", "49, 1"})
    void F15_leavesRedAsSoonAsDemeritsReachTen(int demerits, int leaves) {
        TestFile file = sound().listed(ListKind.RED, "2022-12-31", null).with(batches("b", "2024-05-05", demerits));
        assertThat(lists(file.on("2024-05-05"))).hasSize(leaves);
        assertThat(lists(file.on("2024-05-04"))).isEmpty();
    }

    @Test
    void P1_leaveOnlyForWhoIsOnTheListThatDay() {
        TestFile file = sound().with(batches("b", "2024-05-05", 10));
        assertThat(lists(file.on(LAST))).isEmpty();
        assertThat(lists(file.listed(ListKind.RED, "2022-12-31", LAST).on(LAST)))
                .as("still listed on the day until")
                .containsExactly("red leave");
        assertThat(lists(file.listed(ListKind.RED, "2022-12-31", "2024-12-30").on(LAST)))
                .isEmpty();
        assertThat(lists(file.listed(ListKind.RED, LAST, null).on(LAST))).containsExactly("red leave");
        assertThat(lists(file.listed(ListKind.RED, "2025-01-01", null).on(LAST)))
                .isEmpty();
        assertThat(lists(file.listed(ListKind.BLACK, "2022-12-31", null).on(LAST)))
                .as("another list")
                .isEmpty();
        assertThat(lists(file.listedIn("mining", ListKind.RED, "2022-12-31", null)
                        .on(LAST)))
                .as("another sector’s list")
                .isEmpty();
    }

    @Test
    void F15_whoLosesAByASmallFineStaysOnTheRedList() {
        TestFile file = sound().listed(ListKind.RED, "2022-12-31", null).with(fine("f", "2024-05-05", "100"));
        assertThat(outcome(file.on(LAST))).isEqualTo("B");
        assertThat(lists(file.on(LAST))).isEmpty();
    }

    // ---- severe

    @Test
    void F15_proposesSevereWheneverTheGradeIsD() {
        assertThat(lists(sound().with(
                                fine("a", "2024-05-05", "100"),
                                fine("b", "2024-05-05", "100"),
                                fine("c", "2024-05-05", "100"))
                        .on(LAST)))
                .as("three penalties, nothing of 50 at once")
                .containsExactly("severe propose");
        assertThat(lists(sound().with(adverse("x", "27-8", "2024-05-05")).on(LAST)))
                .as("C")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"banned-person-employed", "criminal-liability-major-accident"})
    void F15_theOtherFindingsProposeSevereOnly(String what) {
        assertThat(lists(sound().with(finding(what, "2024-05-05")).on(LAST))).containsExactly("severe propose");
    }

    @Test
    void P1_proposeIsGivenAlsoToWhoIsListedAlready() {
        TestFile file = sound().listed(ListKind.SEVERE, "2023-12-31", null)
                .listed(ListKind.BLACK, "2023-12-31", null)
                .with(adverse("x", "27-12", "2024-05-05"));
        assertThat(lists(file.on(LAST))).containsExactly("black propose", "severe propose");
    }

    @Test
    void F15_aListingIsNotItselfANewGroundForD() {
        TestFile file = sound().listed(ListKind.SEVERE, "2023-12-31", null).listed(ListKind.BLACK, "2023-12-31", null);
        assertThat(outcome(file.on(LAST))).isEqualTo("A");
        assertThat(lists(file.on(LAST))).isEmpty();
    }

    // ---- black

    @ParameterizedTest
    @ValueSource(strings = {"27-10c", "27-11b", "27-12", "27-13", "27-14", "30-3", "31-2", "33-1"})
    void F15_proposesBlackWithOneCountedLineOfFifty(String code) {
        assertThat(lists(sound().with(adverse("x", code, "2024-05-05")).on(LAST)))
                .containsExactly("black propose", "severe propose");
    }

    @Test
    void F15_fiftyAddedUpIsNotOneTimeFifty() {
        assertThat(lists(sound().with(adverse("x", "29-4", "2024-05-05"), adverse("y", "27-5b", "2024-05-05"))
                        .on(LAST)))
                .containsExactly("severe propose");
    }

    @Test
    void F15_proposesBlackWithTheFindingBlacklisted() {
        Evaluation evaluation =
                sound().with(finding("blacklisted", "2024-05-05")).on(LAST);
        assertThat(lists(evaluation)).containsExactly("black propose", "severe propose");
        assertThat(evaluation.lists().get(0).citation().text()).isEqualTo("第四十八条第（一）项");
    }

    @Test
    void F15_proposesBlackOnceWithBothGrounds() {
        assertThat(lists(sound().with(finding("blacklisted", "2024-05-05"), adverse("x", "27-12", "2024-05-05"))
                        .on(LAST)))
                .containsExactly("black propose", "severe propose");
    }

    @Test
    void F19_aRepairedFiftyNoLongerProposes() {
        assertThat(lists(sound().with(adverse("x", "27-12", "2024-05-05").repaired(LAST))
                        .on(LAST)))
                .isEmpty();
    }

    @Test
    void F15_anUngradedFileStillLeavesTheRedList() {
        Evaluation evaluation = Operator.blank()
                .listed(ListKind.RED, "2022-12-31", null)
                .with(adverse("x", "27-5b", "2024-05-05"))
                .on(LAST);
        assertThat(outcome(evaluation)).isEqualTo("ungraded");
        assertThat(lists(evaluation)).containsExactly("red leave");
    }

    // ---- P5

    @Test
    void P5_anExcludedFileHasNoListEffects() {
        TestFile file = sound().listed(ListKind.RED, "2022-12-31", null).with(adverse("x", "27-12", "2024-05-05"));
        assertThat(lists(file.dissolved().on(LAST))).isEmpty();
        assertThat(lists(file.with(TestRecord.of("end", "licence", "2024-10-01").fact("status", "cancelled"))
                        .on(LAST)))
                .isEmpty();
    }
}

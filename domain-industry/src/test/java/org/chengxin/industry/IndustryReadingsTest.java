package org.chengxin.industry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.industry.Enterprise.abnormal;
import static org.chengxin.industry.Enterprise.assessment;
import static org.chengxin.industry.Enterprise.blank;
import static org.chengxin.industry.Enterprise.complaint;
import static org.chengxin.industry.Enterprise.flagged;
import static org.chengxin.industry.Enterprise.flags;
import static org.chengxin.industry.Enterprise.good;
import static org.chengxin.industry.Enterprise.national;
import static org.chengxin.industry.Enterprise.outcome;
import static org.chengxin.industry.Enterprise.serious;

import org.chengxin.core.evaluation.Condition;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Status;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.TestFile;
import org.chengxin.core.file.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings I1 to I4, P10, P12, T1, T7. */
class IndustryReadingsTest {

    private static final String DAY = "2025-06-30";

    // ---- I1

    @ParameterizedTest(name = "national {0}: grade {1}")
    @CsvSource({"优+, A", "优, A", "良+, B", "良, B", "良-, B", "中+, C", "中, C", "中-, C", "差, D"})
    void I1_theNineNationalResults(String result, String grade) {
        Evaluation evaluation =
                blank().with(national("n", "2025-01-01", result)).on(DAY);
        assertThat(outcome(evaluation)).isEqualTo(grade);
        assertThat(evaluation.conditions())
                .singleElement()
                .satisfies(condition -> assertThat(condition.citation().text()).isEqualTo("第五条"));
    }

    @Test
    void I1_T7_theLatestNationalResultOnOneDayTheLaterInTheFile() {
        TestFile file = blank().with(
                        national("late", "2025-03-01", "中"),
                        national("early", "2025-01-01", "优"),
                        national("after", "2025-07-01", "差"));
        assertThat(outcome(file.on(DAY))).isEqualTo("C");
        assertThat(outcome(file.on("2025-02-28"))).isEqualTo("A");
        assertThat(outcome(file.on("2025-07-01"))).isEqualTo("D");
        assertThat(outcome(file.with(national("same", "2025-03-01", "良")).on(DAY)))
                .isEqualTo("B");
    }

    @Test
    void I1_aNationalResultHasNoTerm() {
        assertThat(outcome(blank().with(national("n", "2023-05-25", "优")).on("2035-01-01")))
                .isEqualTo("A");
    }

    // ---- I2

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C", "D"})
    void I2_anAssessmentAloneDecides(String grade) {
        assertThat(outcome(blank().with(assessment("a", "2025-01-01", grade)).on(DAY)))
                .isEqualTo(grade);
    }

    @Test
    void I2_T1_itHoldsForOneYearItsLastDayIncluded() {
        TestFile file = blank().with(assessment("a", "2024-06-30", "B"));
        assertThat(outcome(file.on("2024-06-29"))).isEqualTo("ungraded");
        assertThat(outcome(file.on("2024-06-30"))).isEqualTo("B");
        assertThat(outcome(file.on("2025-06-30"))).isEqualTo("B");
        assertThat(outcome(file.on("2025-07-01"))).isEqualTo("ungraded");
        TestFile leap = blank().with(assessment("a", "2024-02-29", "B"));
        assertThat(outcome(leap.on("2025-02-28"))).isEqualTo("B");
        assertThat(outcome(leap.on("2025-03-01"))).isEqualTo("ungraded");
    }

    @Test
    void I2_theLaterOneDecides() {
        assertThat(outcome(blank().with(national("n", "2025-01-01", "优"), assessment("a", "2025-01-02", "C"))
                        .on(DAY)))
                .isEqualTo("C");
        assertThat(outcome(blank().with(assessment("a", "2025-01-02", "C"), national("n", "2025-01-03", "优"))
                        .on(DAY)))
                .isEqualTo("A");
    }

    @Test
    void I2_onOneDayTheAssessmentWhateverTheOrder() {
        TestRecord own = assessment("a", "2025-01-01", "C");
        TestRecord result = national("n", "2025-01-01", "优");
        assertThat(outcome(blank().with(own, result).on(DAY))).isEqualTo("C");
        assertThat(outcome(blank().with(result, own).on(DAY))).isEqualTo("C");
    }

    @Test
    void I2_onceItHasEndedTheNationalResultDecidesAgain() {
        TestFile file = blank().with(national("n", "2024-01-01", "优"), assessment("a", "2024-06-30", "C"));
        assertThat(outcome(file.on("2025-06-30"))).isEqualTo("C");
        assertThat(outcome(file.on("2025-07-01"))).isEqualTo("A");
    }

    @Test
    void I2_theLatestAssessment() {
        TestFile file = blank().with(assessment("late", "2025-03-01", "D"), assessment("early", "2025-01-01", "A"));
        assertThat(outcome(file.on(DAY))).isEqualTo("D");
        assertThat(outcome(file.with(assessment("same", "2025-03-01", "B")).on(DAY)))
                .as("on one day the later in the file")
                .isEqualTo("B");
    }

    @Test
    void I2_theConditionThatDecidedIsTheOneMet() {
        Evaluation evaluation = blank().with(national("n", "2025-01-01", "优"), assessment("a", "2025-01-01", "C"))
                .on(DAY);
        assertThat(evaluation.conditions()).hasSize(2);
        assertThat(evaluation.conditions().stream().filter(Condition::met))
                .singleElement()
                .satisfies(condition -> assertThat(condition.citation().text()).isEqualTo("第四条"));
    }

    // ---- I3, P12

    @Test
    void I3_neitherIsUngraded() {
        Evaluation evaluation = blank().on(DAY);
        assertThat(evaluation.status()).isEqualTo(Status.UNGRADED);
        assertThat(evaluation.missing())
                .extracting(missing -> missing.citation().text())
                .containsExactlyInAnyOrder("第五条", "第四条");
        assertThat(flags(evaluation)).isEmpty();
    }

    @Test
    void P12_neverAScoreNorAPeriodNorLines() {
        Evaluation evaluation = good().with(complaint("c", "2025-01-01")).on(DAY);
        assertThat(evaluation.score()).isNull();
        assertThat(evaluation.period()).isNull();
        assertThat(evaluation.lines()).isEmpty();
        assertThat(evaluation.lists()).isEmpty();
    }

    @Test
    void aSubjectThatNoLongerExistsIsExcluded() {
        Evaluation evaluation = good().dissolved().on(DAY);
        assertThat(evaluation.status()).isEqualTo(Status.EXCLUDED);
        assertThat(evaluation.grade()).isNull();
    }

    // ---- I4

    @ParameterizedTest
    @CsvSource({"A, false", "B, false", "C, true", "D, true"})
    void I4_gradeCOrD(String grade, boolean flagged) {
        assertThat(flagged(blank().with(assessment("a", "2025-01-01", grade)), DAY))
                .isEqualTo(flagged);
    }

    @Test
    void I4_theGradeInForceNotTheOtherOne() {
        assertThat(flagged(blank().with(national("n", "2025-01-01", "差"), assessment("a", "2025-01-02", "A")), DAY))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "2, false", "3, true", "4, true"})
    void I4_threeOrMoreUpheldComplaints(int count, boolean flagged) {
        TestFile file = good();
        for (int i = 0; i < count; i++) {
            file = file.with(complaint("c" + i, "2025-01-01"));
        }
        assertThat(flagged(file, DAY)).isEqualTo(flagged);
    }

    @Test
    void I4_onlyUpheldOnes() {
        TestFile file = good().with(
                        complaint("a", "2025-01-01"),
                        complaint("b", "2025-01-01"),
                        TestRecord.of("c", "complaint", "2025-01-01"),
                        TestRecord.of("d", "complaint", "2025-01-01").fact("upheld", false));
        assertThat(flagged(file, DAY)).isFalse();
        assertThat(flagged(file.with(complaint("e", "2025-01-01")), DAY)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2024-06-30, true", "2024-06-29, false", "2025-06-30, true", "2025-07-01, false"})
    void I4_complaintsWithinAYear(String third, boolean flagged) {
        TestFile file = good().with(complaint("a", "2025-01-01"), complaint("b", "2025-01-01"), complaint("c", third));
        assertThat(flagged(file, DAY)).isEqualTo(flagged);
    }

    @ParameterizedTest
    @CsvSource({"2024-06-30, true", "2024-06-29, false", "2025-06-30, true", "2025-07-01, false"})
    void I4_aSeriousPenaltyWithinAYear(String day, boolean flagged) {
        assertThat(flagged(good().with(serious("p", day)), DAY)).isEqualTo(flagged);
    }

    @Test
    void I4_otherPenaltiesAreNotSerious() {
        assertThat(flagged(good().with(TestRecord.of("p", "penalty", "2025-01-01")), DAY))
                .isFalse();
        assertThat(flagged(
                        good().with(TestRecord.of("p", "penalty", "2025-01-01").fact("serious", false)), DAY))
                .isFalse();
    }

    @Test
    void I4_repairedRecordsNoLongerCount() {
        assertThat(flagged(good().with(serious("p", "2025-01-01").repaired("2025-06-30")), DAY))
                .isFalse();
        assertThat(flagged(good().with(serious("p", "2025-01-01").repaired("2025-07-01")), DAY))
                .isTrue();
        assertThat(flagged(
                        good().with(
                                        complaint("a", "2025-01-01").repaired("2025-06-30"),
                                        complaint("b", "2025-01-01"),
                                        complaint("c", "2025-01-01")),
                        DAY))
                .isFalse();
    }

    @Test
    void I4_itIsGivenOnceWithEachGround() {
        Evaluation evaluation = blank().with(national("n", "2025-01-01", "差"), serious("p", "2025-01-01"))
                .listed(ListKind.ABNORMAL, "2025-01-01", null)
                .on(DAY);
        assertThat(flags(evaluation)).containsExactly("more-inspections");
        assertThat(evaluation.flags().get(0).citation().text()).isEqualTo("第六条");
        assertThat(evaluation.flags().get(0).why().in(org.chengxin.core.law.Language.ZH))
                .contains("D级", "异常名录", "严重违法");
    }

    @Test
    void I4_anUngradedFileToo() {
        assertThat(outcome(blank().with(serious("p", "2025-01-01")).on(DAY))).isEqualTo("ungraded");
        assertThat(flagged(blank().with(serious("p", "2025-01-01")), DAY)).isTrue();
    }

    // ---- P10

    @Test
    void P10_aListingOfThisSector() {
        assertThat(flagged(good().listed(ListKind.ABNORMAL, "2025-06-30", null), DAY))
                .isTrue();
        assertThat(flagged(good().listed(ListKind.ABNORMAL, "2025-07-01", null), DAY))
                .isFalse();
        assertThat(flagged(good().listed(ListKind.ABNORMAL, "2024-01-01", "2025-06-30"), DAY))
                .isTrue();
        assertThat(flagged(good().listed(ListKind.ABNORMAL, "2024-01-01", "2025-06-29"), DAY))
                .isFalse();
        assertThat(flagged(good().listedIn("mining", ListKind.ABNORMAL, "2024-01-01", null), DAY))
                .isFalse();
        assertThat(flagged(good().listed(ListKind.SEVERE, "2024-01-01", null), DAY))
                .isFalse();
    }

    @Test
    void P10_orTheLatestRecordThatListsAndIsNotRemoved() {
        TestRecord plain = abnormal("a", "2023-06-01");
        assertThat(flagged(good().with(plain), DAY)).as("listed is not said").isTrue();
        assertThat(flagged(good().with(plain.fact("listed", true)), DAY)).isTrue();
        assertThat(flagged(good().with(plain.fact("listed", false)), DAY)).isFalse();
        assertThat(flagged(good().with(plain.day("removedOn", "2025-06-30")), DAY))
                .isFalse();
        assertThat(flagged(good().with(plain.day("removedOn", "2025-07-01")), DAY))
                .isTrue();
        assertThat(flagged(good().with(abnormal("a", "2025-07-01")), DAY)).isFalse();
    }

    @Test
    void P10_onlyTheLatestCounts() {
        TestRecord listed = abnormal("listed", "2024-01-01");
        TestRecord off = abnormal("off", "2025-01-01").fact("listed", false);
        assertThat(flagged(good().with(off, listed), DAY)).isFalse();
        assertThat(flagged(good().with(off, listed, abnormal("again", "2025-02-01")), DAY))
                .isTrue();
        assertThat(flagged(good().with(listed, off.repaired("2025-06-01")), "2024-12-31"))
                .isTrue();
        TestRecord sameDay = abnormal("same", "2025-01-01");
        assertThat(flagged(good().with(off, sameDay), DAY))
                .as("on one day the later in the file")
                .isTrue();
        assertThat(flagged(good().with(sameDay, off), DAY)).isFalse();
    }
}

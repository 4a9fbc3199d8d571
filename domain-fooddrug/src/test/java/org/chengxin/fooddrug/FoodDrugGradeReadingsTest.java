package org.chengxin.fooddrug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.core.file.TestRecord.adverse;
import static org.chengxin.fooddrug.Operator.batches;
import static org.chengxin.fooddrug.Operator.blank;
import static org.chengxin.fooddrug.Operator.finding;
import static org.chengxin.fooddrug.Operator.fine;
import static org.chengxin.fooddrug.Operator.inspection;
import static org.chengxin.fooddrug.Operator.licence;
import static org.chengxin.fooddrug.Operator.outcome;
import static org.chengxin.fooddrug.Operator.sound;
import static org.chengxin.fooddrug.Operator.warning;

import java.util.List;
import org.chengxin.core.evaluation.Condition;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Status;
import org.chengxin.core.file.TestFile;
import org.chengxin.core.file.TestRecord;
import org.chengxin.core.law.Grade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings F8 to F14, P3, P12: which grade. */
class FoodDrugGradeReadingsTest {

    private static final String DAY = "2024-10-31";

    private static TestFile twoYearsB() {
        return sound().prior("2022", "B").prior("2023", "B");
    }

    private static TestRecord noImprovement() {
        return finding("no-clear-improvement", "2024-08-01");
    }

    // ---- F8

    @Test
    void F8_DGoesBeforeC() {
        assertThat(outcome(twoYearsB()
                        .with(noImprovement(), adverse("x", "27-8", "2024-05-05"), adverse("y", "27-7b", "2024-05-06"))
                        .on(DAY)))
                .as("one time 30, 50 in all")
                .isEqualTo("D");
    }

    @Test
    void F8_CGoesBeforeA() {
        Evaluation evaluation = twoYearsB().with(noImprovement()).on(DAY);
        assertThat(outcome(evaluation)).isEqualTo("C");
        assertThat(ofGrade(evaluation, Grade.A)).allMatch(Condition::met);
    }

    @Test
    void F8_AGoesBeforeB() {
        Evaluation evaluation = sound().on(DAY);
        assertThat(outcome(evaluation)).isEqualTo("A");
        assertThat(ofGrade(evaluation, Grade.B)).as("F12 has no floor").allMatch(Condition::met);
    }

    @Test
    void F8_conditionsOfAllFourAreShownInTheOrderOfExamination() {
        List<String> grades = sound().on(DAY).conditions().stream()
                .map(condition -> condition.grade().letter())
                .distinct()
                .toList();
        assertThat(grades).containsExactly("D", "C", "A", "B");
    }

    private static List<Condition> ofGrade(Evaluation evaluation, Grade grade) {
        return evaluation.conditions().stream()
                .filter(condition -> grade.equals(condition.grade()))
                .toList();
    }

    // ---- F9

    @Test
    void F9_threePenaltiesAreD() {
        assertThat(outcome(sound().with(
                                fine("a", "2024-05-05", "100"),
                                fine("b", "2024-05-05", "100"),
                                fine("c", "2024-05-05", "100"))
                        .on(DAY)))
                .isEqualTo("D");
    }

    @ParameterizedTest
    @CsvSource({"49, C", "50, D", "51, D"})
    void F9_fiftyDemeritsAreD(int demerits, String grade) {
        assertThat(outcome(sound().with(batches("b", "2024-05-05", demerits)).on(DAY)))
                .isEqualTo(grade);
    }

    @Test
    void F9_oneTimeFiftyIsD() {
        assertThat(outcome(sound().with(adverse("x", "30-3", "2024-05-05")).on(DAY)))
                .isEqualTo("D");
    }

    @ParameterizedTest
    @ValueSource(strings = {"banned-person-employed", "blacklisted", "criminal-liability-major-accident"})
    void F9_theseFindingsInThePeriodAreD(String what) {
        assertThat(outcome(sound().with(finding(what, "2024-01-01")).on(DAY))).isEqualTo("D");
        assertThat(outcome(sound().with(finding(what, "2023-12-31")).on(DAY)))
                .as("of last year")
                .isEqualTo("A");
        assertThat(outcome(sound().with(finding(what, "2024-11-01")).on(DAY)))
                .as("after the day looked at")
                .isEqualTo("A");
    }

    @Test
    void F9_27_14_isAlsoTheGroundOf39_3() {
        Evaluation evaluation =
                sound().with(adverse("x", "27-14", "2024-05-05")).on(DAY);
        assertThat(FoodDrugScoringReadingsTest.condition(evaluation, "第三十九条第（三）项"))
                .isTrue();
    }

    // ---- F10

    @Test
    void F10_38_1_needsBothYearsAndTheFinding() {
        assertThat(outcome(twoYearsB().on(DAY))).as("no finding").isEqualTo("A");
        assertThat(outcome(sound().prior("2023", "B").with(noImprovement()).on(DAY)))
                .as("one year only")
                .isEqualTo("A");
        assertThat(outcome(sound().prior("2023", "B")
                        .prior("2022", "A")
                        .with(noImprovement())
                        .on(DAY)))
                .isEqualTo("A");
        assertThat(outcome(sound().prior("2022", "B")
                        .prior("2021", "B")
                        .with(noImprovement())
                        .on(DAY)))
                .as("not the two years before")
                .isEqualTo("A");
        assertThat(outcome(twoYearsB()
                        .with(finding("no-clear-improvement", "2023-08-01"))
                        .on(DAY)))
                .as("a finding of last year")
                .isEqualTo("A");
        assertThat(outcome(twoYearsB().with(noImprovement()).on(DAY))).isEqualTo("C");
    }

    @Test
    void F10_twoPenaltiesAreC() {
        assertThat(outcome(sound().with(fine("a", "2024-05-05", "100"), fine("b", "2024-05-05", "100"))
                        .on(DAY)))
                .isEqualTo("C");
    }

    @Test
    void F10_oneTimeThirtyOrFortyIsC() {
        assertThat(outcome(sound().with(adverse("x", "31-1", "2024-05-05")).on(DAY)))
                .isEqualTo("C");
        assertThat(outcome(sound().with(adverse("x", "29-4", "2024-05-05")).on(DAY)))
                .isEqualTo("C");
    }

    @ParameterizedTest
    @CsvSource({"29, B", "30, C", "49, C"})
    void F10_thirtyToBelowFiftyDemeritsAreC(int demerits, String grade) {
        assertThat(outcome(sound().with(batches("b", "2024-05-05", demerits)).on(DAY)))
                .isEqualTo(grade);
    }

    // ---- F11

    @ParameterizedTest
    @CsvSource({"9, A", "10, B"})
    void F11_fewerThanTenDemerits(int demerits, String grade) {
        assertThat(outcome(sound().with(batches("b", "2024-05-05", demerits)).on(DAY)))
                .isEqualTo(grade);
    }

    @Test
    void F11_noWarningAndNoPenalty() {
        assertThat(outcome(sound().with(warning("w", "2024-05-05")).on(DAY))).isEqualTo("B");
        assertThat(outcome(sound().with(fine("f", "2024-05-05", "100")).on(DAY)))
                .isEqualTo("B");
    }

    @Test
    void F11_twoInspectionsInThePeriod() {
        TestFile licensed = blank().with(licence("valid"));
        assertThat(outcome(licensed.on(DAY))).isEqualTo("ungraded");
        TestFile one = licensed.with(inspection("i1", "2024-03-01", "sound"));
        assertThat(outcome(one.on(DAY))).isEqualTo("ungraded");
        assertThat(outcome(one.with(inspection("i0", "2023-12-31", "sound")).on(DAY)))
                .isEqualTo("ungraded");
        assertThat(outcome(one.with(inspection("i2", "2024-03-01", "sound")).on(DAY)))
                .as("two on one day")
                .isEqualTo("A");
    }

    @ParameterizedTest
    @CsvSource({"sound, A", "basically-sound, B", "unsound, ungraded"})
    void F11_F12_theLatestInspectionDecides(String assurance, String grade) {
        TestFile licensed = blank().with(licence("valid"));
        assertThat(outcome(licensed.with(
                                inspection("late", "2024-09-01", assurance), inspection("early", "2024-03-01", "sound"))
                        .on(DAY)))
                .as("by day, not by place in the file")
                .isEqualTo(grade);
        assertThat(outcome(licensed.with(
                                inspection("first", "2024-09-01", "unsound"),
                                inspection("second", "2024-09-01", assurance))
                        .on(DAY)))
                .as("on one day the later in the file")
                .isEqualTo(grade);
        assertThat(outcome(licensed.with(
                                inspection("a", "2024-03-01", "sound"),
                                inspection("b", "2024-03-02", assurance),
                                inspection("c", "2024-11-01", "unsound"))
                        .on(DAY)))
                .as("one after the day is left out")
                .isEqualTo(grade);
    }

    // ---- F12, P3

    @Test
    void F12_thereIsNoFloor() {
        assertThat(outcome(blank().with(
                                licence("valid"),
                                inspection("a", "2024-03-01", "sound"),
                                inspection("b", "2024-04-01", "basically-sound"))
                        .on(DAY)))
                .as("no demerit at all, but not A")
                .isEqualTo("B");
    }

    @Test
    void F12_oneWarningAndOneSmallPenaltyAreStillB() {
        assertThat(outcome(sound().with(warning("w", "2024-05-05"), fine("f", "2024-05-06", "100"))
                        .on(DAY)))
                .isEqualTo("B");
    }

    @ParameterizedTest
    @CsvSource({"0, A", "1, B", "2, B", "3, ungraded"})
    void F12_fewerThanThreeWarnings(int warnings, String grade) {
        TestFile file = sound();
        for (int i = 0; i < warnings; i++) {
            file = file.with(warning("w" + i, "2024-05-05"));
        }
        assertThat(outcome(file.on(DAY))).isEqualTo(grade);
    }

    @ParameterizedTest
    @CsvSource({"99999.99, false, B", "100000, false, ungraded", "299999.99, true, B", "300000, true, ungraded"})
    void F12_exactlyOnePenaltyOfAtMostFive(String amount, boolean mitigated, String grade) {
        assertThat(outcome(sound().with(fine("f", "2024-05-05", amount).fact("mitigated", mitigated))
                        .on(DAY)))
                .isEqualTo(grade);
    }

    @Test
    void F12_nothingIntentional() {
        TestRecord advert = adverse("ad", "27-5a", "2024-05-05").fact("intentional", true);
        assertThat(outcome(sound().with(advert, warning("w", "2024-05-06")).on(DAY)))
                .isEqualTo("ungraded");
        assertThat(outcome(sound().with(advert).on(DAY)))
                .as("article 36 does not ask for intent")
                .isEqualTo("A");
        assertThat(outcome(sound().with(adverse("ad", "27-5a", "2023-05-05").fact("intentional", true))
                        .with(warning("w", "2024-05-06"))
                        .on(DAY)))
                .as("of another period")
                .isEqualTo("B");
    }

    @Test
    void F12_fewerThanThirtyDemerits() {
        assertThat(outcome(sound().with(batches("b", "2024-05-05", 29)).on(DAY)))
                .isEqualTo("B");
    }

    @Test
    void P3_theOnePenaltyIsMeasuredByItsActsHighestResult() {
        assertThat(outcome(sound().with(
                                fine("f", "2024-05-05", "100").ofAct("X"),
                                adverse("again", "28-1b", "2024-05-05")
                                        .fact("repeat", 2)
                                        .ofAct("X"))
                        .on(DAY)))
                .as("6 by the repetition")
                .isEqualTo("ungraded");
        assertThat(outcome(sound().with(
                                fine("f", "2024-05-05", "100").ofAct("X"),
                                adverse("accident", "29-1", "2024-05-05").ofAct("X"))
                        .on(DAY)))
                .as("standards of other articles are no result of the penalty")
                .isEqualTo("B");
    }

    @Test
    void P3_aRepairedRecordNoLongerShowsIntent() {
        TestRecord advert = adverse("ad", "27-5a", "2024-05-05").fact("intentional", true);
        assertThat(outcome(sound().with(advert.repaired("2024-10-31"), warning("w", "2024-05-06"))
                        .on(DAY)))
                .isEqualTo("B");
        assertThat(outcome(sound().with(advert.repaired("2024-11-01"), warning("w", "2024-05-06"))
                        .on(DAY)))
                .isEqualTo("ungraded");
    }

    @Test
    void P3_aSilencedRecordStillShowsIntent() {
        assertThat(outcome(sound().with(
                                warning("w", "2024-05-05")
                                        .fact("intentional", true)
                                        .ofAct("X"),
                                fine("f", "2024-05-05", "100").ofAct("X"))
                        .on(DAY)))
                .isEqualTo("ungraded");
    }

    // ---- F13

    @Test
    void F13_missingNamesEachUnmetConditionOfAAndB() {
        Evaluation evaluation = blank().with(
                        licence("valid"),
                        inspection("a", "2024-03-01", "sound"),
                        warning("1", "2024-05-05"),
                        warning("2", "2024-05-06"),
                        warning("3", "2024-05-07"))
                .on(DAY);
        assertThat(evaluation.status()).isEqualTo(Status.UNGRADED);
        assertThat(evaluation.missing())
                .extracting(missing -> missing.citation().text())
                .containsExactly("第三十六条第（二）项", "第三十六条第（二）项", "第三十七条第（二）项", "第三十七条第（三）项");
    }

    @Test
    void F13_whoIsGradedMissesNothing() {
        assertThat(sound().on(DAY).missing()).isEmpty();
        assertThat(sound().with(batches("b", "2024-05-05", 50)).on(DAY).missing())
                .isEmpty();
    }

    // ---- F14, P12

    @Test
    void F14_aCancelledLicenceEndsTheFile() {
        TestFile file = sound().with(
                        TestRecord.of("end", "licence", "2024-10-31").fact("status", "cancelled"),
                        adverse("x", "27-12", "2024-05-05"));
        assertThat(outcome(file.on("2024-10-30"))).isEqualTo("D");
        Evaluation after = file.on("2024-10-31");
        assertThat(after.status()).isEqualTo(Status.EXCLUDED);
        assertThat(after.score()).isNull();
        assertThat(after.grade()).isNull();
    }

    @Test
    void F14_aCancelledLicencePastItsTermStaysCancelled() {
        TestFile file = sound().with(TestRecord.of("end", "licence", "2024-05-01")
                .fact("status", "cancelled")
                .validUntil("2024-06-30"));
        assertThat(outcome(file.on(DAY))).isEqualTo("excluded");
    }

    @Test
    void F14_aNewLicenceAfterTheCancelledOneOpensTheFileAgain() {
        TestFile file = sound().with(
                        TestRecord.of("end", "licence", "2024-05-01").fact("status", "cancelled"),
                        TestRecord.of("new", "licence", "2024-06-01").fact("status", "valid"));
        assertThat(outcome(file.on(DAY))).isEqualTo("A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspended", "revoked", "expired"})
    void F14_theOthersOnlyFailTheLicenceCondition(String status) {
        Evaluation evaluation = sound().with(
                        TestRecord.of("now", "licence", "2024-10-31").fact("status", status))
                .on(DAY);
        assertThat(outcome(evaluation)).isEqualTo("ungraded");
        assertThat(evaluation.missing())
                .extracting(missing -> missing.citation().text())
                .containsExactly("第三十六条第（一）项", "第三十七条第（一）项");
        assertThat(outcome(sound().with(
                                TestRecord.of("now", "licence", "2024-10-31").fact("status", status),
                                adverse("x", "27-8", "2024-05-05"))
                        .on(DAY)))
                .as("C and D ask for no licence")
                .isEqualTo("C");
    }

    @Test
    void F14_noneAtAllFailsItToo() {
        assertThat(outcome(blank().with(inspection("a", "2024-03-01", "sound"), inspection("b", "2024-04-01", "sound"))
                        .on(DAY)))
                .isEqualTo("ungraded");
    }

    @Test
    void F14_pastItsValidUntilALicenceIsExpired() {
        TestFile file = blank().with(
                        licence("valid").validUntil("2024-10-31"),
                        inspection("a", "2024-03-01", "sound"),
                        inspection("b", "2024-04-01", "sound"));
        assertThat(outcome(file.on("2024-10-31"))).isEqualTo("A");
        assertThat(outcome(file.on("2024-11-01"))).isEqualTo("ungraded");
    }

    @Test
    void F14_theLatestLicenceIsTheOneThatCounts() {
        TestFile file = sound().with(
                        TestRecord.of("late", "licence", "2024-11-01").fact("status", "revoked"),
                        TestRecord.of("early", "licence", "2020-01-01").fact("status", "revoked"));
        assertThat(outcome(file.on(DAY))).isEqualTo("A");
        assertThat(outcome(file.on("2024-11-01"))).isEqualTo("ungraded");
    }

    @Test
    void P12_aDissolvedSubjectHasNeitherGradeNorScore() {
        Evaluation evaluation = sound().dissolved().on(DAY);
        assertThat(evaluation.status()).isEqualTo(Status.EXCLUDED);
        assertThat(evaluation.score()).isNull();
        assertThat(evaluation.lines()).isEmpty();
    }
}

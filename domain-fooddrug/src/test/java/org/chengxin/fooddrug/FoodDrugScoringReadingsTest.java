package org.chengxin.fooddrug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.core.file.TestRecord.adverse;
import static org.chengxin.fooddrug.Operator.batches;
import static org.chengxin.fooddrug.Operator.blank;
import static org.chengxin.fooddrug.Operator.counted;
import static org.chengxin.fooddrug.Operator.demerits;
import static org.chengxin.fooddrug.Operator.fine;
import static org.chengxin.fooddrug.Operator.outcome;
import static org.chengxin.fooddrug.Operator.provision;
import static org.chengxin.fooddrug.Operator.sound;
import static org.chengxin.fooddrug.Operator.uncounted;
import static org.chengxin.fooddrug.Operator.warning;

import java.util.List;
import java.util.Map;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Line;
import org.chengxin.core.file.TestFile;
import org.chengxin.core.subject.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings F1 to F7, F18, F19, T1, T4, T7, P2: what each record gives. */
class FoodDrugScoringReadingsTest {

    private static final String END = "2024-12-31";

    // ---- F1, T4, T7: which records

    @Test
    void F1_thePeriodIsTheCalendarYear() {
        TestFile file = blank().with(
                        adverse("last-year", "27-12", "2023-12-31"),
                        adverse("first-day", "27-1", "2024-01-01"),
                        adverse("last-day", "27-4a", "2024-12-31"),
                        adverse("next-year", "27-12", "2025-01-01"));
        Evaluation evaluation = file.on(END);
        assertThat(evaluation.period()).isEqualTo("2024");
        assertThat(counted(evaluation)).isEqualTo(Map.of("first-day", 1, "last-day", 2));
        assertThat(file.on("2025-01-01").period()).isEqualTo("2025");
        assertThat(counted(file.on("2025-01-01"))).isEqualTo(Map.of("next-year", 50));
    }

    @Test
    void T7_recordsDecidedAfterTheDayHaveNoLine() {
        TestFile file = blank().with(adverse("today", "27-1", "2024-06-01"), adverse("later", "27-12", "2024-06-02"));
        assertThat(file.on("2024-06-01").lines()).extracting(Line::record).containsExactly("today");
        assertThat(demerits(file.on("2024-06-02"))).isEqualTo(51);
    }

    @Test
    void T4_theDayOfTheDecisionCountsNotTheEndOfTheAct() {
        TestFile file = blank().with(adverse("old-act", "27-1", "2024-01-01").ended("2020-05-05"));
        assertThat(demerits(file.on(END))).isEqualTo(1);
    }

    // ---- F2, F3: fine bands

    /** Article 28 (二)–(五) by article 65: 以下 excludes, 以上 includes the number. */
    @ParameterizedTest(name = "natural person, {0} yuan: {1}, {2} demerits, mitigated {3}")
    @CsvSource({
        "0.01, 28-2n, 5, 3",
        "999.99, 28-2n, 5, 3",
        "1000, 28-3n, 10, 5",
        "1000.00, 28-3n, 10, 5",
        "1000.01, 28-3n, 10, 5",
        "9999.99, 28-3n, 10, 5",
        "10000, 28-4n, 15, 10",
        "10000.01, 28-4n, 15, 10",
        "99999.99, 28-4n, 15, 10",
        "100000, 28-5n, 20, 15",
        "100000.01, 28-5n, 20, 15",
        "300000, 28-5n, 20, 15",
        "1000000, 28-5n, 20, 15",
        "1000000000000, 28-5n, 20, 15"
    })
    void F3_bandsOfNaturalPersons(String amount, String band, int points, int mitigated) {
        assertBand(SubjectKind.NATURAL_PERSON, amount, band, points, mitigated);
    }

    @ParameterizedTest(name = "company, {0} yuan: {1}, {2} demerits, mitigated {3}")
    @CsvSource({
        "0.01, 28-2o, 5, 3",
        "1000, 28-2o, 5, 3",
        "10000, 28-2o, 5, 3",
        "99999.99, 28-2o, 5, 3",
        "100000, 28-3o, 10, 5",
        "100000.01, 28-3o, 10, 5",
        "299999.99, 28-3o, 10, 5",
        "300000, 28-4o, 15, 10",
        "300000.00, 28-4o, 15, 10",
        "300000.01, 28-4o, 15, 10",
        "999999.99, 28-4o, 15, 10",
        "1000000, 28-5o, 20, 15",
        "1000000.01, 28-5o, 20, 15",
        "1000000000000, 28-5o, 20, 15"
    })
    void F3_bandsOfEverybodyElse(String amount, String band, int points, int mitigated) {
        for (SubjectKind kind :
                List.of(SubjectKind.LEGAL_PERSON, SubjectKind.UNINCORPORATED, SubjectKind.INDIVIDUAL_BUSINESS)) {
            assertBand(kind, amount, band, points, mitigated);
        }
    }

    private static void assertBand(SubjectKind kind, String amount, String band, int points, int mitigated) {
        TestFile file = blank().kind(kind);
        Evaluation plain = file.with(fine("f", "2024-05-05", amount)).on(END);
        assertThat(counted(plain)).isEqualTo(Map.of("f", points));
        assertThat(provision(plain, "f")).isEqualTo(band);
        Evaluation notMitigated = file.with(fine("f", "2024-05-05", amount).fact("mitigated", false))
                .on(END);
        assertThat(counted(notMitigated)).isEqualTo(Map.of("f", points));
        Evaluation less = file.with(fine("f", "2024-05-05", amount).fact("mitigated", true))
                .on(END);
        assertThat(counted(less)).isEqualTo(Map.of("f", mitigated));
        assertThat(provision(less, "f")).isEqualTo(band);
    }

    @Test
    void F3_touchingSealedGoodsGivesThirty() {
        assertThat(counted(blank().with(adverse("seal", "28-8b", "2024-05-05")).on(END)))
                .isEqualTo(Map.of("seal", 30));
    }

    // ---- F4

    @Test
    void F4_aWarningGivesTwo() {
        assertThat(demerits(blank().with(warning("w", "2024-05-05")).on(END))).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void F4_theNthFurtherTimeGivesThreeTimesNInsteadOfTheTwo(int n) {
        Evaluation evaluation = blank().with(
                        adverse("again", "28-1b", "2024-05-05").fact("repeat", n))
                .on(END);
        assertThat(counted(evaluation)).isEqualTo(Map.of("again", 3 * n));
    }

    @Test
    void F4_theEarlierEntriesStay() {
        Evaluation evaluation = blank().with(
                        warning("w", "2024-01-05"),
                        adverse("again", "28-1b", "2024-05-05").fact("repeat", 1),
                        adverse("third", "28-1b", "2024-06-05").fact("repeat", 2))
                .on(END);
        assertThat(counted(evaluation)).isEqualTo(Map.of("w", 2, "again", 3, "third", 6));
    }

    // ---- F5

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 29, 49})
    void F5_eachBatchGivesOne(int batches) {
        assertThat(demerits(blank().with(batches("b", "2024-05-05", batches)).on(END)))
                .isEqualTo(batches);
    }

    @Test
    void F5_fiftyBatchesAreNoOneTimeFifty() {
        Evaluation evaluation = sound().with(batches("b", "2024-05-05", 50)).on(END);
        assertThat(outcome(evaluation)).isEqualTo("D");
        assertThat(Operator.lists(evaluation)).containsExactly("severe propose");
    }

    @Test
    void F5_batchesByAnalogyAreNoOneTimeEither() {
        Evaluation evaluation = sound().with(adverse("b", "27-15", "2024-05-05")
                        .fact("analogousTo", "27-3")
                        .fact("reason", "网络抽检批次，性质类同")
                        .fact("batches", 50))
                .on(END);
        assertThat(demerits(evaluation)).isEqualTo(50);
        assertThat(Operator.lists(evaluation)).containsExactly("severe propose");
    }

    // ---- F6, P2

    @Test
    void F6_withinOneActTheHighestPenaltyResultCounts() {
        Evaluation evaluation = blank().with(
                        fine("small", "2024-05-05", "5000").ofAct("X"),
                        adverse("stop", "28-6", "2024-05-05").ofAct("X"),
                        warning("w", "2024-05-05").ofAct("X"))
                .on(END);
        assertThat(counted(evaluation)).isEqualTo(Map.of("stop", 30));
        assertThat(uncounted(evaluation)).containsExactly("small", "w");
    }

    /** All 28-* and 31-2 are such results. */
    @ParameterizedTest
    @ValueSource(strings = {"28-1a", "28-1b", "28-fine", "28-6", "28-7", "28-8b"})
    void F6_everyResultOfArticle28FallsSilentBesideASuspendedLicence(String code) {
        Evaluation evaluation = blank().with(
                        adverse("result", code, "2024-05-05")
                                .fact("amount", 5000)
                                .fact("repeat", 1)
                                .ofAct("X"),
                        adverse("suspended", "31-2", "2024-05-05").ofAct("X"))
                .on(END);
        assertThat(counted(evaluation)).isEqualTo(Map.of("suspended", 50));
        assertThat(uncounted(evaluation)).containsExactly("result");
    }

    @Test
    void F6_evenASuspendedLicenceFallsSilentBesideAHigherRepetition() {
        Evaluation evaluation = blank().with(
                        adverse("suspended", "31-2", "2024-05-05").ofAct("X"),
                        adverse("again", "28-1b", "2024-05-05")
                                .fact("repeat", 17)
                                .ofAct("X"))
                .on(END);
        assertThat(counted(evaluation)).isEqualTo(Map.of("again", 51));
    }

    @Test
    void F6_onATieTheFirstInTheRequestCounts() {
        Evaluation evaluation = blank().with(
                        adverse("stop", "28-6", "2024-05-06").ofAct("X"),
                        adverse("seal", "28-8b", "2024-05-05").ofAct("X"),
                        adverse("certificate", "28-7", "2024-05-05").ofAct("X"))
                .on(END);
        assertThat(counted(evaluation)).isEqualTo(Map.of("stop", 30));
        assertThat(uncounted(evaluation)).containsExactly("seal", "certificate");
    }

    /** Everything outside article 28 and 31-2 is a standard of another article. */
    @ParameterizedTest
    @CsvSource({
        "27-1, 1",
        "27-2, 1",
        "27-4a, 2",
        "27-4b, 5",
        "27-5a, 5",
        "27-5b, 10",
        "27-6, 5",
        "27-7a, 15",
        "27-7b, 20",
        "27-7c, 10",
        "27-8, 30",
        "27-9, 30",
        "27-10a, 10",
        "27-10b, 30",
        "27-10c, 50",
        "27-11a, 30",
        "27-11b, 50",
        "27-12, 50",
        "27-13, 50",
        "27-14, 50",
        "29-1, 10",
        "29-2, 20",
        "29-3, 30",
        "29-4, 40",
        "30-1, 10",
        "30-2, 30",
        "30-3, 50",
        "31-1, 30",
        "32-1, 10",
        "32-2, 5",
        "32-3, 1",
        "33-1, 50"
    })
    void F6_standardsOfOtherArticlesAddUpWithinAnAct(String code, int points) {
        Evaluation evaluation = blank().with(
                        fine("fine", "2024-05-05", "150000").ofAct("X"),
                        adverse("other", code, "2024-05-05").ofAct("X"),
                        adverse("same", code, "2024-05-05").ofAct("X"))
                .on(END);
        assertThat(counted(evaluation)).isEqualTo(Map.of("fine", 10, "other", points, "same", points));
    }

    @Test
    void F6_aRecordWithoutAnActIsAnActOfItsOwn() {
        Evaluation evaluation = blank().with(fine("one", "2024-05-05", "5000"), fine("two", "2024-05-05", "5000"))
                .on(END);
        assertThat(counted(evaluation)).isEqualTo(Map.of("one", 5, "two", 5));
        assertThat(outcome(evaluation)).as("two penalties").isEqualTo("C");
    }

    @Test
    void F6_differentActsAddUp() {
        Evaluation evaluation = blank().with(
                        fine("one", "2024-05-05", "5000").ofAct("X"),
                        fine("two", "2024-05-05", "5000").ofAct("x"))
                .on(END);
        assertThat(demerits(evaluation)).isEqualTo(10);
    }

    @Test
    void F6_aSilencedLineKeepsItsBandAndCites34() {
        Evaluation evaluation = blank().with(
                        fine("small", "2024-05-05", "150000").ofAct("X"),
                        adverse("stop", "28-6", "2024-05-05").ofAct("X"))
                .on(END);
        assertThat(provision(evaluation, "small")).isEqualTo("28-3o");
        Line small = evaluation.lines().get(0);
        assertThat(small.citation().text()).isEqualTo("第二十八条第（三）项");
        assertThat(small.why().in(org.chengxin.core.law.Language.ZH)).contains("第三十四条");
    }

    @Test
    void P2_repairedRecordsDropOutBeforeTheHighestIsSought() {
        Evaluation evaluation = blank().with(
                        adverse("stop", "28-6", "2024-05-05").ofAct("X").repaired("2024-08-01"),
                        fine("fine", "2024-05-05", "5000").ofAct("X"))
                .on(END);
        assertThat(counted(evaluation)).isEqualTo(Map.of("fine", 5));
        assertThat(evaluation.lines()).hasSize(1);
    }

    // ---- F7

    @ParameterizedTest
    @ValueSource(strings = {"28-fine", "28-6", "28-7", "28-8b", "31-2"})
    void F7_anActWithAnyOfTheseIsAPenalty(String code) {
        TestFile one = sound().with(adverse("p1", code, "2024-05-05").fact("amount", 100));
        assertThat(condition(one.on(END), "第三十八条第（二）项")).isFalse();
        TestFile two = one.with(adverse("p2", code, "2024-06-05").fact("amount", 100));
        assertThat(condition(two.on(END), "第三十八条第（二）项")).isTrue();
        assertThat(condition(two.on(END), "第三十九条第（一）项")).isFalse();
        TestFile three = two.with(adverse("p3", code, "2024-07-05").fact("amount", 100));
        assertThat(condition(three.on(END), "第三十九条第（一）项")).isTrue();
    }

    @Test
    void F7_noOtherProvisionIsAPenaltyOrAWarning() {
        for (String code : List.of(
                "27-1", "27-4b", "27-7a", "27-12", "28-1a", "29-1", "29-4", "30-1", "30-3", "31-1", "32-1", "33-1")) {
            Evaluation evaluation = sound().with(
                            adverse("a", code, "2024-05-05"),
                            adverse("b", code, "2024-05-06"),
                            adverse("c", code, "2024-05-07"))
                    .on(END);
            assertThat(condition(evaluation, "第三十八条第（二）项")).as(code).isFalse();
        }
        Evaluation accidentsOnly =
                sound().with(adverse("a", "32-3", "2024-05-05")).on(END);
        assertThat(outcome(accidentsOnly)).as("a notice is no penalty record").isEqualTo("A");
    }

    @Test
    void F7_anActWithBothIsOnePenaltyAndNoWarning() {
        Evaluation evaluation = sound().with(
                        warning("w1", "2024-05-05").ofAct("X"),
                        fine("fine", "2024-05-05", "5000").ofAct("X"),
                        warning("w2", "2024-06-05"),
                        warning("w3", "2024-07-05"))
                .on(END);
        assertThat(outcome(evaluation)).as("one small penalty, two warnings").isEqualTo("B");
        assertThat(demerits(evaluation)).isEqualTo(9);
    }

    @Test
    void F7_conditionsCountActsNotRecords() {
        Evaluation penalties = sound().with(
                        fine("f1", "2024-05-05", "500").ofAct("X"),
                        fine("f2", "2024-05-06", "500").ofAct("X"),
                        fine("f3", "2024-05-07", "500").ofAct("X"))
                .on(END);
        assertThat(outcome(penalties)).as("one penalty of 5").isEqualTo("B");
        Evaluation warnings = sound().with(
                        warning("w1", "2024-05-05").ofAct("X"),
                        warning("w2", "2024-05-06").ofAct("X"),
                        warning("w3", "2024-05-07").ofAct("X"))
                .on(END);
        assertThat(outcome(warnings)).as("one warning").isEqualTo("B");
        assertThat(demerits(warnings)).isEqualTo(2);
    }

    @Test
    void F7_aRepetitionIsAWarning() {
        Evaluation evaluation = sound().with(
                        warning("w1", "2024-05-05"),
                        adverse("w2", "28-1b", "2024-06-05").fact("repeat", 1),
                        adverse("w3", "28-1b", "2024-07-05").fact("repeat", 2))
                .on(END);
        assertThat(outcome(evaluation)).as("three warnings").isEqualTo("ungraded");
    }

    // ---- F18

    @ParameterizedTest
    @CsvSource({"27-1, 1", "27-7b, 20", "27-12, 50", "27-14, 50"})
    void F18_analogyGivesTheProvisionsPoints(String code, int points) {
        Evaluation evaluation = blank().with(adverse("like", "27-15", "2024-05-05")
                        .fact("analogousTo", code)
                        .fact("reason", "性质类同"))
                .on(END);
        assertThat(counted(evaluation)).isEqualTo(Map.of("like", points));
        assertThat(provision(evaluation, "like")).isEqualTo("27-15");
    }

    // ---- F19

    @Test
    void F19_aRepairedRecordGivesNothingFromTheDayOfItsRepair() {
        TestFile file = sound().with(fine("fine", "2024-05-05", "500000").repaired("2024-10-10"));
        assertThat(demerits(file.on("2024-10-09"))).isEqualTo(15);
        assertThat(outcome(file.on("2024-10-09"))).isEqualTo("ungraded");
        assertThat(demerits(file.on("2024-10-10"))).isZero();
        assertThat(outcome(file.on("2024-10-10"))).as("and is no penalty").isEqualTo("A");
    }

    @ParameterizedTest
    @EnumSource(SubjectKind.class)
    void F19_aRepairedWarningIsNoWarningWhoeverWasWarned(SubjectKind kind) {
        TestFile file = sound().kind(kind).with(warning("w", "2024-05-05").repaired("2024-05-06"));
        assertThat(outcome(file.on(END))).isEqualTo("A");
    }

    /** Refusing the repair of a crime (F17) is the procedure's task; the evaluation believes the day it is given. */
    @Test
    void P4_repairedOnIsBelievedAlsoWhereARepairShouldHaveBeenRefused() {
        TestFile file = sound().with(adverse("crime", "33-1", "2024-05-05").repaired("2024-10-10"));
        assertThat(outcome(file.on("2024-10-09"))).isEqualTo("D");
        assertThat(outcome(file.on("2024-10-10"))).isEqualTo("A");
    }

    static boolean condition(Evaluation evaluation, String citation) {
        return evaluation.conditions().stream()
                .filter(condition -> condition.citation().text().equals(citation))
                .anyMatch(org.chengxin.core.evaluation.Condition::met);
    }
}

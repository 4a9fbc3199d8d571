package org.chengxin.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.core.file.TestRecord.adverse;
import static org.chengxin.mining.Miner.counted;
import static org.chengxin.mining.Miner.flags;
import static org.chengxin.mining.Miner.holder;
import static org.chengxin.mining.Miner.honour;
import static org.chengxin.mining.Miner.intermediary;
import static org.chengxin.mining.Miner.lists;
import static org.chengxin.mining.Miner.outcome;
import static org.chengxin.mining.Miner.publicScore;
import static org.chengxin.mining.Miner.role;
import static org.chengxin.mining.Miner.uncounted;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chengxin.core.evaluation.Condition;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Line;
import org.chengxin.core.evaluation.Status;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.TestFile;
import org.chengxin.core.file.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings M1 to M9, M12, T5, T7, P2, P5, P6, P7, P9, P12. */
class MiningScoreReadingsTest {

    private static final String DAY = "2024-06-30";
    private static final String SIXTEEN = "severe propose 第十六条";
    private static final String SEVENTEEN = "severe propose 第十七条";

    /** A holder with so many deductions of a hundred, each an act of its own. */
    private static TestFile deducted(String score, int hundreds) {
        TestFile file = holder().with(publicScore(score));
        for (int i = 0; i < hundreds; i++) {
            file = file.with(adverse("d" + i, "holder-2-1", "2024-01-10"));
        }
        return file;
    }

    // ---- M1

    @ParameterizedTest(name = "public score {0}, deductions {1}00: N = {2}, grade {3}")
    @CsvSource({
        "1000, 0, 1000, A",
        "500.000001, 0, 900.0000002, A",
        "500, 0, 900, B",
        "499.999999, 0, 899.9999998, B",
        "0.000001, 0, 800.0000002, B",
        "0, 0, 800, C",
        "400, 1, 800, C",
        "400.000001, 1, 800.0000002, B",
        "300.000001, 2, 700.0000002, C",
        "300, 2, 700, D",
        "299.999999, 2, 699.9999998, D",
        "200.000001, 3, 600.0000002, D",
        "200, 3, 600, E",
        "199.999999, 3, 599.9999998, E",
        "0, 9, 80, E"
    })
    void M1_boundsBelongToTheLowerGrade(String score, int hundreds, String n, String grade) {
        Evaluation evaluation = deducted(score, hundreds).on(DAY);
        assertThat(evaluation.score()).isEqualByComparingTo(new BigDecimal(n));
        assertThat(outcome(evaluation)).isEqualTo(grade);
        assertThat(evaluation.conditions().stream()
                        .filter(condition -> condition.grade() != null && condition.met())
                        .map(condition -> condition.grade().letter()))
                .containsExactly(grade);
    }

    // ---- M2

    @Test
    void M2_keptAtTheFullScore() {
        Evaluation evaluation = holder().with(publicScore("1000"), honour("h", "honour-1", "荣誉", "2024-01-10"))
                .on(DAY);
        assertThat(evaluation.score()).as("200 + 1100 × 0.8 = 1080").isEqualByComparingTo("1000");
        assertThat(outcome(evaluation)).isEqualTo("A");
    }

    @Test
    void M2_keptAtZero() {
        assertThat(deducted("0", 10).on(DAY).score()).isEqualByComparingTo("0");
        Evaluation below = deducted("0", 15).on(DAY);
        assertThat(below.score()).as("(1000 − 1500) × 0.8").isEqualByComparingTo("0");
        assertThat(outcome(below)).isEqualTo("E");
        assertThat(deducted("1000", 13).on(DAY).score()).as("200 − 240").isEqualByComparingTo("0");
        assertThat(deducted("1000", 12).on(DAY).score()).as("200 − 160").isEqualByComparingTo("40");
    }

    @Test
    void M2_exactDecimals() {
        assertThat(deducted("333.333333", 1).on(DAY).score()).isEqualByComparingTo("786.6666666");
    }

    // ---- M3, T7

    @Test
    void M3_theLatestPublicScoreNotAfterTheDay() {
        TestFile file = holder().with(
                        publicScore("late", "2024-05-01", "600"),
                        publicScore("early", "2024-01-01", "1000"),
                        publicScore("tomorrow", "2024-07-01", "0"));
        assertThat(file.on(DAY).score()).isEqualByComparingTo("920");
        assertThat(file.on("2024-04-30").score()).isEqualByComparingTo("1000");
        assertThat(file.on("2024-07-01").score()).isEqualByComparingTo("800");
    }

    @Test
    void M3_onOneDayTheLaterInTheFile() {
        TestFile file = holder().with(publicScore("a", "2024-05-01", "600"), publicScore("b", "2024-05-01", "700"));
        assertThat(file.on(DAY).score()).isEqualByComparingTo("940");
    }

    @Test
    void M3_P9_withoutOneUngradedButTheLinesAreShown() {
        Evaluation evaluation = holder().with(
                        adverse("d", "holder-2-1", "2024-01-10"),
                        honour("h", "honour-2", "荣誉", "2024-01-10"),
                        publicScore("tomorrow", "2024-07-01", "900"))
                .on(DAY);
        assertThat(evaluation.status()).isEqualTo(Status.UNGRADED);
        assertThat(evaluation.score()).isNull();
        assertThat(counted(evaluation)).isEqualTo(Map.of("d", -100, "h", 50));
        assertThat(evaluation.missing())
                .singleElement()
                .satisfies(missing -> assertThat(missing.citation().text()).isEqualTo("附件一"));
    }

    // ---- M4, T1

    @Test
    void M4_T1_fiveYearsTheCorrespondingDayIncluded() {
        TestFile file = holder().with(publicScore("500"), adverse("d", "holder-2-1", "2021-03-10"));
        assertThat(counted(file.on("2021-03-09"))).isEmpty();
        assertThat(counted(file.on("2021-03-10"))).containsKey("d");
        assertThat(counted(file.on("2026-03-10"))).containsKey("d");
        assertThat(file.on("2026-03-11").lines()).isEmpty();
    }

    @Test
    void M4_T1_from29FebruaryToTheMonthsLastDay() {
        TestFile file = holder().with(publicScore("500"), adverse("d", "holder-2-1", "2024-02-29"));
        assertThat(counted(file.on("2029-02-28"))).containsKey("d");
        assertThat(counted(file.on("2029-03-01"))).isEmpty();
    }

    @Test
    void M4_T2_aTermThatEndsOnASundayIsNotProlonged() {
        assertThat(LocalDate.of(2027, 2, 28).getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        TestFile file = holder().with(publicScore("500"), adverse("d", "holder-2-1", "2022-02-28"));
        assertThat(counted(file.on("2027-02-28"))).containsKey("d");
        assertThat(counted(file.on("2027-03-01"))).isEmpty();
    }

    @Test
    void M4_notFromTheDayOfItsRepair() {
        TestFile file = holder().with(
                        publicScore("500"),
                        adverse("d", "holder-2-1", "2024-01-10").repaired("2024-06-30"));
        assertThat(counted(file.on("2024-06-29"))).containsKey("d");
        assertThat(file.on("2024-06-30").lines()).isEmpty();
    }

    /** Refusing a repair before its time (R2) is the procedure's task; the evaluation believes the day it is given. */
    @Test
    void P4_repairedOnIsBelievedAlsoOnTheSevereListOrTooEarly() {
        TestFile file = holder().with(
                        publicScore("500"),
                        adverse("d", "holder-2-1", "2024-01-10").repaired("2024-01-11"))
                .listed(ListKind.SEVERE, "2024-01-10", null);
        assertThat(counted(file.on("2024-01-10"))).containsKey("d");
        assertThat(file.on("2024-01-11").lines()).isEmpty();
    }

    @Test
    void M4_T4_theDayOfTheFindingNotTheEndOfTheAct() {
        TestFile file = holder().with(
                        publicScore("500"),
                        adverse("d", "holder-2-1", "2021-03-10").ended("2019-01-01"));
        assertThat(counted(file.on("2026-03-10"))).containsKey("d");
    }

    @Test
    void M4_onTheSevereListItGoesOnUntilRemoval() {
        TestFile file = holder().with(publicScore("500"), adverse("d", "holder-2-1", "2021-03-10"));
        assertThat(counted(file.listed(ListKind.SEVERE, "2025-01-01", null).on("2029-01-01")))
                .containsKey("d");
        TestFile removed = file.listed(ListKind.SEVERE, "2025-01-01", "2027-05-05");
        assertThat(counted(removed.on("2027-05-05"))).as("the day until").containsKey("d");
        assertThat(counted(removed.on("2027-05-06"))).isEmpty();
    }

    @Test
    void M4_aListingThatEndsWithinTheFiveYearsProlongsNothing() {
        TestFile file = holder().with(publicScore("500"), adverse("d", "holder-2-1", "2021-03-10"))
                .listed(ListKind.SEVERE, "2022-01-01", "2023-01-01");
        assertThat(counted(file.on("2026-03-10"))).containsKey("d");
        assertThat(counted(file.on("2026-03-11"))).isEmpty();
    }

    @Test
    void M4_onlyTheSevereListOfThisSectorProlongs() {
        TestFile file = holder().with(publicScore("500"), adverse("d", "holder-2-1", "2021-03-10"));
        assertThat(counted(file.listedIn("fooddrug", ListKind.SEVERE, "2025-01-01", null)
                        .on("2026-03-11")))
                .isEmpty();
        assertThat(counted(file.listed(ListKind.BLACK, "2025-01-01", null)
                        .listed(ListKind.ABNORMAL, "2025-01-01", null)
                        .on("2026-03-11")))
                .isEmpty();
    }

    @Test
    void P7_aRecordThatHadRunOutBeforeTheListingStaysOut() {
        TestFile file = holder().with(publicScore("500"), adverse("d", "holder-2-1", "2021-03-10"));
        assertThat(counted(file.listed(ListKind.SEVERE, "2026-03-10", null).on("2026-04-01")))
                .as("listed on its last day")
                .containsKey("d");
        assertThat(counted(file.listed(ListKind.SEVERE, "2026-03-11", null).on("2026-04-01")))
                .as("listed the day after")
                .isEmpty();
    }

    @Test
    void P7_listingsChain() {
        TestFile file = holder().with(publicScore("500"), adverse("d", "holder-2-1", "2021-03-10"));
        TestFile overlapping = file.listed(ListKind.SEVERE, "2027-01-01", "2029-01-01")
                .listed(ListKind.SEVERE, "2025-01-01", "2027-01-01");
        assertThat(counted(overlapping.on("2029-01-01"))).containsKey("d");
        assertThat(counted(overlapping.on("2029-01-02"))).isEmpty();
        TestFile broken = file.listed(ListKind.SEVERE, "2025-01-01", "2027-01-01")
                .listed(ListKind.SEVERE, "2027-01-02", "2029-01-01");
        assertThat(counted(broken.on("2027-01-01"))).containsKey("d");
        assertThat(counted(broken.on("2027-01-02")))
                .as("had run out before the second listing began")
                .isEmpty();
    }

    // ---- M5, P6

    @Test
    void M5_anHonourCountsUntilValidUntil() {
        TestFile file = holder().with(
                        publicScore("500"),
                        honour("h", "honour-2", "荣誉", "2022-01-10").validUntil("2024-06-30"));
        assertThat(counted(file.on("2022-01-09"))).isEmpty();
        assertThat(counted(file.on("2022-01-10"))).isEqualTo(Map.of("h", 50));
        assertThat(counted(file.on("2024-06-30"))).as("that day included").isEqualTo(Map.of("h", 50));
        assertThat(counted(file.on("2024-07-01"))).isEmpty();
    }

    @Test
    void M5_withoutATermForOneYear() {
        TestFile file = holder().with(publicScore("500"), honour("h", "honour-2", "荣誉", "2023-07-01"));
        assertThat(counted(file.on("2024-07-01"))).containsKey("h");
        assertThat(counted(file.on("2024-07-02"))).isEmpty();
        TestFile leap = holder().with(publicScore("500"), honour("h", "honour-2", "荣誉", "2024-02-29"));
        assertThat(counted(leap.on("2025-02-28"))).containsKey("h");
        assertThat(counted(leap.on("2025-03-01"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"honour-1, 100", "honour-2, 50", "honour-3, 100", "honour-4, 50"})
    void M5_whatEachLevelGives(String code, int points) {
        Evaluation evaluation = holder().with(publicScore("0"), honour("h", code, "荣誉", "2024-01-10"))
                .on(DAY);
        assertThat(counted(evaluation)).isEqualTo(Map.of("h", points));
        assertThat(evaluation.score()).isEqualByComparingTo(new BigDecimal(800 + points * 8 / 10));
    }

    @Test
    void M5_oneHonourAtSeveralLevelsCountsOnceAtTheHighest() {
        Evaluation evaluation = holder().with(
                        publicScore("0"),
                        honour("city", "honour-2", "绿色矿山", "2024-01-10"),
                        honour("region", "honour-1", "绿色矿山", "2024-01-11"),
                        honour("office", "honour-4", "绿色矿山", "2024-01-12"))
                .on(DAY);
        assertThat(counted(evaluation)).isEqualTo(Map.of("region", 100));
        assertThat(uncounted(evaluation)).containsExactly("city", "office");
    }

    @Test
    void M5_aHigherLevelThatHasEndedDoesNotSilenceTheLower() {
        Evaluation evaluation = holder().with(
                        publicScore("0"),
                        honour("old", "honour-1", "绿色矿山", "2022-01-10"),
                        honour("city", "honour-2", "绿色矿山", "2024-01-10"))
                .on(DAY);
        assertThat(counted(evaluation)).isEqualTo(Map.of("city", 50));
        assertThat(evaluation.lines()).hasSize(1);
    }

    @Test
    void M5_P6_allTogetherAtMostAHundredButEachLineKeepsItsOwn() {
        Evaluation evaluation = holder().with(
                        publicScore("0"),
                        honour("a", "honour-1", "甲", "2024-01-10"),
                        honour("b", "honour-2", "乙", "2024-01-10"),
                        honour("c", "honour-4", "丙", "2024-01-10"),
                        adverse("d", "holder-2-1", "2024-01-10"))
                .on(DAY);
        assertThat(counted(evaluation)).isEqualTo(Map.of("a", 100, "b", 50, "c", 50, "d", -100));
        assertThat(evaluation.score()).as("(1000 − 100 + 100) × 0.8").isEqualByComparingTo("800");
    }

    @Test
    void P6_oneHonourEnteredTwiceCountsOnceTheFirst() {
        Evaluation evaluation = holder().with(
                        publicScore("0"),
                        honour("second", "honour-2", "绿色矿山", "2024-01-12"),
                        honour("first", "honour-4", "绿色矿山", "2024-01-10"))
                .on(DAY);
        assertThat(counted(evaluation)).as("the first in the request (P2)").isEqualTo(Map.of("second", 50));
    }

    // ---- M6, P2

    @Test
    void M6_oneActIsDeductedOnceAtTheHighest() {
        Evaluation evaluation = holder().with(
                        publicScore("0"),
                        adverse("low", "holder-2-1", "2024-01-10").ofAct("X"),
                        adverse("high", "holder-1-2", "2024-03-10").ofAct("X"),
                        adverse("middle", "holder-1-1", "2024-02-10").ofAct("X"))
                .on(DAY);
        assertThat(counted(evaluation)).isEqualTo(Map.of("high", -400));
        assertThat(uncounted(evaluation)).containsExactly("low", "middle");
        assertThat(evaluation.score()).isEqualByComparingTo("480");
    }

    @Test
    void M6_onATieTheFirstInTheRequest() {
        Evaluation evaluation = holder().with(
                        publicScore("0"),
                        adverse("first", "holder-2-2", "2024-03-10").ofAct("X"),
                        adverse("second", "holder-37-2", "2024-01-10").ofAct("X"))
                .on(DAY);
        assertThat(counted(evaluation)).isEqualTo(Map.of("first", -200));
    }

    @Test
    void M6_differentActsAddUpAndWithoutAnActEachIsItsOwn() {
        Evaluation evaluation = holder().with(
                        publicScore("0"),
                        adverse("a", "holder-2-1", "2024-01-10"),
                        adverse("b", "holder-2-1", "2024-01-10"),
                        adverse("c", "holder-2-1", "2024-01-10").ofAct("X"),
                        adverse("d", "holder-2-1", "2024-01-10").ofAct("Y"))
                .on(DAY);
        assertThat(counted(evaluation)).isEqualTo(Map.of("a", -100, "b", -100, "c", -100, "d", -100));
    }

    @ParameterizedTest
    @CsvSource({
        "mining-right-holder, holder-56-1, 50, holder-2-1", "mining-right-holder, holder-56-2, 100, holder-2-1",
        "mining-right-holder, holder-56-3, 200, holder-2-1", "intermediary, intermediary-40-1, 50, intermediary-5-1",
        "intermediary, intermediary-40-2, 100, intermediary-5-1",
                "intermediary, intermediary-40-3, 200, intermediary-5-1"
    })
    void M6_supervisionAddsToItsAct(String role, String code, int points, String deed) {
        Evaluation evaluation = role(role)
                .with(
                        publicScore("0"),
                        adverse("deed", deed, "2024-01-10").ofAct("X"),
                        adverse("supervision", code, "2024-02-10").ofAct("X"))
                .on(DAY);
        assertThat(counted(evaluation)).isEqualTo(Map.of("deed", -100, "supervision", -points));
    }

    @Test
    void M6_supervisionTheHighestOncePerAct() {
        Evaluation evaluation = holder().with(
                        publicScore("0"),
                        adverse("league", "holder-56-1", "2024-01-10").ofAct("X"),
                        adverse("region", "holder-56-2", "2024-02-10").ofAct("X"),
                        adverse("again", "holder-56-2", "2024-03-10").ofAct("X"),
                        adverse("other", "holder-56-1", "2024-03-10").ofAct("Y"),
                        adverse("alone", "holder-56-1", "2024-03-10"))
                .on(DAY);
        assertThat(counted(evaluation)).isEqualTo(Map.of("region", -100, "other", -50, "alone", -50));
        assertThat(uncounted(evaluation)).containsExactly("league", "again");
    }

    @Test
    void P2_repairedAndRunOutRecordsDropOutBeforeTheHighestIsSought() {
        TestFile file = holder().with(
                        publicScore("0"),
                        adverse("repaired", "holder-1-2", "2024-01-10")
                                .ofAct("X")
                                .repaired("2024-05-01"),
                        adverse("old", "holder-1-2", "2020-12-10").ofAct("X"),
                        adverse("left", "holder-2-1", "2024-01-10").ofAct("X"));
        assertThat(counted(file.on("2024-06-30"))).isEqualTo(Map.of("old", -400));
        assertThat(counted(file.on("2025-12-11"))).isEqualTo(Map.of("left", -100));
        assertThat(file.on("2025-12-11").lines()).extracting(Line::record).containsExactly("left");
    }

    // ---- M7

    @ParameterizedTest
    @CsvSource({"mining-right-holder, holder-57-1, holder-2-1", "intermediary, intermediary-41-1, intermediary-5-1"})
    void M7_crimeThatLeadsToTheSevereListIsNotDeducted(String role, String crime, String deed) {
        TestFile file = role(role)
                .with(
                        publicScore("500"),
                        adverse("crime", crime, "2024-01-10").ofAct("X").fact("severe", "16-1"),
                        adverse("deed", deed, "2024-01-10").ofAct("X"));
        Evaluation evaluation = file.on(DAY);
        assertThat(counted(evaluation)).as("P2: it drops out first").isEqualTo(Map.of("deed", -100));
        assertThat(uncounted(evaluation)).containsExactly("crime");
        assertThat(outcome(evaluation)).as("beside the grade").isEqualTo("B");
        assertThat(lists(evaluation)).containsExactly(SIXTEEN);
    }

    @Test
    void M7_otherCrimeIsDeducted() {
        Evaluation plain = holder().with(publicScore("0"), adverse("c", "holder-57-1", "2024-01-10"))
                .on(DAY);
        assertThat(counted(plain)).isEqualTo(Map.of("c", -400));
        assertThat(lists(plain)).isEmpty();
        Evaluation otherKind = holder().with(
                        publicScore("0"),
                        adverse("c", "holder-57-1", "2024-01-10").fact("severe", "16-2"))
                .on(DAY);
        assertThat(counted(otherKind)).isEqualTo(Map.of("c", -400));
        assertThat(lists(otherKind)).containsExactly(SIXTEEN);
    }

    @Test
    void M7_otherProvisionsMarked16_1AreDeducted() {
        Evaluation evaluation = holder().with(
                        publicScore("0"),
                        adverse("p", "holder-6-3", "2024-01-10").fact("severe", "16-1"))
                .on(DAY);
        assertThat(counted(evaluation)).isEqualTo(Map.of("p", -300));
    }

    // ---- M8, P5

    @ParameterizedTest
    @ValueSource(strings = {"16-1", "16-2", "16-3"})
    void M8_informationOfArticle16IsProposed(String kind) {
        for (TestFile file : List.of(
                holder().with(adverse("x", "holder-2-1", "2024-01-10").fact("severe", kind)),
                intermediary()
                        .with(adverse("x", "intermediary-5-1", "2024-01-10").fact("severe", kind)))) {
            assertThat(lists(file.with(publicScore("500")).on(DAY))).containsExactly(SIXTEEN);
            assertThat(lists(file.on(DAY))).as("ungraded too").containsExactly(SIXTEEN);
            assertThat(lists(file.dissolved().on(DAY))).as("dissolved too").containsExactly(SIXTEEN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"17-1", "17-2", "17-3", "17-4", "17-5"})
    void M8_informationOfArticle17IsProposed(String kind) {
        for (String role : List.of("bidder", "winner")) {
            TestFile file =
                    role(role).with(TestRecord.of("x", "adverse", "2024-01-10").fact("severe", kind));
            assertThat(lists(file.on(DAY))).containsExactly(SEVENTEEN);
            assertThat(lists(file.dissolved().on(DAY))).containsExactly(SEVENTEEN);
        }
    }

    @Test
    void M8_aSilencedRecordStillProposes() {
        Evaluation evaluation = holder().with(
                        publicScore("0"),
                        adverse("low", "holder-2-1", "2024-01-10").ofAct("X").fact("severe", "16-3"),
                        adverse("high", "holder-1-2", "2024-01-10").ofAct("X"))
                .on(DAY);
        assertThat(uncounted(evaluation)).containsExactly("low");
        assertThat(lists(evaluation)).containsExactly(SIXTEEN);
    }

    @Test
    void M8_P1_oneProposalAlsoForWhoIsListed() {
        Evaluation evaluation = holder().with(
                        publicScore("0"),
                        adverse("a", "holder-2-1", "2024-01-10").fact("severe", "16-1"),
                        adverse("b", "holder-2-1", "2024-01-11").fact("severe", "16-2"))
                .listed(ListKind.SEVERE, "2024-02-01", null)
                .on(DAY);
        assertThat(lists(evaluation)).containsExactly(SIXTEEN);
    }

    @Test
    void P5_repairedAndRunOutRecordsNoLongerPropose() {
        TestRecord mark = TestRecord.of("x", "adverse", "2021-03-10").fact("severe", "17-2");
        TestFile file = role("bidder").with(mark);
        assertThat(lists(file.on("2021-03-09"))).isEmpty();
        assertThat(lists(file.on("2026-03-10"))).hasSize(1);
        assertThat(lists(file.on("2026-03-11"))).isEmpty();
        TestFile repaired = role("bidder").with(mark.repaired("2023-01-01"));
        assertThat(lists(repaired.on("2022-12-31"))).hasSize(1);
        assertThat(lists(repaired.on("2023-01-01"))).isEmpty();
        assertThat(lists(file.listed(ListKind.SEVERE, "2024-01-01", null).on("2026-03-11")))
                .as("prolonged by the listing")
                .hasSize(1);
    }

    // ---- M9, P12

    @ParameterizedTest
    @ValueSource(strings = {"bidder", "winner"})
    void M9_biddersAndWinnersAreExcluded(String role) {
        Evaluation evaluation = role(role)
                .with(
                        publicScore("500"),
                        adverse("x", "holder-2-1", "2024-01-10"),
                        honour("h", "honour-1", "荣誉", "2024-01-10"))
                .on(DAY);
        assertThat(evaluation.status()).isEqualTo(Status.EXCLUDED);
        assertThat(evaluation.score()).isNull();
        assertThat(evaluation.grade()).isNull();
        assertThat(evaluation.lines()).isEmpty();
        assertThat(evaluation.conditions())
                .singleElement()
                .satisfies(condition -> assertThat(condition.citation().text()).isEqualTo("第十二条"));
    }

    @Test
    void M9_soIsASubjectThatNoLongerExists() {
        for (TestFile file : List.of(holder(), intermediary(), role("bidder"))) {
            Evaluation evaluation = file.dissolved().with(publicScore("500")).on(DAY);
            assertThat(evaluation.status()).isEqualTo(Status.EXCLUDED);
            assertThat(evaluation.score()).isNull();
            assertThat(evaluation.conditions())
                    .extracting((Condition condition) -> condition.citation().text())
                    .containsExactly("第十五条");
        }
    }

    // ---- M12

    @ParameterizedTest
    @CsvSource({
        "2024-01-01, 2024-Q1", "2024-03-31, 2024-Q1", "2024-04-01, 2024-Q2", "2024-06-30, 2024-Q2",
        "2024-07-01, 2024-Q3", "2024-09-30, 2024-Q3", "2024-10-01, 2024-Q4", "2024-12-31, 2024-Q4"
    })
    void M12_thePeriodIsTheQuarter(String day, String quarter) {
        assertThat(holder().with(publicScore("500")).on(day).period()).isEqualTo(quarter);
    }

    // ---- T5

    @Test
    void T5_pastItsTermTheRuleSetSaysSo() {
        for (TestFile file : List.of(
                holder().with(publicScore("500")),
                holder(),
                intermediary().dissolved(),
                role("bidder"),
                role("winner"))) {
            assertThat(flags(file.on("2020-12-01"))).isEmpty();
            assertThat(flags(file.on("2025-11-30"))).isEmpty();
            assertThat(flags(file.on("2025-12-01"))).containsExactly("rule-set-past-its-term");
            assertThat(file.on("2030-01-01").flags())
                    .singleElement()
                    .satisfies(flag -> assertThat(flag.citation().text()).isEqualTo("第三十条"));
            assertThat(file.on("2030-01-01").ruleSet().id()).isEqualTo("mining-2020-12-01");
        }
    }
}

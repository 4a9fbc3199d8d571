package org.chengxin.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.core.file.TestRecord.adverse;
import static org.chengxin.mining.Miner.contract;
import static org.chengxin.mining.Miner.holder;
import static org.chengxin.mining.Miner.honour;
import static org.chengxin.mining.Miner.intermediary;
import static org.chengxin.mining.Miner.publicScore;

import org.chengxin.core.file.ListKind;
import org.chengxin.core.forecast.Foretold;
import org.junit.jupiter.api.Test;

/** What becomes of mining subjects if nothing new happens, counted by hand. */
class MiningForecastTest {

    private static final String TODAY = "2026-06-30";

    @Test
    void M4_fiveYearsAfterItsDecisionADeductionEnds() {
        Foretold foretold =
                Foretold.of(holder().with(publicScore("870"), adverse("mine", "holder-37-2", "2024-03-10")), TODAY);

        // 870×0.2 + (1000−200)×0.8 = 814; from the day after 2029-03-10: 174 + 800 = 974
        assertThat(foretold.forecast().now().score()).isEqualByComparingTo("814");
        assertThat(foretold.changes()).containsExactly("2029-03-11 A 974");
        assertThat(foretold.causes("2029-03-11")).containsExactly("第十一条 mine");
        assertThat(foretold.why("2029-03-11")).isEqualTo("2024-03-10认定的不良信息计入至2029-03-10");
        assertThat(foretold.measures("2029-03-11")).isEqualTo("+ME117 +ME118 +ME119 +ME120 ");
        assertThat(foretold.repair("mine")).isEqualTo("2026-06-30 A 974");
        assertThat(foretold.blockedBy("mine")).isEmpty();
        assertThat(foretold.papers("mine")).containsExactly("application", "proof-of-performance", "commitment");
    }

    @Test
    void R2_repairMayBeAskedForOneYearAfterTheDecision() {
        Foretold foretold =
                Foretold.of(holder().with(publicScore("870"), adverse("mine", "holder-37-2", "2026-03-10")), TODAY);

        assertThat(foretold.repair("mine")).isEqualTo("2027-03-11 A 974");
        assertThat(foretold.blockedBy("mine")).containsExactly("第二十六条第一款第（一）项 2027-03-11");
    }

    @Test
    void R2_whoWasFoundAlikeAgainIsNotRepairedAnyMore() {
        Foretold foretold = Foretold.of(
                holder().with(
                                publicScore("870"),
                                adverse("first", "holder-37-2", "2024-03-10"),
                                adverse("again", "holder-37-3", "2025-05-10")),
                TODAY);

        assertThat(foretold.repair("first")).isEqualTo("never");
        assertThat(foretold.blockedBy("first")).containsExactly("第二十六条第一款第（三）项");
        // 174 + (1000−200)×0.8
        assertThat(foretold.repair("again")).isEqualTo("2026-06-30 B 814");
    }

    @Test
    void O4_theSevereEntryEndsAfterFiveYearsAndWithItWhatItProlonged() {
        Foretold foretold = Foretold.of(
                holder().with(publicScore("870"), adverse("mine", "holder-37-2", "2023-03-10"))
                        .listed(ListKind.SEVERE, "2024-02-01", null),
                TODAY);

        // On the list until 2029-02-01, longer than the deduction's own five years to 2028-03-10 (M4).
        assertThat(Foretold.lists(foretold.forecast().now())).containsExactly("severe");
        assertThat(foretold.changes()).containsExactly("2029-02-02 A 974");
        assertThat(foretold.lists("2029-02-02")).isEmpty();
        assertThat(foretold.causes("2029-02-02")).containsExactly("第十一条 mine", "第二十六条第二款");
        assertThat(foretold.measures("2029-02-02")).contains("-ME133 ", "+ME117 ");
        assertThat(foretold.blockedBy("mine")).containsExactly("第二十五条第四款 2029-02-02");
        assertThat(foretold.repair("mine")).startsWith("2029-02-02 ");
    }

    @Test
    void M10_aLateContractPassesItsBoundsAndRunsOut() {
        Foretold foretold = Foretold.of(intermediary().with(publicScore("870"), contract("road", "2026-05-15")), TODAY);

        assertThat(foretold.changes())
                .containsExactly(
                        "2026-08-15 B 894", // 174 + 900×0.8
                        "2026-11-16 B 814",
                        "2027-05-16 C 734",
                        "2032-05-17 A 974");
        assertThat(foretold.causes("2026-08-15")).containsExactly("附件四第6项 road");
        assertThat(foretold.causes("2032-05-17")).containsExactly("第十一条 road");
        assertThat(foretold.forecast().repairs()).isEmpty();
    }

    @Test
    void M5_anHonourEndsWithItsTermOrAfterAYear() {
        Foretold foretold = Foretold.of(
                holder().with(
                                publicScore("500"),
                                honour("city", "honour-2", "绿色矿山", "2026-01-15"),
                                honour("region", "honour-4", "模范单位", "2026-05-06")
                                        .validUntil("2028-05-05")),
                TODAY);

        // 100 + 1100×0.8 = 980, then one honour of 50 less each time: ×0.8 = 40
        assertThat(foretold.changes()).containsExactly("2027-01-16 A 940", "2028-05-06 B 900");
        assertThat(foretold.why("2027-01-16")).isEqualTo("荣誉“绿色矿山”有效至2027-01-15");
    }

    @Test
    void M8_aMarkStopsProposingWhenItsRecordHasRunOut() {
        Foretold foretold = Foretold.of(
                holder().with(
                                publicScore("870"),
                                adverse("fraud", "holder-37-2", "2024-03-10").fact("severe", "16-1")),
                TODAY);

        assertThat(Foretold.lists(foretold.forecast().now())).containsExactly("severe?");
        assertThat(foretold.lists("2029-03-11")).isEmpty();
        assertThat(foretold.changes()).hasSize(1);
    }

    @Test
    void T5_theMeasuresOwnTermEndsInTheMiddleOfAForecast() {
        Foretold foretold = Foretold.of(holder().with(publicScore("870")), "2024-06-30");

        assertThat(foretold.changes()).containsExactly("2025-12-01 A 974");
        assertThat(foretold.causes("2025-12-01")).containsExactly("第三十条");
    }
}

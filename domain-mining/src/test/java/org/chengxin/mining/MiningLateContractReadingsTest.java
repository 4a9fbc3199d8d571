package org.chengxin.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.core.file.TestRecord.adverse;
import static org.chengxin.mining.Miner.contract;
import static org.chengxin.mining.Miner.counted;
import static org.chengxin.mining.Miner.holder;
import static org.chengxin.mining.Miner.intermediary;
import static org.chengxin.mining.Miner.publicScore;
import static org.chengxin.mining.Miner.role;
import static org.chengxin.mining.Miner.uncounted;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Line;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.TestFile;
import org.chengxin.core.file.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Readings M10, P7, P8: what a late contract deducts by itself (article 10, annex 四-6). */
class MiningLateContractReadingsTest {

    private static TestFile file(TestRecord contract) {
        return intermediary().with(publicScore("0"), contract);
    }

    /** The row's number, 0 where there is no line. */
    private static int row(Evaluation evaluation) {
        if (evaluation.lines().isEmpty()) {
            return 0;
        }
        assertThat(evaluation.lines()).hasSize(1);
        Line line = evaluation.lines().get(0);
        int row = Integer.parseInt(line.provision().value().substring("intermediary-6-".length()));
        assertThat(line.counted()).isTrue();
        assertThat(line.points()).isEqualByComparingTo(java.math.BigDecimal.valueOf(-100L * row));
        assertThat(line.citation().text()).isEqualTo("附件四第6项");
        return row;
    }

    @ParameterizedTest(name = "due {0}, measured on {1}: row {2}")
    @CsvSource({
        "2024-01-15, 2024-01-15, 0",
        "2024-01-15, 2024-04-14, 0",
        "2024-01-15, 2024-04-15, 1",
        "2024-01-15, 2024-04-16, 1",
        "2024-01-15, 2024-07-14, 1",
        "2024-01-15, 2024-07-15, 1",
        "2024-01-15, 2024-07-16, 2",
        "2024-01-15, 2025-01-14, 2",
        "2024-01-15, 2025-01-15, 2",
        "2024-01-15, 2025-01-16, 3",
        "2024-11-30, 2025-02-27, 0",
        "2024-11-30, 2025-02-28, 1",
        "2024-11-30, 2025-05-30, 1",
        "2024-11-30, 2025-05-31, 2",
        "2024-11-30, 2025-11-30, 2",
        "2024-11-30, 2025-12-01, 3",
        "2023-11-30, 2024-02-28, 0",
        "2023-11-30, 2024-02-29, 1",
        "2023-11-29, 2024-02-29, 1",
        "2022-11-29, 2023-02-28, 1",
        "2024-08-31, 2025-02-28, 1",
        "2024-08-31, 2025-03-01, 2",
        "2024-02-29, 2025-02-28, 2",
        "2024-02-29, 2025-03-01, 3",
        "2024-03-31, 2024-06-30, 1",
        "2024-03-31, 2024-06-29, 0"
    })
    void M10_P8_everyBoundDay(String due, String measured, int row) {
        assertThat(row(file(contract("c", due)).on(measured))).as("still open").isEqualTo(row);
        String later = LocalDate.parse(measured).plusDays(40).toString();
        assertThat(row(file(contract("c", due).day("completedOn", measured)).on(measured)))
                .as("completed that day, looked at that day")
                .isEqualTo(row);
        assertThat(row(file(contract("c", due).day("completedOn", measured)).on(later)))
                .as("completed that day, looked at later")
                .isEqualTo(row);
        assertThat(row(file(contract("c", due).day("completedOn", later)).on(measured)))
                .as("completed later: still open that day")
                .isEqualTo(row);
    }

    @Test
    void M10_completedInTimeDeductsNothing() {
        assertThat(row(file(contract("c", "2024-01-15").day("completedOn", "2024-01-15"))
                        .on("2025-06-01")))
                .isZero();
        assertThat(row(file(contract("c", "2024-01-15").day("completedOn", "2023-06-01"))
                        .on("2025-06-01")))
                .isZero();
    }

    @Test
    void M10_P8_onlyPublicMoneyWithoutExcuse() {
        TestRecord plain = TestRecord.of("c", "contract", "2020-12-01").day("dueOn", "2024-01-15");
        assertThat(row(file(plain).on("2025-06-01"))).as("not said").isZero();
        assertThat(row(file(plain.fact("funded", false)).on("2025-06-01"))).isZero();
        assertThat(row(file(plain.fact("funded", true)).on("2025-06-01"))).isEqualTo(3);
        assertThat(row(file(plain.fact("funded", true).fact("excused", true)).on("2025-06-01")))
                .isZero();
        assertThat(row(file(plain.fact("funded", true).fact("excused", false)).on("2025-06-01")))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mining-right-holder", "bidder", "winner"})
    void M10_nobodyButIntermediaries(String role) {
        assertThat(role(role)
                        .with(publicScore("0"), contract("c", "2024-01-15"))
                        .on("2025-06-01")
                        .lines())
                .isEmpty();
    }

    @ParameterizedTest(name = "completed {0}: row {1}, counts to {2}")
    @CsvSource({"2021-05-01, 1, 2026-03-15", "2021-08-01, 2, 2026-06-16", "2022-02-01, 3, 2026-12-16"})
    void M10_fiveYearsFromTheDayItsRowWasReached(String completed, int row, String last) {
        TestFile file = file(contract("c", "2020-12-15").day("completedOn", completed));
        assertThat(row(file.on(last))).isEqualTo(row);
        assertThat(row(file.on(LocalDate.parse(last).plusDays(1)))).isZero();
    }

    @Test
    void M10_anOpenContractRunsOutFiveYearsAfterItsWorstRow() {
        TestFile file = file(contract("c", "2020-12-15"));
        assertThat(row(file.on("2026-12-16"))).isEqualTo(3);
        assertThat(row(file.on("2026-12-17"))).isZero();
    }

    @Test
    void P7_theSevereListProlongsContractLinesToo() {
        TestFile file = file(contract("c", "2020-12-15").day("completedOn", "2021-05-01"));
        assertThat(row(file.listed(ListKind.SEVERE, "2026-03-15", "2027-01-01").on("2027-01-01")))
                .isEqualTo(1);
        assertThat(row(file.listed(ListKind.SEVERE, "2026-03-15", "2027-01-01").on("2027-01-02")))
                .isZero();
        assertThat(row(file.listed(ListKind.SEVERE, "2026-03-16", null).on("2026-04-01")))
                .as("had run out before")
                .isZero();
    }

    @Test
    void M4_aRepairedContractDeductsNothing() {
        TestFile file = file(contract("c", "2024-01-15").repaired("2025-06-01"));
        assertThat(row(file.on("2025-05-31"))).isEqualTo(3);
        assertThat(row(file.on("2025-06-01"))).isZero();
    }

    @Test
    void T7_aContractEnteredLaterIsNotKnownYet() {
        TestRecord late = TestRecord.of("c", "contract", "2025-06-01")
                .day("dueOn", "2024-01-15")
                .fact("funded", true);
        assertThat(row(file(late).on("2025-05-31"))).isZero();
        assertThat(row(file(late).on("2025-06-01"))).isEqualTo(3);
    }

    @Test
    void P8_theRowsMayAlsoBeEnteredByHand() {
        Evaluation evaluation = intermediary()
                .with(publicScore("0"), adverse("hand", "intermediary-6-1", "2024-05-05"), contract("c", "2024-01-15"))
                .on("2025-06-01");
        assertThat(counted(evaluation)).isEqualTo(Map.of("hand", -100, "c", -300));
    }

    @Test
    void M6_aContractSharesItsAct() {
        Evaluation evaluation = intermediary()
                .with(
                        publicScore("0"),
                        adverse("hand", "intermediary-6-1", "2024-05-05").ofAct("X"),
                        contract("c", "2024-01-15").ofAct("X"),
                        adverse("supervision", "intermediary-40-1", "2024-05-05")
                                .ofAct("X"))
                .on("2025-06-01");
        assertThat(counted(evaluation)).isEqualTo(Map.of("c", -300, "supervision", -50));
        assertThat(uncounted(evaluation)).containsExactly("hand");
    }

    @Test
    void M10_deductsBesideAllElse() {
        List<TestRecord> two = List.of(contract("a", "2024-01-15"), contract("b", "2024-11-30"));
        Evaluation evaluation = intermediary().with(publicScore("0")).with(two).on("2025-02-28");
        assertThat(counted(evaluation)).isEqualTo(Map.of("a", -300, "b", -100));
        assertThat(evaluation.score()).isEqualByComparingTo("480");
        assertThat(holder().with(publicScore("0")).with(two).on("2025-02-28").score())
                .isEqualByComparingTo("800");
    }
}

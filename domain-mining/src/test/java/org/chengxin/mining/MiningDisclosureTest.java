package org.chengxin.mining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.core.file.TestRecord.adverse;
import static org.chengxin.mining.Miner.contract;
import static org.chengxin.mining.Miner.holder;
import static org.chengxin.mining.Miner.honour;
import static org.chengxin.mining.Miner.intermediary;
import static org.chengxin.mining.Miner.publicScore;

import java.time.LocalDate;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.TestFile;
import org.chengxin.core.file.TestRecord;
import org.junit.jupiter.api.Test;

/** Article 11 before readings D1 and D2 (mining 11 goes first): when a record is public. */
class MiningDisclosureTest {

    private static String term(TestFile file, TestRecord record, String asOf) {
        return Miner.SECTOR
                .plugin()
                .disclosure(record.build(), file.with(record).build(), LocalDate.parse(asOf))
                .map(period -> period.from() + " " + period.until() + " " + period.ground())
                .orElse("never");
    }

    private static final TestRecord ADVERSE = adverse("x", "holder-2-1", "2021-03-10");

    @Test
    void M4_D2_fiveYearsFromTheFindingWhateverItsEnd() {
        assertThat(term(holder(), ADVERSE, "2024-06-30")).isEqualTo("2021-03-10 2026-03-10 第十一条");
        assertThat(term(holder(), ADVERSE.ended("2019-01-01"), "2024-06-30")).isEqualTo("2021-03-10 2026-03-10 第十一条");
        assertThat(term(holder(), adverse("x", "holder-2-1", "2024-02-29"), "2024-06-30"))
                .isEqualTo("2024-02-29 2029-02-28 第十一条");
    }

    @Test
    void M4_onTheSevereListUntilRemoval() {
        assertThat(term(holder().listed(ListKind.SEVERE, "2024-01-01", null), ADVERSE, "2024-06-30"))
                .isEqualTo("2021-03-10 null 第十一条");
        assertThat(term(holder().listed(ListKind.SEVERE, "2024-01-01", "2027-05-05"), ADVERSE, "2027-06-30"))
                .isEqualTo("2021-03-10 2027-05-05 第十一条");
        assertThat(term(holder().listed(ListKind.SEVERE, "2026-03-11", null), ADVERSE, "2027-06-30"))
                .as("P7: it had run out")
                .isEqualTo("2021-03-10 2026-03-10 第十一条");
        assertThat(term(holder().listedIn("fooddrug", ListKind.SEVERE, "2024-01-01", null), ADVERSE, "2024-06-30"))
                .isEqualTo("2021-03-10 2026-03-10 第十一条");
    }

    @Test
    void listingsOfLaterDaysDoNotCount() {
        assertThat(term(holder().listed(ListKind.SEVERE, "2024-07-01", null), ADVERSE, "2024-06-30"))
                .isEqualTo("2021-03-10 2026-03-10 第十一条");
        assertThat(term(holder().listed(ListKind.SEVERE, "2024-07-01", null), ADVERSE, "2024-07-01"))
                .isEqualTo("2021-03-10 null 第十一条");
    }

    @Test
    void repairEndsPublicationTheDayBefore() {
        assertThat(term(holder(), ADVERSE.repaired("2023-01-01"), "2024-06-30"))
                .isEqualTo("2021-03-10 2022-12-31 第十一条");
        assertThat(term(holder(), ADVERSE.repaired("2021-03-10"), "2024-06-30")).isEqualTo("never");
        assertThat(term(
                        holder().listed(ListKind.SEVERE, "2024-01-01", null),
                        ADVERSE.repaired("2025-01-01"),
                        "2024-06-30"))
                .isEqualTo("2021-03-10 2024-12-31 第十一条");
    }

    @Test
    void whatIsMarkedNotPublicNeverIs() {
        assertThat(term(holder(), ADVERSE.notPublic(), "2024-06-30")).isEqualTo("never");
        assertThat(term(holder(), honour("h", "honour-1", "荣誉", "2024-01-10").notPublic(), "2024-06-30"))
                .isEqualTo("never");
    }

    @Test
    void M10_aContractIsPublicFromTheDayItsRowIsReached() {
        TestRecord contract = contract("c", "2024-01-15");
        assertThat(term(intermediary(), contract, "2024-04-14")).isEqualTo("never");
        assertThat(term(intermediary(), contract, "2024-04-15")).isEqualTo("2024-04-15 2029-04-15 第十一条");
        assertThat(term(intermediary(), contract, "2024-07-16")).isEqualTo("2024-07-16 2029-07-16 第十一条");
        assertThat(term(intermediary(), contract.fact("excused", true), "2024-07-16"))
                .isEqualTo("never");
        assertThat(term(holder(), contract, "2024-07-16")).isEqualTo("never");
    }

    @Test
    void M5_anHonourAsLongAsItCounts() {
        TestRecord honour = honour("h", "honour-1", "荣誉", "2024-01-10");
        assertThat(term(holder(), honour, "2024-06-30")).isEqualTo("2024-01-10 2025-01-10 第十一条");
        assertThat(term(holder(), honour.validUntil("2027-01-01"), "2024-06-30"))
                .isEqualTo("2024-01-10 2027-01-01 第十一条");
    }

    @Test
    void M5_anHonourWhoseTermWasOverBeforeItWasEnteredNeverIs() {
        TestRecord honour = honour("h", "honour-1", "荣誉", "2024-01-10").validUntil("2024-01-09");
        assertThat(holder().with(publicScore("500"), honour).on("2024-06-30").lines())
                .as("it does not count either")
                .isEmpty();
        assertThat(term(holder(), honour, "2024-06-30")).isEqualTo("never");
    }

    @Test
    void thePublicScoreItselfNeverIs() {
        assertThat(term(holder(), publicScore("500"), "2024-06-30")).isEqualTo("never");
    }

    private static String kept(TestFile file, TestRecord record, String asOf) {
        return Miner.SECTOR
                .keptUntil(record.build(), file.with(record).build(), LocalDate.parse(asOf))
                .map(LocalDate::toString)
                .orElse("without end");
    }

    @Test
    void D8_adverseInformationIsKeptAsLongAsItCounts() {
        assertThat(kept(holder(), ADVERSE, "2024-06-30")).isEqualTo("2026-03-10");
        assertThat(kept(holder(), ADVERSE.ended("2019-01-01"), "2024-06-30"))
                .as("five years from the finding, which is later")
                .isEqualTo("2026-03-10");
        assertThat(kept(holder(), ADVERSE.ended("2022-01-01"), "2024-06-30"))
                .as("five years from the end of the act")
                .isEqualTo("2027-01-01");
        assertThat(kept(holder(), ADVERSE.repaired("2022-05-01").notPublic(), "2024-06-30"))
                .isEqualTo("2026-03-10");
    }

    @Test
    void D8_aSevereListingProlongsIt() {
        TestFile listed = holder().listed(ListKind.SEVERE, "2024-01-01", null);
        assertThat(kept(listed, ADVERSE, "2030-06-30")).isEqualTo("without end");
        assertThat(kept(listed, ADVERSE.notPublic(), "2030-06-30")).isEqualTo("without end");
        assertThat(kept(holder().listed(ListKind.SEVERE, "2024-01-01", "2027-05-05"), ADVERSE, "2030-06-30"))
                .isEqualTo("2027-05-05");
    }

    @Test
    void D8_aContractIsAdverseOnceItIsLate() {
        TestRecord contract = contract("c", "2023-01-31");
        assertThat(kept(intermediary(), contract, "2023-04-29")).isEqualTo("without end");
        assertThat(kept(intermediary(), contract.day("completedOn", "2023-05-31"), "2024-06-30"))
                .isEqualTo("2028-04-30");
        assertThat(kept(holder(), contract, "2024-06-30")).isEqualTo("without end");
        assertThat(kept(holder(), honour("h", "honour-1", "样例", "2015-01-01"), "2024-06-30"))
                .isEqualTo("without end");
    }
}

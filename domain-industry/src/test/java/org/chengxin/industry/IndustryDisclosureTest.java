package org.chengxin.industry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.industry.Enterprise.abnormal;
import static org.chengxin.industry.Enterprise.assessment;
import static org.chengxin.industry.Enterprise.complaint;
import static org.chengxin.industry.Enterprise.good;
import static org.chengxin.industry.Enterprise.national;
import static org.chengxin.industry.Enterprise.serious;

import java.time.LocalDate;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Standing;
import org.chengxin.core.file.Standing.Basis;
import org.chengxin.core.file.TestRecord;
import org.junit.jupiter.api.Test;

/** Readings D1, D2: when a record is public. */
class IndustryDisclosureTest {

    private static final String D1 = "自治区政府令第234号第三十六条";
    private static final String D2 = "失信行为纠正后的信用信息修复工作实施方案第三部分";

    private static String term(TestRecord record) {
        return Enterprise.SECTOR
                .plugin()
                .disclosure(record.build(), good().with(record).build(), LocalDate.of(2025, 6, 30))
                .map(period -> period.from() + " " + period.until() + " " + period.ground())
                .orElse("never");
    }

    @Test
    void D2_aPenaltyAtMostThreeYearsFromItsDecision() {
        assertThat(term(serious("p", "2024-02-29").ended("2020-01-01"))).isEqualTo("2024-02-29 2027-02-28 " + D2);
        assertThat(term(TestRecord.of("p", "penalty", "2024-05-05"))).isEqualTo("2024-05-05 2027-05-05 " + D2);
        assertThat(term(serious("p", "2024-05-05").repaired("2025-01-01"))).isEqualTo("2024-05-05 2024-12-31 " + D2);
    }

    @Test
    void D1_anUpheldComplaintFiveYearsFromTheEnd() {
        assertThat(term(complaint("c", "2024-05-05"))).isEqualTo("2024-05-05 2029-05-05 " + D1);
        assertThat(term(complaint("c", "2024-05-05").ended("2024-03-01"))).isEqualTo("2024-05-05 2029-03-01 " + D1);
        assertThat(term(complaint("c", "2024-05-05").repaired("2024-05-05"))).isEqualTo("never");
    }

    @Test
    void aComplaintNotUpheldNeverIs() {
        assertThat(term(TestRecord.of("c", "complaint", "2024-05-05"))).isEqualTo("never");
        assertThat(term(TestRecord.of("c", "complaint", "2024-05-05").fact("upheld", false)))
                .isEqualTo("never");
    }

    @Test
    void aLaterRecordThatItIsOffTheListEndsAnEntry() {
        CreditFile file = good().with(abnormal("on", "2024-05-05"))
                .with(abnormal("off", "2025-02-01").fact("listed", false))
                .build();

        assertThat(Enterprise.SECTOR
                        .plugin()
                        .disclosure(file.records().get(file.records().size() - 2), file, LocalDate.of(2025, 6, 30)))
                .hasValueSatisfying(period -> assertThat(period.until()).isEqualTo("2025-01-31"));
    }

    @Test
    void anEntryOnTheAbnormalListUntilItIsRemoved() {
        assertThat(term(abnormal("a", "2024-05-05"))).startsWith("2024-05-05 null");
        assertThat(term(abnormal("a", "2024-05-05").day("removedOn", "2025-01-01")))
                .startsWith("2024-05-05 2024-12-31");
        assertThat(term(abnormal("a", "2024-05-05").repaired("2024-08-01").day("removedOn", "2025-01-01")))
                .startsWith("2024-05-05 2024-07-31");
        assertThat(term(abnormal("a", "2024-05-05").fact("listed", false))).isEqualTo("never");
    }

    @Test
    void whatIsMarkedNotPublicNeverIs() {
        for (TestRecord record : new TestRecord[] {
            serious("p", "2024-05-05"),
            complaint("c", "2024-05-05"),
            abnormal("a", "2024-05-05"),
            national("n", "2024-05-05", "优")
        }) {
            assertThat(term(record.notPublic())).isEqualTo("never");
        }
    }

    @Test
    void resultsOfSupervisionAreWhileTheyStand() {
        assertThat(term(national("n", "2024-05-05", "优"))).isEqualTo("2024-05-05 null 第二条");
        assertThat(term(assessment("a", "2024-05-05", "B"))).isEqualTo("2024-05-05 null 第二条");
        assertThat(term(TestRecord.of("i", "inspection", "2024-05-05").fact("result", "未发现问题")))
                .isEqualTo("2024-05-05 null 第二条");
    }

    private static String kept(TestRecord record) {
        return Enterprise.SECTOR
                .keptUntil(record.build(), good().with(record).build(), LocalDate.of(2025, 6, 30))
                .map(LocalDate::toString)
                .orElse("without end");
    }

    @Test
    void D8_penaltiesAndUpheldComplaintsAreKeptForFiveYears() {
        assertThat(kept(serious("p", "2024-02-29"))).isEqualTo("2029-02-28");
        assertThat(kept(complaint("c", "2024-05-05").ended("2024-03-01"))).isEqualTo("2029-03-01");
        assertThat(kept(TestRecord.of("c", "complaint", "2014-05-05"))).isEqualTo("without end");
        assertThat(kept(national("n", "2014-05-05", "优"))).isEqualTo("without end");
    }

    @Test
    void D8_anEntryOnTheAbnormalListIsKeptWhileItStands() {
        assertThat(kept(abnormal("a", "2015-05-05"))).isEqualTo("without end");
        assertThat(kept(abnormal("a", "2015-05-05").day("removedOn", "2024-05-05")))
                .isEqualTo("2024-05-04");
        assertThat(kept(abnormal("a", "2023-05-05").day("removedOn", "2024-05-05")))
                .isEqualTo("2028-05-05");
    }

    @Test
    void a_penalty_is_one_by_its_type_or_by_what_it_says() {
        assertThat(isPenalty(serious("p", "2024-05-06"), Standing.SILENT)).isTrue();
        assertThat(isPenalty(complaint("c", "2024-05-06"), Standing.SILENT)).isFalse();
        assertThat(isPenalty(complaint("c", "2024-05-06"), new Standing(Basis.PENALTY, null, null)))
                .isTrue();
    }

    @Test
    void an_entry_on_the_abnormal_list_is_one_unless_it_says_that_it_is_none() {
        assertThat(Enterprise.SECTOR.plugin().entry(abnormal("a", "2024-05-06").build()))
                .contains(ListKind.ABNORMAL);
        assertThat(Enterprise.SECTOR
                        .plugin()
                        .entry(abnormal("a", "2024-05-06").fact("listed", false).build()))
                .isEmpty();
        assertThat(Enterprise.SECTOR.plugin().entry(serious("p", "2024-05-06").build()))
                .isEmpty();
    }

    private static boolean isPenalty(TestRecord record, Standing standing) {
        return Enterprise.SECTOR.plugin().isPenalty(record.build(), standing);
    }
}

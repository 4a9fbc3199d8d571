package org.chengxin.core.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Facts;
import org.chengxin.core.file.Penalty;
import org.chengxin.core.file.Penalty.Procedure;
import org.chengxin.core.file.Penalty.Severity;
import org.chengxin.core.file.Standing;
import org.chengxin.core.law.Citation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a penalty is published (readings D2, D6, D7). */
class PenaltyPublicationTest {

    private static final String ORDER_36 = "国家发展和改革委员会令第36号";

    private static CreditRecord record(String decidedOn, String repairedOn, Boolean disclosable) {
        return new CreditRecord(
                "r1",
                "penalty",
                null,
                LocalDate.parse(decidedOn),
                null,
                Facts.NONE,
                null,
                repairedOn == null ? null : LocalDate.parse(repairedOn),
                null,
                null,
                disclosable);
    }

    private static Standing of(Severity severity) {
        return new Standing(null, null, new Penalty(Procedure.GENERAL, List.of(), List.of(), null, severity, null));
    }

    private static String published(CreditRecord record, Standing standing) {
        return PenaltyPublication.of(
                        record, standing, GeneralPeriods.penalty(record).endingBefore(record.repairedOn()))
                .map(period -> period.from() + " " + period.until() + " " + period.ground())
                .orElse("never");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-31, MINOR,   , 2026-03-31 2029-03-31 失信行为纠正后的信用信息修复工作实施方案第三部分",
        "2026-03-31, GENERAL, , 2026-03-31 2029-03-31 失信行为纠正后的信用信息修复工作实施方案第三部分",
        "2026-04-01, MINOR,       , never",
        "2026-04-01, MINOR,   true, 2026-04-01 2026-07-01 " + ORDER_36,
        "2026-11-30, MINOR,   true, 2026-11-30 2027-02-28 " + ORDER_36,
        "2027-11-29, MINOR,   true, 2027-11-29 2028-02-29 " + ORDER_36,
        "2027-11-30, MINOR,   true, 2027-11-30 2028-02-29 " + ORDER_36,
        "2026-04-01, GENERAL,     , 2026-04-01 2027-04-01 " + ORDER_36,
        "2028-02-29, GENERAL, true, 2028-02-29 2029-02-28 " + ORDER_36,
        "2026-04-01, SEVERE,      , 2026-04-01 2029-04-01 " + ORDER_36,
        "2026-04-01, ,            , 2026-04-01 2029-04-01 失信行为纠正后的信用信息修复工作实施方案第三部分"
    })
    void D7_theClassSetsTheLengthFromTheDayOfTheOrder(
            String decidedOn, Severity severity, Boolean disclosable, String published) {
        assertThat(published(record(decidedOn, null, disclosable), of(severity)))
                .isEqualTo(published);
    }

    @Test
    void D7_aRecordThatTellsOfNoPenaltyKeepsTheLongestPeriod() {
        assertThat(published(record("2026-04-01", null, null), Standing.SILENT)).startsWith("2026-04-01 2029-04-01");
    }

    @Test
    void D7_aRepairEndsItEarlier() {
        assertThat(published(record("2026-04-01", "2026-09-10", null), of(Severity.GENERAL)))
                .isEqualTo("2026-04-01 2026-09-09 " + ORDER_36);
        assertThat(published(record("2026-04-01", "2028-09-10", null), of(Severity.GENERAL)))
                .as("after the end")
                .isEqualTo("2026-04-01 2027-04-01 " + ORDER_36);
    }

    @Test
    void D2_aSectorsOwnPeriodGoesFirst() {
        CreditRecord record = record("2026-04-01", null, null);
        Optional<Disclosure> own = Optional.of(new Disclosure(record.decidedOn(), null, Citation.of("第十一条")));
        assertThat(PenaltyPublication.of(record, of(Severity.MINOR), own)).isEqualTo(own);
        assertThat(PenaltyPublication.of(record, of(Severity.MINOR), Optional.empty()))
                .isEmpty();
    }

    @Test
    void D6_aPenaltyByTheSimpleProcedureIsNotPublished() {
        CreditRecord record = record("2025-04-01", null, true);
        Standing simple =
                new Standing(null, null, new Penalty(Procedure.SIMPLE, List.of(), List.of(), null, null, null));
        assertThat(published(record, simple)).isEqualTo("never");
        assertThat(PenaltyPublication.of(record, simple, Optional.of(GeneralPeriods.adverse(record))))
                .isEmpty();
    }
}

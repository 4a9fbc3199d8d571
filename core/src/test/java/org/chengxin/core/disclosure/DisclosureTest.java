package org.chengxin.core.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Facts;
import org.chengxin.core.file.Penalty.Field;
import org.chengxin.core.law.Citation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods of disclosure (readings D1, D2; 001 article 36; 003 part 三). */
class DisclosureTest {

    private static final Citation GROUND = Citation.of("第三十六条");
    private static final LocalDate FIRST = LocalDate.of(2024, 2, 29);
    private static final LocalDate LAST = LocalDate.of(2025, 2, 28);

    private static CreditRecord record(String decidedOn, String endedOn) {
        return new CreditRecord(
                "r1",
                "adverse",
                null,
                LocalDate.parse(decidedOn),
                null,
                Facts.NONE,
                endedOn == null ? null : LocalDate.parse(endedOn),
                null,
                null,
                null,
                null);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29,           , 2029-02-28",
        "2024-02-29, 2024-08-01, 2029-08-01",
        "2024-02-29, 2023-12-31, 2028-12-31",
        "2021-03-10,           , 2026-03-10"
    })
    void adverseInformationIsPublicFiveYearsFromTheEndOfTheAct(String decidedOn, String endedOn, LocalDate last) {
        Disclosure period = GeneralPeriods.adverse(record(decidedOn, endedOn));
        assertThat(period).isEqualTo(new Disclosure(LocalDate.parse(decidedOn), last, GeneralPeriods.FIVE_YEARS));
    }

    @Test
    void aPenaltyIsPublicAtMostThreeYears() {
        assertThat(GeneralPeriods.penalty(record("2024-02-29", "2025-01-01")))
                .isEqualTo(new Disclosure(FIRST, LocalDate.of(2027, 2, 28), Citation.of("失信行为纠正后的信用信息修复工作实施方案第三部分")));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-11-30, '', 2026-02-28",
        "2026-01-31, '', 2026-04-30",
        "2026-03-10, FOOD, 2027-03-10",
        "2026-03-10, DRUGS, 2027-03-10",
        "2026-03-10, SPECIAL_EQUIPMENT, 2027-03-10",
        "2026-03-10, WORK_SAFETY, 2027-03-10",
        "2024-02-29, FIRE, 2025-02-28",
        "2026-03-10, DRUGS|FOOD, 2027-03-10"
    })
    void theShortestPublicationIsThreeMonthsOrOneYearInSafety(LocalDate decidedOn, String fields, LocalDate last) {
        List<Field> known = fields.isEmpty()
                ? List.of()
                : Stream.of(fields.split("\\|", -1)).map(Field::valueOf).toList();
        assertThat(GeneralPeriods.shortestPenaltyEnd(decidedOn, known)).isEqualTo(last);
    }

    /** An act that ended more than five years before its decision is public for no day at all. */
    @Test
    void anActLongPastIsNotPublicBackwards() {
        Disclosure period = GeneralPeriods.adverse(record("2024-02-29", "2015-01-01"));
        assertThat(period.holdsOn(FIRST)).isFalse();
    }

    @Test
    void holdsOnBothItsEnds() {
        Disclosure period = new Disclosure(FIRST, LAST, GROUND);
        assertThat(period.holdsOn(FIRST)).isTrue();
        assertThat(period.holdsOn(LAST)).isTrue();
        assertThat(period.holdsOn(FIRST.minusDays(1))).isFalse();
        assertThat(period.holdsOn(LAST.plusDays(1))).isFalse();
        assertThat(new Disclosure(FIRST, null, GROUND).holdsOn(LocalDate.MAX)).isTrue();
    }

    @Test
    void repairEndsItTheDayBefore() {
        Disclosure period = new Disclosure(FIRST, LAST, GROUND);
        assertThat(period.endingBefore(null)).contains(period);
        assertThat(period.endingBefore(LAST.plusDays(1))).contains(period);
        assertThat(period.endingBefore(LAST.plusDays(9))).contains(period);
        assertThat(period.endingBefore(LAST)).contains(new Disclosure(FIRST, LAST.minusDays(1), GROUND));
        assertThat(period.endingBefore(FIRST.plusDays(1))).contains(new Disclosure(FIRST, FIRST, GROUND));
        assertThat(period.endingBefore(FIRST)).isEmpty();
        assertThat(period.endingBefore(FIRST.minusDays(9))).isEmpty();
        assertThat(new Disclosure(FIRST, null, GROUND).endingBefore(LAST))
                .contains(new Disclosure(FIRST, LAST.minusDays(1), GROUND));
    }
}

package org.chengxin.core.sector;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodKindTest {

    @ParameterizedTest
    @CsvSource({
        "YEAR, 2026-01-01, 2026, 2026-01-01, 2026-12-31",
        "YEAR, 2024-12-31, 2024, 2024-01-01, 2024-12-31",
        "QUARTER, 2026-01-01, 2026-Q1, 2026-01-01, 2026-03-31",
        "QUARTER, 2026-03-31, 2026-Q1, 2026-01-01, 2026-03-31",
        "QUARTER, 2026-04-01, 2026-Q2, 2026-04-01, 2026-06-30",
        "QUARTER, 2026-12-31, 2026-Q4, 2026-10-01, 2026-12-31"
    })
    void aPeriodHasItsDays(PeriodKind kind, LocalDate day, String period, LocalDate first, LocalDate last) {
        assertThat(kind.periodOf(day)).contains(period);
        assertThat(kind.firstDay(period)).contains(first);
        assertThat(kind.lastDay(period)).contains(last);
    }

    @Property
    void everyDayLiesInItsPeriod(@ForAll PeriodKind kind, @ForAll @IntRange(max = 100_000) int day) {
        LocalDate date = LocalDate.of(1900, 1, 1).plusDays(day);
        kind.periodOf(date).ifPresent(period -> {
            assertThat(kind.firstDay(period).orElseThrow()).isBeforeOrEqualTo(date);
            assertThat(kind.lastDay(period).orElseThrow()).isAfterOrEqualTo(date);
            LocalDate next = kind.lastDay(period).orElseThrow().plusDays(1);
            assertThat(kind.periodOf(next)).isNotEqualTo(kind.periodOf(date));
        });
        assertThat(kind.periodOf(date).isEmpty()).isEqualTo(kind == PeriodKind.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "0000", "202", "20266", "2026-Q0", "2026-Q5", "2026-Q", "2026-q1", "0000-Q1", " 2026", "２０２６",
                "2026-1"
            })
    void whatIsNoPeriodHasNoDays(String text) {
        for (PeriodKind kind : PeriodKind.values()) {
            assertThat(kind.firstDay(text)).as(kind + " " + text).isEmpty();
            assertThat(kind.lastDay(text)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPeriodOfAnotherKindIsNone(PeriodKind kind) {
        assertThat(kind.firstDay("2026").isPresent()).isEqualTo(kind == PeriodKind.YEAR);
        assertThat(kind.firstDay("2026-Q1").isPresent()).isEqualTo(kind == PeriodKind.QUARTER);
    }
}

package org.chengxin.core.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.Period;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods in months and years end with the corresponding day of their last month (reading T1; Civil Code 201, 202). */
class TermTest {

    private static final LocalDate START = LocalDate.of(2021, 3, 10);

    @ParameterizedTest
    @CsvSource({
        "2021-03-10, P5Y, 2026-03-10",
        "2020-02-29, P1Y, 2021-02-28",
        "2020-02-29, P4Y, 2024-02-29",
        "2023-02-28, P1Y, 2024-02-28",
        "2026-01-31, P1M, 2026-02-28",
        "2024-01-31, P1M, 2024-02-29",
        "2025-08-31, P3M, 2025-11-30",
        "2025-11-30, P3M, 2026-02-28",
        "2025-12-31, P3M, 2026-03-31",
        "2026-03-10, P0D, 2026-03-10"
    })
    void endsWithTheCorrespondingDayOrTheMonthsLast(LocalDate start, Period length, LocalDate last) {
        assertThat(Term.lastDay(start, length)).isEqualTo(last);
    }

    @Property
    void aPeriodOfMonthsNeverReachesIntoTheNextMonth(
            @ForAll @IntRange(max = 40_000) int day, @ForAll @IntRange(max = 240) int months) {
        LocalDate start = LocalDate.of(1990, 1, 1).plusDays(day);
        LocalDate last = Term.lastDay(start, Period.ofMonths(months));
        assertThat(last.getYear() * 12 + last.getMonthValue())
                .isEqualTo(start.getYear() * 12 + start.getMonthValue() + months);
        assertThat(last.getDayOfMonth()).isEqualTo(Math.min(start.getDayOfMonth(), last.lengthOfMonth()));
    }

    @Test
    void holdsOnBothItsEnds() {
        Term term = new Term(START, LocalDate.of(2026, 3, 10));
        assertThat(term.holdsOn(START)).isTrue();
        assertThat(term.holdsOn(LocalDate.of(2026, 3, 10))).isTrue();
        assertThat(term.holdsOn(START.minusDays(1))).isFalse();
        assertThat(term.holdsOn(LocalDate.of(2026, 3, 11))).isFalse();
        assertThat(new Term(START, null).holdsOn(LocalDate.MAX)).isTrue();
    }

    @Test
    void overlapsFromTheFirstCommonDay() {
        Term term = new Term(START, START.plusDays(10));
        assertThat(term.overlaps(new Term(START.plusDays(10), null))).isTrue();
        assertThat(new Term(START.plusDays(10), null).overlaps(term)).isTrue();
        assertThat(term.overlaps(new Term(START.plusDays(11), null))).isFalse();
        assertThat(new Term(START.plusDays(11), null).overlaps(term)).isFalse();
        assertThat(new Term(START, null).overlaps(new Term(START.plusYears(9), null)))
                .isTrue();
    }

    @Test
    void aTermThatEndsBeforeItStartsIsRefused() {
        assertThatThrownBy(() -> new Term(START, START.minusDays(1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Term(START, START).holdsOn(START)).isTrue();
    }
}

package org.chengxin.core.listing;

import java.time.LocalDate;
import java.time.Period;
import org.chengxin.core.law.Term;
import org.chengxin.core.sector.PeriodKind;

/**
 * How long an entry on a list lasts before it ends by itself (reading O4).
 *
 * @param length how many of the unit, above zero
 * @param unit what is counted
 */
public record ListTerm(int length, Unit unit) {

    /** What the length of an entry is counted in. */
    public enum Unit {
        /** Years from the day of entry (reading T1). */
        YEAR,
        /** The sector's periods, the one of the day of entry being the first. */
        PERIOD
    }

    public ListTerm {
        if (length <= 0) {
            throw new IllegalArgumentException("a term of " + length);
        }
    }

    /**
     * The last day of an entry.
     *
     * @param from the day of entry
     * @param periods how the sector divides time
     * @throws IllegalArgumentException if periods are counted where the sector has none
     */
    public LocalDate lastDay(LocalDate from, PeriodKind periods) {
        if (unit == Unit.YEAR) {
            return Term.lastDay(from, Period.ofYears(length));
        }
        LocalDate last = lastDayOfPeriod(from, periods);
        for (int counted = 1; counted < length; counted++) {
            last = lastDayOfPeriod(last.plusDays(1), periods);
        }
        return last;
    }

    private static LocalDate lastDayOfPeriod(LocalDate day, PeriodKind periods) {
        return periods.periodOf(day)
                .flatMap(periods::lastDay)
                .orElseThrow(() -> new IllegalArgumentException("the sector has no periods"));
    }
}

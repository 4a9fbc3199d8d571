package org.chengxin.core.law;

import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;

/**
 * From when to when a row of the law applies, both days included.
 *
 * @param from the first day
 * @param until the last day, null while none is set
 */
public record Term(LocalDate from, LocalDate until) {

    public Term {
        Objects.requireNonNull(from, "from");
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("ends " + until + " before it starts " + from);
        }
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }

    public boolean overlaps(Term other) {
        return (until == null || !other.from.isAfter(until)) && (other.until == null || !from.isAfter(other.until));
    }

    /**
     * The last day of a period in months or years that begins on a day: the first day is not counted, and it ends with the
     * corresponding day of its last month, or that month's last day (reading T1; Civil Code 201, 202).
     */
    public static LocalDate lastDay(LocalDate start, Period length) {
        return start.plus(length);
    }
}

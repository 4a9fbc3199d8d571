package org.chengxin.core.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.chengxin.core.law.Reason;

/**
 * A due date with how it was counted.
 *
 * @param from the day from which it runs, which is not counted
 * @param length how long it runs, null where somebody has named the day
 * @param due its last day
 * @param provisional whether a year that it depends on has no official notice yet (reading T3)
 * @param counted the days that were looked at, in order: every day of a deadline in days or working days; of one in months or
 *     years its first day, its nominal end and the days by which that moved
 */
public record Deadline(LocalDate from, Length length, LocalDate due, boolean provisional, List<CountedDay> counted) {

    public Deadline {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(due, "due");
        counted = List.copyOf(counted);
    }

    /** A day that somebody has named, which is not counted and does not move. */
    public static Deadline named(LocalDate from, LocalDate due) {
        return new Deadline(from, null, due, false, List.of());
    }

    /**
     * A day of the count.
     *
     * @param date the day
     * @param counts whether it counts
     * @param why what it is
     */
    public record CountedDay(LocalDate date, boolean counts, Reason why) {}
}

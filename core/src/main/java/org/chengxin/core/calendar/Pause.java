package org.chengxin.core.calendar;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A time in which a deadline does not run.
 *
 * @param from the day on which it stopped, which still counts
 * @param until the last day that does not count, null while it stands still
 */
public record Pause(LocalDate from, LocalDate until) {

    public Pause {
        Objects.requireNonNull(from, "from");
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("a pause ends " + until + " before it begins " + from);
        }
    }

    /** Whether a deadline stands still on a day. */
    public boolean holdsOn(LocalDate day) {
        return day.isAfter(from) && (until == null || !day.isAfter(until));
    }
}

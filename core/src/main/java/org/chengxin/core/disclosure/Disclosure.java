package org.chengxin.core.disclosure;

import java.time.LocalDate;
import java.util.Objects;
import org.chengxin.core.law.Citation;

/**
 * When a record is public, both days included, and why.
 *
 * @param from the first day
 * @param until the last day, null where no end is set (yet)
 * @param ground the article that sets the time
 */
public record Disclosure(LocalDate from, LocalDate until, Citation ground) {

    public Disclosure {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(ground, "ground");
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}

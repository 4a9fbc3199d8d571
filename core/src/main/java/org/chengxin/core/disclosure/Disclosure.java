package org.chengxin.core.disclosure;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
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

    /**
     * The part before a day, for example of its repair, which ends publication (001, article 37; 003, part 三).
     *
     * @param day null where nothing ends it early
     * @return empty where nothing is left
     */
    public Optional<Disclosure> endingBefore(LocalDate day) {
        if (day == null || (until != null && until.isBefore(day))) {
            return Optional.of(this);
        }
        return day.isAfter(from) ? Optional.of(new Disclosure(from, day.minusDays(1), ground)) : Optional.empty();
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}

package org.chengxin.core.procedure;

import java.time.LocalDate;
import java.util.Objects;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Reason;

/**
 * What stands in the way of a filing.
 *
 * @param why what it is
 * @param citation the article that puts it there
 * @param from the first day on which it will be gone if nothing new happens, null where that is not known
 * @param record another record that it comes from, which not everybody may know of; null where it comes from none
 */
public record Obstacle(Reason why, Citation citation, LocalDate from, String record) {

    /** One that comes from no other record. */
    public Obstacle(Reason why, Citation citation, LocalDate from) {
        this(why, citation, from, null);
    }

    public Obstacle {
        Objects.requireNonNull(why, "why");
        Objects.requireNonNull(citation, "citation");
    }
}

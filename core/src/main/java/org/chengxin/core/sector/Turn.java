package org.chengxin.core.sector;

import java.time.LocalDate;
import java.util.Objects;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Reason;

/**
 * A day on which an evaluation of a file can be another than on the day before, although nothing new has happened.
 *
 * @param on the first day of what then holds
 * @param why what comes to its end or begins
 * @param citation the article that sets the day, null where only the evaluation itself can tell
 * @param record the record concerned, null where it is none or more than one
 */
public record Turn(LocalDate on, Reason why, Citation citation, String record) {

    public Turn {
        Objects.requireNonNull(on, "on");
        Objects.requireNonNull(why, "why");
    }
}

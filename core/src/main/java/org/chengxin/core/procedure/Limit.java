package org.chengxin.core.procedure;

import java.util.Objects;
import org.chengxin.core.calendar.Length;

/**
 * A time limit of a procedure.
 *
 * @param length how long it runs, null where it ends with the day of the event itself
 * @param from the event from whose day it runs: {@link Case#FILED}, {@link Case#TERM} or a step's name; for the limit of a filing, what
 *     the service knows that day of
 */
public record Limit(Length length, String from) {

    public Limit {
        Objects.requireNonNull(from, "from");
    }
}

package org.chengxin.api.procedure.store;

import java.time.LocalDate;
import java.util.Set;
import org.chengxin.core.procedure.State;
import org.chengxin.core.subject.AreaCode;

/**
 * Which cases of a queue are looked for; null asks for nothing.
 *
 * @param area the area of the office whose queue it is: cases that lie with it or below it, or that it owes a step of
 * @param sectors the sectors of that office, null for all
 * @param state null for all that are not closed
 * @param dueBefore cases due before this day
 * @param after the place after which to begin
 */
public record CaseSearch(
        AreaCode area, Set<String> sectors, String kind, State state, LocalDate dueBefore, After after, int limit) {

    /** What nothing is due of comes after everything else. */
    public static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    /** A place in the queue. */
    public record After(LocalDate dueOn, long id) {}
}

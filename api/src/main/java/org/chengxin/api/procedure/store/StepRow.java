package org.chengxin.api.procedure.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chengxin.core.subject.AreaCode;

/**
 * A step of a case as it was taken.
 *
 * @param outcome null where nothing was to be chosen
 * @param day the day it is of: that on which it was taken, or on which papers were received
 * @param role as what the actor took it
 * @param office the area of the actor's office, null where it has none
 * @param reason null where none was given
 * @param document the number of the document that was signed, null where there is none
 * @param evidence ids of files, and words for what else there is
 * @param dueOn by when it was due, null where it had no limit
 */
public record StepRow(
        String step,
        String outcome,
        LocalDate day,
        Instant at,
        String actor,
        String role,
        AreaCode office,
        String reason,
        String document,
        List<String> evidence,
        String citation,
        LocalDate dueOn) {

    public StepRow {
        evidence = List.copyOf(evidence);
    }
}

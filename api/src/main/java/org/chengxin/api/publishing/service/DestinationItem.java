package org.chengxin.api.publishing.service;

import java.time.Instant;
import java.time.LocalDate;

/**
 * How it stands with a destination.
 *
 * @param transport {@code file} or {@code http}; null where the configuration names none any more
 * @param backlog how many messages wait
 * @param oldestWaiting since when the one waits that has done so longest, null where none does
 * @param failures in a row that were the destination's own
 * @param nextAttempt when it is tried again, null where nothing keeps it from being tried
 */
public record DestinationItem(
        String id,
        String name,
        String transport,
        long backlog,
        Instant oldestWaiting,
        Instant lastSuccess,
        Failure lastFailure,
        int failures,
        Instant nextAttempt,
        LocalDate lastReconciled) {

    /** The last failure, also one that has been got over. */
    public record Failure(Instant at, String reason) {}
}

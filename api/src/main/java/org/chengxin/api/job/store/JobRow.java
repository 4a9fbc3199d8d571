package org.chengxin.api.job.store;

import java.time.Instant;
import org.chengxin.api.common.security.Caller;

/**
 * Long work that somebody asked for.
 *
 * @param id the key of its row, which never leaves the service
 * @param caller whom it works for
 * @param done how many of its items are done
 * @param total how many there are, null while that is not known
 * @param failed how many of those done are at fault
 * @param resumedAt how many were done when it was last resumed, null where it never was
 * @param node the process that is at it, or that took it in
 * @param outcome what came out, as JSON; null while it is not finished
 */
public record JobRow(
        long id,
        String publicId,
        String kind,
        JobState state,
        Caller caller,
        long done,
        Long total,
        long failed,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt,
        Long resumedAt,
        String node,
        String outcome) {}

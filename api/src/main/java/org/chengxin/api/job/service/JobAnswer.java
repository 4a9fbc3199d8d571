package org.chengxin.api.job.service;

import java.time.Instant;
import org.chengxin.api.job.store.JobRow;

/**
 * What a job is read as; what is not known is null.
 *
 * @param resumedFromRow the first item that was done after a process had ended in the middle
 */
public record JobAnswer(
        String id,
        String kind,
        String state,
        long done,
        Long total,
        long failed,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt,
        Long resumedFromRow) {

    public static JobAnswer of(JobRow job) {
        return new JobAnswer(
                job.publicId(),
                job.kind(),
                job.state().code(),
                job.done(),
                job.total(),
                job.failed(),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                job.resumedAt() == null ? null : job.resumedAt() + 1);
    }

    /** Whether nothing of it will change any more. */
    public boolean finished() {
        return finishedAt != null;
    }
}

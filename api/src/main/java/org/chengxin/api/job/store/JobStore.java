package org.chengxin.api.job.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.common.security.Caller;

/** Where jobs are kept. */
public interface JobStore {

    /**
     * Keeps a new job, which is queued.
     *
     * @param node the process that takes it in
     */
    JobRow add(String publicId, String kind, Caller caller, Long total, String node, Instant at);

    Optional<JobRow> find(String publicId);

    /** Those of some jobs that there are. */
    List<JobRow> find(Collection<String> publicIds);

    /**
     * The jobs that a process may take, the earliest first: those queued, those that it was at before it ended, and those whose
     * process has not been heard of for a minute. It must be at none.
     */
    List<JobRow> open(String node);

    /** Takes a job, unless another process has been quicker. */
    Optional<JobRow> claim(long id, String node, Instant at);

    /**
     * Says how far a job is.
     *
     * @return false if another process has taken it
     */
    boolean progress(long id, String node, long done, long failed);

    /**
     * Ends a job.
     *
     * @return false if another process has taken it
     */
    boolean finish(long id, String node, JobState state, String outcome, Instant at);
}

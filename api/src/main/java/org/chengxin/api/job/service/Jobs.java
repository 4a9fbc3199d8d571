package org.chengxin.api.job.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.job.store.JobRow;
import org.chengxin.api.job.store.JobStore;
import org.chengxin.core.fault.FaultCode;

/** Reads jobs. */
@ApplicationScoped
public class Jobs {

    private final JobStore jobs;

    @Inject
    public Jobs(JobStore jobs) {
        this.jobs = jobs;
    }

    /** For the container's proxy. */
    Jobs() {
        this(null);
    }

    /**
     * A job for somebody who may read it: the office that began it, one above it, an auditor, an administrator.
     *
     * @throws Refusal if there is none (404), or the caller may not (403)
     */
    public JobRow job(String id, Caller caller) {
        JobRow job = jobs.find(id).orElseThrow(Refusal::notFound);
        boolean may = caller.is(AccessRole.AUDITOR)
                || caller.is(AccessRole.ADMIN)
                || (job.caller().authority() != null
                        && caller.actsFor(job.caller().authority()));
        if (!may) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
        return job;
    }

    /** How far a job is. */
    public JobAnswer answer(String id, Caller caller) {
        return JobAnswer.of(job(id, caller));
    }

    /** How far some jobs are, by their ids. */
    public Map<String, JobAnswer> answers(Collection<String> ids) {
        Map<String, JobAnswer> found = new TreeMap<>();
        jobs.find(ids).forEach(job -> found.put(job.publicId(), JobAnswer.of(job)));
        return found;
    }

    /**
     * What came out of a job.
     *
     * @throws Refusal as {@link #job} does; also while it has not finished (409)
     */
    public Prepared result(String id, Caller caller) {
        JobRow job = job(id, caller);
        if (!job.state().isFinished()) {
            throw Refusal.conflict("", FaultCode.JOB_UNFINISHED);
        }
        return Prepared.of(job.outcome().getBytes(StandardCharsets.UTF_8));
    }
}

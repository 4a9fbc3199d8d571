package org.chengxin.api.job.service;

import java.util.Map;
import org.chengxin.api.job.store.JobRow;

/** A kind of long work. It keeps in the database how far it is, so that any process can go on with it at any time. */
public interface JobWork {

    /** The kind of job that it does. */
    String kind();

    /** Whether this process has what the job needs. */
    boolean isHere(JobRow job);

    /**
     * Does what is left of a job.
     *
     * @return what came out
     */
    Map<String, Object> run(JobRow job, JobProgress progress);

    /** What has come out so far of a job that cannot go on. */
    Map<String, Object> soFar(JobRow job);

    /** Writes down that a job has ended, in the transaction that says so. */
    void ended(JobRow job, boolean whole, Map<String, Object> outcome);

    /** Forgets what only a job at work needs; a service that is killed may leave it undone. */
    void cleanUp(JobRow job);
}

package org.chengxin.api.job.service;

/** Through which a job tells how far it is. */
public interface JobProgress {

    /** The job is to end here, and goes on elsewhere or later. */
    final class EndedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public EndedException(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Tells how far the job is, in the transaction of what it has done.
     *
     * @throws EndedException if the service stops, or another process has taken the job; the transaction must not be committed then
     */
    void report(long done, long failed);
}

package org.chengxin.api.job.store;

/** How far a job is. */
public enum JobState {
    QUEUED("queued"),
    RUNNING("running"),
    DONE("done"),
    FAILED("failed");

    private final String code;

    JobState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public boolean isFinished() {
        return this == DONE || this == FAILED;
    }

    static JobState of(String code) {
        for (JobState state : values()) {
            if (state.code.equals(code)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state of a job: " + code);
    }
}

package org.chengxin.api.record.store;

/** What has become of a record. */
public enum RecordState {
    /** Registered by the subject itself and not yet checked; it counts for nothing. */
    PENDING("pending"),
    ACTIVE("active"),
    /** Its time of disclosure is over (001, article 36); it is kept and not shown. */
    ARCHIVED("archived"),
    /** Entered by mistake; it is kept with its reason and counts for nothing. */
    WITHDRAWN("withdrawn");

    private final String code;

    RecordState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static RecordState of(String code) {
        for (RecordState state : values()) {
            if (state.code.equals(code)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no state of a record: " + code);
    }
}

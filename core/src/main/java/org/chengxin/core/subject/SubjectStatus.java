package org.chengxin.core.subject;

import java.util.Optional;

/** Whether a subject still exists in law. */
public enum SubjectStatus {
    ACTIVE("active"),
    /** Its legal existence has ended; it is not evaluated any more (002, article 15). */
    DISSOLVED("dissolved");

    private final String code;

    SubjectStatus(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<SubjectStatus> parse(String code) {
        for (SubjectStatus status : values()) {
            if (status.code.equals(code)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}

package org.chengxin.core.evaluation;

/** What an evaluation came to. */
public enum Status {
    /** It has a grade. */
    GRADED("graded"),
    /** The rules grade nobody in this position; {@code missing} says what would settle it. */
    UNGRADED("ungraded"),
    /** The subject is outside evaluation: its legal existence ended, or its role is not graded. */
    EXCLUDED("excluded");

    private final String code;

    Status(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}

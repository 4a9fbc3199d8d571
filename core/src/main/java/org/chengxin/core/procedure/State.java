package org.chengxin.core.procedure;

import org.chengxin.core.file.Coded;

/** How far a procedure is, for everybody to see. */
public enum State implements Coded {
    /** Somebody owes a step before it is decided. */
    OPEN("open"),
    /** The matter is decided. */
    DECIDED("decided"),
    /** What was decided, or is about to be, is being published. */
    PUBLISHED("published"),
    /** Nothing can follow any more. */
    CLOSED("closed");

    private final String code;

    State(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

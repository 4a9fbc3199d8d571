package org.chengxin.core.procedure;

import org.chengxin.core.file.Coded;

/** What a step must say. */
public enum Need implements Coded {
    /** Its reason. */
    REASON("reason"),
    /** The day on which a notice was received. */
    RECEIPT("receipt"),
    /** The document that was signed. */
    DOCUMENT("document");

    private final String code;

    Need(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

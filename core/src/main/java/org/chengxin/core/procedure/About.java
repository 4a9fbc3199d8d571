package org.chengxin.core.procedure;

import org.chengxin.core.file.Coded;

/** What a procedure is about. */
public enum About implements Coded {
    /** A credit record. */
    RECORD("record"),
    /** An entry on a list. */
    LISTING("listing"),
    /** A subject's grade in a sector. */
    GRADE("grade"),
    /** The published result of an inspection. */
    INSPECTION("inspection"),
    /** The subject as such. */
    SUBJECT("subject"),
    /** A decided procedure, of which a review is asked. */
    PROCEDURE("procedure");

    private final String code;

    About(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

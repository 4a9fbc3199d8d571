package org.chengxin.core.procedure;

import org.chengxin.core.file.Coded;

/** With which office a procedure lies. */
public enum Office implements Coded {
    /** Whose record it is about. */
    PROVIDER("provider"),
    /** Which keeps the entry on the list. */
    LISTER("lister"),
    /** The office of the banner, county or city where the subject is. */
    LOCAL("local"),
    /** Whose decision is to be reviewed. */
    REVIEWED("reviewed"),
    /** Which files it. */
    FILER("filer");

    private final String code;

    Office(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

package org.chengxin.core.procedure;

import org.chengxin.core.file.Coded;

/** Who takes a step. What each is among the accounts of a service is the service's to say. */
public enum Actor implements Coded {
    /** The subject of the file. */
    SUBJECT("subject"),
    /** Anybody, by name. */
    ANYBODY("anybody"),
    /** An officer of the office that the procedure lies with. */
    OFFICE("office"),
    /** That office, or the public credit agency of the region, which runs Credit China (Inner Mongolia). */
    OFFICE_OR_AGENCY("office-or-agency"),
    /** The public credit agency. */
    AGENCY("agency"),
    /** The reviewing department one level above the office that the procedure lies with. */
    ABOVE("above"),
    /** The region's development and reform department, whatever the sector. */
    REGION("region"),
    /** Nobody: it comes with the end of its term. */
    TIME("time");

    private final String code;

    Actor(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

package org.chengxin.core.procedure;

import org.chengxin.core.file.Coded;

/** What a step brings about besides moving the procedure on. A service carries it out with the step, wholly or not at all. */
public enum Effect implements Coded {
    /** What it is about is marked as disputed; joint measures that rest on it are suspended. */
    DISPUTE("dispute"),
    /** That mark and that suspension end. */
    SETTLE("settle"),
    /** What was found wrong is corrected or taken out. */
    CHANGE("change"),
    /** The record is repaired. */
    REPAIR("repair"),
    /** The subject is entered on the list. */
    LIST("list"),
    /** The entry on the list is published from now on. */
    PUBLISH("publish"),
    /** The entry on the list ends, with the repairs that it stood in the way of. */
    DELIST("delist"),
    /** The record is deleted. */
    DELETE("delete"),
    /** The office's term is suspended. */
    PAUSE("pause"),
    /** The office's term runs on. */
    RESUME("resume"),
    /** The subject is told in writing. */
    TELL("tell"),
    /** The subject is given notice of what is intended, with reasons and the right to answer. */
    NOTIFY("notify");

    private final String code;

    Effect(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}

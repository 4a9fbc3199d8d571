package org.chengxin.api.evaluation.service;

import java.util.List;

/**
 * Why a grade is another one than before.
 *
 * @param kind the code of the cause
 * @param records the ids of the records that it comes from
 */
record GradeCause(String kind, List<String> records) {

    /** There was none before. */
    static final GradeCause FIRST = new GradeCause("first", List.of());

    /** Another rule set governs. */
    static final GradeCause LAW = new GradeCause("law", List.of());

    /** What it was made from has been erased, so that nobody can tell any more. */
    static final GradeCause ERASED = new GradeCause("erased", List.of());

    /**
     * The cause of a change under one law: what was done goes before what time has done.
     *
     * @param otherPlugin whether another version of the sector's code made it
     * @param otherPeriod whether it is of another period
     */
    static GradeCause of(FileDifference difference, boolean otherPlugin, boolean otherPeriod) {
        if (!difference.repaired().isEmpty()) {
            return new GradeCause("repair", difference.repaired());
        }
        if (!difference.corrected().isEmpty()) {
            return new GradeCause("correction", difference.corrected());
        }
        if (!difference.gone().isEmpty()) {
            return new GradeCause("withdrawal", difference.gone());
        }
        if (!difference.entered().isEmpty()) {
            return new GradeCause("record", difference.entered());
        }
        if (difference.subject()) {
            return new GradeCause("subject", List.of());
        }
        if (difference.lists()) {
            return new GradeCause("list", List.of());
        }
        if (otherPeriod) {
            return new GradeCause("period", List.of());
        }
        if (difference.periods()) {
            return new GradeCause("closing", List.of());
        }
        return new GradeCause(otherPlugin ? "plugin" : "expiry", List.of());
    }
}

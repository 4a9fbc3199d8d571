package org.chengxin.api.feed.service;

import org.chengxin.core.sector.SectorId;

/**
 * That the running grade of a subject is another than before.
 *
 * @param subject the subject's public id
 * @param period the period that it is of, null in a sector without any
 * @param from what it was, null where nothing was kept
 */
public record GradeChange(String subject, SectorId sector, String period, Outcome from, Outcome to) {

    /**
     * What an evaluation came to.
     *
     * @param status its code
     * @param grade the letter, null unless graded
     */
    public record Outcome(String status, String grade) {}

    /** Whether it tells anybody anything: that who had no grade has none is no news. */
    public boolean isNews() {
        return from == null ? to.grade() != null : !from.equals(to);
    }
}

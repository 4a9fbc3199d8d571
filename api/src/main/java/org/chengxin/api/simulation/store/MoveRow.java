package org.chengxin.api.simulation.store;

import java.math.BigDecimal;

/**
 * A subject whom a draft moves.
 *
 * @param subject its public id, null where that is not asked for
 * @param name what it is called, null where that is not asked for
 */
public record MoveRow(long subjectId, String subject, String name, String area, Outcome from, Outcome to) {

    /**
     * What an evaluation came to.
     *
     * @param grade null unless graded
     * @param score null where there is none
     */
    public record Outcome(String status, String grade, BigDecimal score) {

        /** In one word: the grade's letter, or why there is none. */
        public String word() {
            return grade == null ? status : grade;
        }
    }
}

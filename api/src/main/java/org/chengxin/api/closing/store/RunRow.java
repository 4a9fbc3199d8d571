package org.chengxin.api.closing.store;

import org.chengxin.core.subject.AreaCode;

/**
 * One evaluation of everybody in an area, as far as it is kept.
 *
 * @param chunks how many chunks are kept
 * @param position the row of their last subject
 * @param subjects how many subjects they have
 * @param rootHash over all of them
 * @param counts what they came to, as JSON
 * @param told how many of the chunks others are being told of
 */
@SuppressWarnings("ArrayRecordComponent") // not compared by value
public record RunRow(
        long id,
        long closingId,
        long jobId,
        AreaCode area,
        Phase phase,
        int chunks,
        long position,
        long subjects,
        byte[] rootHash,
        String counts,
        int told) {

    /** How far it is. */
    public enum Phase {
        /** Subjects are being evaluated. */
        EVALUATE("evaluate"),
        /** The period is closed, and what follows is being carried out. */
        TELL("tell"),
        DONE("done");

        private final String code;

        Phase(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        static Phase of(String code) {
            for (Phase phase : values()) {
                if (phase.code.equals(code)) {
                    return phase;
                }
            }
            throw new IllegalArgumentException("no phase of a closing: " + code);
        }
    }
}

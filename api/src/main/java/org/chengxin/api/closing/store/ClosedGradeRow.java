package org.chengxin.api.closing.store;

import java.math.BigDecimal;

/**
 * What a subject was evaluated to at the end of a period.
 *
 * @param grade null unless graded
 * @param score null where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // not compared by value
public record ClosedGradeRow(
        long subjectId,
        String subject,
        String area,
        String status,
        String grade,
        BigDecimal score,
        byte[] inputHash,
        byte[] answerHash) {}

package org.chengxin.api.grade.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * An evaluation as it is kept for good.
 *
 * @param fileHash SHA-256 of the file alone
 * @param inputHash SHA-256 of the input
 * @param answerHash SHA-256 of the answer
 * @param input the file and the day, in the form of an evaluation request
 * @param answer the whole answer in Chinese
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares entries by value
public record EvaluationEntry(
        long subjectId,
        String sector,
        LocalDate asOf,
        Instant madeAt,
        Basis basis,
        byte[] fileHash,
        byte[] inputHash,
        byte[] answerHash,
        byte[] input,
        byte[] answer) {

    /** What it was made by and came to: if this and the file are as before, only the day has changed. */
    public record Basis(
            String ruleSet, String ruleSetHash, String pluginVersion, String status, String grade, BigDecimal score) {

        public Basis {
            score = score == null ? null : score.stripTrailingZeros();
        }
    }
}

package org.chengxin.api.grade.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * An evaluation as it is kept for good.
 *
 * @param rests what it rests on besides its input, and what it touched
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
        Rests rests,
        byte[] fileHash,
        byte[] inputHash,
        byte[] answerHash,
        byte[] input,
        byte[] answer) {

    /**
     * What it rests on besides its input, and what it touched.
     *
     * @param calendar the version of the calendar of working days
     * @param versions the version of each record of the input, in their order
     * @param provisions those that its lines show
     */
    public record Rests(String calendar, List<Integer> versions, Set<String> provisions) {

        public Rests {
            versions = List.copyOf(versions);
            provisions = Set.copyOf(provisions);
        }
    }

    /** What it was made by and came to: if this and the file are as before, only the day has changed. */
    public record Basis(
            String ruleSet, String ruleSetHash, String pluginVersion, String status, String grade, BigDecimal score) {

        public Basis {
            score = score == null ? null : score.stripTrailingZeros();
        }
    }
}

package org.chengxin.verify;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A row of the table of evaluations.
 *
 * @param id its number
 * @param sector the sector's id
 * @param asOf the day looked at
 * @param ruleSet the id of the rule set that was applied
 * @param ruleSetHash its hash
 * @param code the version of the code that applied it
 * @param status what it came to
 * @param grade the grade, null where there is none
 * @param score the score, null where there is none
 * @param fileHash SHA-256 of the file without the day
 * @param inputHash SHA-256 of the input
 * @param answerHash SHA-256 of the answer
 * @param input the evaluation request, compressed; null where erased
 * @param answer the answer in Chinese, compressed; null where erased
 * @param erased whether its texts were erased
 */
@SuppressWarnings("ArrayRecordComponent") // not compared by value
record KeptEvaluation(
        long id,
        String sector,
        LocalDate asOf,
        String ruleSet,
        String ruleSetHash,
        String code,
        String status,
        String grade,
        BigDecimal score,
        byte[] fileHash,
        byte[] inputHash,
        byte[] answerHash,
        byte[] input,
        byte[] answer,
        boolean erased) {}

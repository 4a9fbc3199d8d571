package org.chengxin.api.evaluation.store;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * What is told of a kept evaluation without its texts.
 *
 * @param id its number, in the order in which evaluations were kept
 * @param subjectId the key of the row of its subject
 * @param subject the subject's public id
 * @param asOf the day that was looked at
 * @param pluginVersion which code made it
 * @param grade null where it has none
 * @param score null where it has none
 * @param calendar the version of the calendar of working days, null where that was not noted
 * @param versions the versions of the records of its input, with commas between; null where each is the first
 * @param erasedAt when its texts were erased, null where they are there
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares rows by value
public record EvaluationHead(
        long id,
        long subjectId,
        String subject,
        String sector,
        LocalDate asOf,
        Instant madeAt,
        String ruleSet,
        String ruleSetHash,
        String pluginVersion,
        String status,
        String grade,
        BigDecimal score,
        String calendar,
        String versions,
        byte[] fileHash,
        byte[] inputHash,
        byte[] answerHash,
        Instant erasedAt) {}

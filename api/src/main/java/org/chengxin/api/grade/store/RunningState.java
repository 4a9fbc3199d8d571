package org.chengxin.api.grade.store;

import java.math.BigDecimal;

/**
 * What a running grade is, without its answers.
 *
 * @param status what the evaluation came to
 * @param grade null unless graded
 * @param score null where there is none
 */
public record RunningState(
        long subjectId, String sector, RunningMark mark, String status, String grade, BigDecimal score) {}

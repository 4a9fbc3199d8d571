package org.chengxin.api.grade.store;

import java.math.BigDecimal;
import org.chengxin.api.common.json.Prepared;

/**
 * A running grade with its answers ready for anonymous readers.
 *
 * @param status what the evaluation came to
 * @param grade null unless graded
 * @param score null where there is none
 * @param zh null where the answers are left to whoever reads one first
 * @param en null where {@code zh} is
 */
public record RunningGrade(
        long subjectId,
        String publicId,
        String sector,
        RunningMark mark,
        String status,
        String grade,
        BigDecimal score,
        Prepared zh,
        Prepared en) {}

package org.chengxin.core.evaluation;

import java.math.BigDecimal;
import java.util.Objects;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.Reason;

/**
 * What one record gives in an evaluation.
 *
 * @param record the record's id
 * @param provision the row that is applied, for a fine its band
 * @param citation where the row stands
 * @param points what it gives, with the sign of the sector's score; 0 where it does not count
 * @param counted whether it counts
 * @param why how that came about
 */
public record Line(
        String record, ProvisionCode provision, Citation citation, BigDecimal points, boolean counted, Reason why) {

    public Line {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(provision, "provision");
        Objects.requireNonNull(citation, "citation");
        Objects.requireNonNull(points, "points");
        Objects.requireNonNull(why, "why");
    }
}

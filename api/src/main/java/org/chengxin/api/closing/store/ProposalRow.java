package org.chengxin.api.closing.store;

import java.math.BigDecimal;
import org.chengxin.core.evaluation.ListEffect;

/**
 * A subject that is to be proposed for a list.
 *
 * @param grade null unless graded
 * @param score null where there is none
 * @param listed whether it is on that list already
 * @param procedure the last case about that since the period ended, null where there is none
 */
public record ProposalRow(
        long id,
        String subject,
        String name,
        String area,
        ListEffect effect,
        String grade,
        BigDecimal score,
        boolean listed,
        String procedure) {}

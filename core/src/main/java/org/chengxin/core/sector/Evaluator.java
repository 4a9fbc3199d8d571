package org.chengxin.core.sector;

import java.time.LocalDate;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.file.CreditFile;

/** One rule set of a sector, ready to be applied: a pure function, safe for any number of threads. */
@FunctionalInterface
public interface Evaluator {

    /**
     * Evaluates a file.
     *
     * @param file a file whose records the sector's types allow
     * @param asOf a day that the rule set governs
     */
    Evaluation evaluate(CreditFile file, LocalDate asOf);
}

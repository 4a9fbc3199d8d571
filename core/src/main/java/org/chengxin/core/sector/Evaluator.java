package org.chengxin.core.sector;

import java.time.LocalDate;
import java.util.List;
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

    /**
     * Names each day of some time on which the evaluation of a file can change although nothing new happens: five years over, an honour
     * ended, a new year begun. Between two such days every evaluation of the file is the same but for its day and period.
     *
     * <p>A record's days are named for it by itself and not for what other records leave of it, so that they hold for the same file with
     * fewer adverse records too. What hangs on lists, on days of decision and repair, and on the beginning and end of rule sets is named
     * for every sector by {@link Sector#turns}. Whoever names nothing is asked for an evaluation of each day.
     *
     * @param file a file whose records the sector's types allow
     * @param after the day before the first day of the time; the rule set governs the days after it
     * @param until the last day of the time, governed by the rule set
     */
    default List<Turn> turns(CreditFile file, LocalDate after, LocalDate until) {
        return Turns.everyDay(after, until);
    }
}

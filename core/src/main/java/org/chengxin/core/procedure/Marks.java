package org.chengxin.core.procedure;

import java.util.HashSet;
import java.util.Set;
import org.chengxin.core.file.Penalty;
import org.chengxin.core.file.Standing;

/** What the tables of procedures can ask of a record: words for what is known of it. */
public final class Marks {

    /** It is adverse information. */
    public static final String ADVERSE = "adverse";
    /** It is an honour, volunteer service or a donation. */
    public static final String GOOD = "good";
    /** It rests on an administrative penalty. */
    public static final String PENALTY = "penalty";
    /** It is the result of an inspection. */
    public static final String INSPECTION = "inspection";
    /** It says that the subject is on the list. */
    public static final String LISTED = "listed";
    /** It rests on a court's judgment. */
    static final String JUDGMENT = "judgment";

    private static final String MARKET = "penalty-market";
    private static final String SAFETY = "penalty-safety";
    private static final String CLASS = "penalty-";
    private static final String UNCLASSED = "penalty-unclassed";

    private Marks() {}

    /**
     * What the decision behind a record says.
     *
     * @param penalty whether it is known to be a penalty even if it does not say so
     */
    static Set<String> of(Standing standing, boolean penalty) {
        boolean isPenalty = standing.isPenalty() || penalty;
        if (!isPenalty && standing.basis() != Standing.Basis.JUDGMENT) {
            return Set.of();
        }
        Set<String> marks = new HashSet<>();
        if (standing.basis() == Standing.Basis.JUDGMENT) {
            marks.add(JUDGMENT);
        }
        if (isPenalty) {
            addPenalty(standing.penalty(), marks);
        }
        return marks;
    }

    private static void addPenalty(Penalty penalty, Set<String> marks) {
        marks.add(PENALTY);
        marks.add(
                penalty == null || penalty.severity() == null
                        ? UNCLASSED
                        : CLASS + penalty.severity().code());
        if (penalty != null && penalty.decidedBy() == Penalty.DecidedBy.MARKET_SUPERVISION) {
            marks.add(MARKET);
        }
        if (penalty != null && !penalty.fields().isEmpty()) {
            marks.add(SAFETY);
        }
    }
}

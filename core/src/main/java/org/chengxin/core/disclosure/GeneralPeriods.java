package org.chengxin.core.disclosure;

import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Penalty;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Term;

/** The periods of disclosure that hold where a sector has none of its own (readings D1, D2). */
public final class GeneralPeriods {

    /** Five years for adverse information. */
    public static final Citation FIVE_YEARS = Citation.of("自治区政府令第234号第三十六条");
    /** That a subject has its honours, volunteer service and charity taken out when it wishes, within five working days. */
    public static final Citation DELETION = Citation.of("自治区政府令第234号第三十六条第二款");

    /** What is published by law, licences among it. */
    public static final Citation PUBLISHED = Citation.of("自治区政府令第234号第二十三条");

    private static final Period ADVERSE_LENGTH = Period.ofYears(5);
    private static final Period PENALTY_SHORTEST = Period.ofMonths(3);
    private static final Period PENALTY_SHORTEST_IN_SAFETY = Period.ofYears(1);

    private GeneralPeriods() {}

    /**
     * Adverse information: from its decision to five years after the end of the act, or after the decision where the end is not
     * known (reading D1; 001, article 36).
     */
    public static Disclosure adverse(CreditRecord record) {
        LocalDate start = record.endedOn() != null ? record.endedOn() : record.decidedOn();
        return new Disclosure(record.decidedOn(), Term.lastDay(start, ADVERSE_LENGTH), FIVE_YEARS);
    }

    /**
     * An administrative penalty: from its decision for at most three years (reading D2; 003, part 三); see {@link PenaltyPublication}
     * for one whose class is said.
     */
    public static Disclosure penalty(CreditRecord record) {
        return PenaltyPublication.longest(record.decidedOn());
    }

    /**
     * The last day of the shortest publication of an administrative penalty, after which its repair may be asked for: three
     * months from the decision, one year in the fields food, drugs, special equipment, work safety and fire; with several
     * fields in one decision the longest (reading D2; 003, part 三).
     *
     * @param fields those of these fields that the penalty is in
     */
    public static LocalDate shortestPenaltyEnd(LocalDate decidedOn, Collection<Penalty.Field> fields) {
        return Term.lastDay(decidedOn, fields.isEmpty() ? PENALTY_SHORTEST : PENALTY_SHORTEST_IN_SAFETY);
    }
}

package org.chengxin.core.disclosure;

import java.time.LocalDate;
import java.time.Period;
import java.util.Set;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Term;

/** The periods of disclosure that hold where a sector has none of its own (readings D1, D2). */
public final class GeneralPeriods {

    /** Five years for adverse information. */
    public static final Citation FIVE_YEARS = Citation.of("自治区政府令第234号第三十六条");
    /** At most three years for administrative penalties. */
    public static final Citation PENALTY = Citation.of("失信行为纠正后的信用信息修复工作实施方案第三部分");

    /** What is published by law, licences among it. */
    public static final Citation PUBLISHED = Citation.of("自治区政府令第234号第二十三条");

    private static final Period ADVERSE_LENGTH = Period.ofYears(5);
    private static final Period PENALTY_LONGEST = Period.ofYears(3);
    private static final Period PENALTY_SHORTEST = Period.ofMonths(3);
    private static final Period PENALTY_SHORTEST_IN_SAFETY = Period.ofYears(1);
    private static final Set<String> SAFETY_FIELDS =
            Set.of("food", "drugs", "special-equipment", "work-safety", "fire");

    private GeneralPeriods() {}

    /**
     * Adverse information: from its decision to five years after the end of the act, or after the decision where the end is not
     * known (reading D1; 001, article 36).
     */
    public static Disclosure adverse(CreditRecord record) {
        LocalDate start = record.endedOn() != null ? record.endedOn() : record.decidedOn();
        return new Disclosure(record.decidedOn(), Term.lastDay(start, ADVERSE_LENGTH), FIVE_YEARS);
    }

    /** An administrative penalty: from its decision for at most three years (reading D2; 003, part 三). */
    public static Disclosure penalty(CreditRecord record) {
        return new Disclosure(record.decidedOn(), Term.lastDay(record.decidedOn(), PENALTY_LONGEST), PENALTY);
    }

    /**
     * The last day of the shortest publication of an administrative penalty, after which its repair may be asked for: three
     * months from the decision, one year in the fields food, drugs, special equipment, work safety and fire; with several
     * fields in one decision the longest (reading D2; 003, part 三).
     *
     * @param fields the fields of the penalty
     */
    public static LocalDate shortestPenaltyEnd(LocalDate decidedOn, Set<String> fields) {
        boolean safety = fields.stream().anyMatch(SAFETY_FIELDS::contains);
        return Term.lastDay(decidedOn, safety ? PENALTY_SHORTEST_IN_SAFETY : PENALTY_SHORTEST);
    }
}

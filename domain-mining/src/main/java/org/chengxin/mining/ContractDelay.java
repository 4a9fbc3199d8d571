package org.chengxin.mining;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.law.LawException;
import org.chengxin.core.law.Provision;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.RuleSet;

/**
 * The deduction that follows from a publicly funded contract completed late, or not at all, without excuse (readings M10, P8;
 * article 10, annex 四-6).
 *
 * @param row the row that the delay has reached
 * @param reachedOn the day on which it was reached, from which it counts
 */
record ContractDelay(Provision row, LocalDate reachedOn) {

    /** The rows from the worst; each is reached on a day of its own. */
    static final class Rows {
        private final Provision overThree;
        private final Provision overSix;
        private final Provision overTwelve;
        private final int three;
        private final int six;
        private final int twelve;

        Rows(RuleSet rules) {
            this.three = rules.rule("6-1").count();
            this.six = rules.rule("6-2").count();
            this.twelve = rules.rule("6-3").count();
            this.overThree = row(rules, "intermediary-6-1");
            this.overSix = row(rules, "intermediary-6-2");
            this.overTwelve = row(rules, "intermediary-6-3");
        }

        private static Provision row(RuleSet rules, String code) {
            return rules.provision(ProvisionCode.of(code))
                    .orElseThrow(() -> new LawException("rule set " + rules.id() + " has no provision " + code));
        }

        /** The rows that a contract has reached or will reach as it is now, from the mildest; none where it never deducts. */
        List<ContractDelay> of(CreditRecord contract) {
            if (!contract.facts().isTrue("funded") || contract.facts().isTrue("excused")) {
                return List.of();
            }
            LocalDate due = contract.facts().date("dueOn");
            LocalDate completed = contract.facts().date("completedOn");
            return Stream.of(
                            new ContractDelay(overThree, due.plusMonths(three)),
                            new ContractDelay(overSix, due.plusMonths(six).plusDays(1)),
                            new ContractDelay(overTwelve, due.plusMonths(twelve).plusDays(1)))
                    .filter(delay -> completed == null || !completed.isBefore(delay.reachedOn()))
                    .toList();
        }

        /** The delay of a contract on a day, null where there is none that deducts. */
        ContractDelay on(CreditRecord contract, LocalDate asOf) {
            if (!contract.facts().isTrue("funded") || contract.facts().isTrue("excused")) {
                return null;
            }
            LocalDate due = contract.facts().date("dueOn");
            LocalDate completed = contract.facts().date("completedOn");
            LocalDate end = completed != null && !completed.isAfter(asOf) ? completed : asOf;
            // A bound itself still belongs to the milder row (P8).
            LocalDate afterTwelve = due.plusMonths(twelve).plusDays(1);
            if (!end.isBefore(afterTwelve)) {
                return new ContractDelay(overTwelve, afterTwelve);
            }
            LocalDate afterSix = due.plusMonths(six).plusDays(1);
            if (!end.isBefore(afterSix)) {
                return new ContractDelay(overSix, afterSix);
            }
            LocalDate fullThree = due.plusMonths(three);
            return end.isBefore(fullThree) ? null : new ContractDelay(overThree, fullThree);
        }
    }
}

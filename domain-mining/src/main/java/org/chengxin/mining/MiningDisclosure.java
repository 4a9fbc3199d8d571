package org.chengxin.mining;

import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.law.Rule;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Term;

/** When records of this sector are public: as long as they count (article 11); the public score itself never is (article 7). */
final class MiningDisclosure {

    private final RuleSet rules;
    private final ContractDelay.Rows delays;

    MiningDisclosure(RuleSet rules) {
        this.rules = rules;
        this.delays = new ContractDelay.Rows(rules);
    }

    Optional<Disclosure> of(CreditRecord record, CreditFile file, LocalDate asOf) {
        if (Boolean.FALSE.equals(record.disclosable())) {
            return Optional.empty();
        }
        return switch (record.type()) {
            case "adverse" -> adverse(record, record.decidedOn(), file, asOf);
            case "contract" -> {
                ContractDelay delay = delay(record, file, asOf);
                yield delay == null ? Optional.empty() : adverse(record, delay.reachedOn(), file, asOf);
            }
            case "honour" -> honour(record);
            case "licence" ->
                Optional.of(new Disclosure(
                        record.decidedOn(), null, rules.rule("11-honour").citation()));
            default -> Optional.empty();
        };
    }

    /** Whether a contract is late enough for a deduction. */
    boolean isLate(CreditRecord contract, CreditFile file, LocalDate asOf) {
        return delay(contract, file, asOf) != null;
    }

    /** How late a contract is, null where nothing is deducted for it. */
    private ContractDelay delay(CreditRecord contract, CreditFile file, LocalDate asOf) {
        return file.role().equals(MiningSector.INTERMEDIARY) ? delays.on(contract, asOf) : null;
    }

    private Optional<Disclosure> adverse(CreditRecord record, LocalDate start, CreditFile file, LocalDate asOf) {
        LocalDate end = new CountingTime(rules, file, asOf).lastDay(start);
        return new Disclosure(start, end, rules.rule("11-adverse").citation()).endingBefore(record.repairedOn());
    }

    /** As long as it counts; never where its term was over before it was entered. */
    private Optional<Disclosure> honour(CreditRecord record) {
        Rule oneYear = rules.rule("11-honour");
        LocalDate end = record.validUntil() != null
                ? record.validUntil()
                : Term.lastDay(record.decidedOn(), Period.ofYears(oneYear.count()));
        return end.isBefore(record.decidedOn())
                ? Optional.empty()
                : Optional.of(new Disclosure(record.decidedOn(), end, oneYear.citation()));
    }
}

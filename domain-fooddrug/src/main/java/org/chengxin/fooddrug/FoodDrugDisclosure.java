package org.chengxin.fooddrug;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.disclosure.GeneralPeriods;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.Provision;
import org.chengxin.core.law.Rule;
import org.chengxin.core.law.RuleSet;

/**
 * When records of this sector are public: the breaches of a C or D year two or three years from its end (reading F16; articles
 * 43, 44), penalties and other breaches of other years by the general periods (readings D1, D2), everything else while it lasts
 * (articles 6, 57).
 */
final class FoodDrugDisclosure {

    private static final Citation PUBLISHED = Citation.of("第五十七条");

    private FoodDrugDisclosure() {}

    static Optional<Disclosure> of(CreditRecord record, CreditFile file, LocalDate asOf, Optional<RuleSet> ruleSet) {
        if (Boolean.FALSE.equals(record.disclosable())) {
            return Optional.empty();
        }
        return switch (record.type()) {
            case "adverse", "finding" ->
                breach(record, file, asOf, ruleSet).flatMap(period -> period.endingBefore(record.repairedOn()));
            case "social-responsibility" ->
                record.facts().isTrue("verified")
                        ? Optional.of(new Disclosure(record.decidedOn(), null, PUBLISHED))
                        : Optional.empty();
            default -> Optional.of(new Disclosure(record.decidedOn(), null, PUBLISHED));
        };
    }

    private static Optional<Disclosure> breach(
            CreditRecord record, CreditFile file, LocalDate asOf, Optional<RuleSet> ruleSet) {
        int year = record.decidedOn().getYear();
        LocalDate lastDay = LocalDate.of(year, 12, 31);
        String period = Integer.toString(year);
        if (ruleSet.isPresent() && !asOf.isBefore(lastDay)) {
            if (file.hadGrade(period, Grade.C)) {
                return Optional.of(until(record, lastDay, ruleSet.get().rule("43-1")));
            }
            if (file.hadGrade(period, Grade.D)) {
                return Optional.of(until(record, lastDay, ruleSet.get().rule("44-1-publication")));
            }
        }
        Optional<Provision> provision = ruleSet.flatMap(
                rules -> record.provision() == null ? Optional.empty() : rules.provision(record.provision()));
        boolean penalty = provision.map(ProvisionTable::isPenaltyResult).orElse(false);
        return Optional.of(penalty ? GeneralPeriods.penalty(record) : GeneralPeriods.adverse(record));
    }

    private static Disclosure until(CreditRecord record, LocalDate start, Rule years) {
        return new Disclosure(record.decidedOn(), start.plusYears(years.count()), years.citation());
    }
}

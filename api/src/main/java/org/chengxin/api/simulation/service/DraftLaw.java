package org.chengxin.api.simulation.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.json.Bound;
import org.chengxin.core.json.RuleChangesReader;
import org.chengxin.core.law.LawException;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.sector.Evaluator;
import org.chengxin.core.sector.Role;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;

/**
 * Changed rules, ready to be applied to any file.
 *
 * @param base the rules that are changed
 * @param rules what they become
 */
record DraftLaw(RuleSet base, RuleSet rules, Evaluator evaluator) {

    private static final Logger LOG = Logger.getLogger(DraftLaw.class.getName());

    /**
     * Makes the rules that a day's law becomes by the member {@code changes}, and tries them on an empty file of each kind, since some
     * of what they need shows only then.
     *
     * @param faults where everything goes that is wrong with the changes
     * @return empty if there is any fault
     */
    static Optional<DraftLaw> read(Bound item, Sector sector, LocalDate asOf, Faults faults) {
        Optional<RuleSet> base = sector.ruleSetOn(asOf);
        if (base.isEmpty()) {
            faults.add("/asOf", FaultCode.DATE_WITHOUT_RULES);
        }
        return base.flatMap(rules -> RuleChangesReader.read(item, rules, faults)
                .flatMap(draft -> usable(sector, rules, draft, asOf, item.pointer("changes"), faults)));
    }

    private static Optional<DraftLaw> usable(
            Sector sector, RuleSet base, RuleSet draft, LocalDate asOf, String pointer, Faults faults) {
        try {
            Evaluator evaluator = sector.plugin().compile(draft);
            for (Role role : sector.plugin().roles()) {
                for (SubjectKind kind : SubjectKind.values()) {
                    evaluator.evaluate(
                            new CreditFile(kind, role.code(), SubjectStatus.ACTIVE, List.of(), List.of(), List.of()),
                            asOf);
                }
            }
            return Optional.of(new DraftLaw(base, draft, evaluator));
        } catch (LawException e) {
            faults.add(pointer, FaultCode.LAW_UNUSABLE, e.getMessage());
            return Optional.empty();
        } catch (RuntimeException e) { // a plugin's code may stumble over rows in any way
            LOG.log(Level.FINE, e, () -> "a draft of " + sector.id() + " cannot be applied");
            faults.add(pointer, FaultCode.LAW_UNUSABLE, draft.id());
            return Optional.empty();
        }
    }
}

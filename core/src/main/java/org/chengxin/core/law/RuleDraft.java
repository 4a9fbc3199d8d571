package org.chengxin.core.law;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;

/**
 * A rule set with changed rows: law that is tried out and applies to nobody. It has an identity and a hash of its own, made from those
 * of the rule set that it changes, and is made ready like any other.
 */
public final class RuleDraft {

    private static final int HASH_CHARACTERS = 8;

    private final Map<ProvisionCode, Provision> provisions = new LinkedHashMap<>();
    private final Map<String, Rule> rules = new LinkedHashMap<>();
    private final Set<ProvisionCode> closed = new HashSet<>();
    private final Set<Object> changed = new HashSet<>();
    private final Faults faults;

    private RuleDraft(RuleSet base, Faults faults) {
        base.provisions().forEach(row -> provisions.put(row.code(), row));
        base.rules().forEach(row -> rules.put(row.code(), row));
        this.faults = faults;
    }

    /**
     * Applies changes: rows are closed first, then added, then given other numbers.
     *
     * @param pointer of the array of changes
     * @param faults where every change goes that cannot be applied: unknown rows, rows that are changed twice, numbers for what has none
     * @return empty if there was any fault
     */
    public static Optional<RuleSet> of(RuleSet base, List<RuleChange> changes, String pointer, Faults faults) {
        int before = faults.size();
        RuleDraft draft = new RuleDraft(base, faults);
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i) instanceof RuleChange.Closed change) {
                draft.close(change.provision(), pointer + "/" + i + "/close");
            }
        }
        for (int i = 0; i < changes.size(); i++) {
            String at = pointer + "/" + i;
            switch (changes.get(i)) {
                case RuleChange.Added change -> draft.add(change.provision(), at + "/add/provision");
                case RuleChange.PointsOf change -> draft.points(change, at);
                case RuleChange.ValueOf change -> draft.value(change, at);
                case RuleChange.Closed change -> {
                    // done before
                }
            }
        }
        return faults.size() > before ? Optional.empty() : Optional.of(draft.made(base));
    }

    private void close(ProvisionCode code, String at) {
        if (!closed.add(code)) {
            faults.add(at, FaultCode.VALUE_DUPLICATE);
        } else if (provisions.remove(code) == null) {
            faults.add(at, FaultCode.PROVISION_UNKNOWN);
        }
    }

    private void add(Provision added, String at) {
        if (!changed.add(added.code())) {
            faults.add(at, FaultCode.VALUE_DUPLICATE);
        } else if (provisions.putIfAbsent(added.code(), added) != null) {
            faults.add(at, FaultCode.PROVISION_EXISTS);
        }
    }

    private void points(RuleChange.PointsOf change, String at) {
        Provision row = provisions.get(change.provision());
        if (closed.contains(change.provision()) || !changed.add(change.provision())) {
            faults.add(at + "/provision", FaultCode.VALUE_DUPLICATE);
        } else if (row == null) {
            faults.add(at + "/provision", FaultCode.PROVISION_UNKNOWN);
        } else if (row.points() instanceof Points.Formula formula) {
            faults.add(at + "/points", FaultCode.PROVISION_FORMULA, formula.name());
        } else if (row.points() instanceof Points.Fixed fixed
                && fixed.value().signum() != change.points().signum()) {
            faults.add(at + "/points", FaultCode.VALUE_RANGE, fixed.value().signum() < 0 ? "< 0" : "> 0");
        } else {
            provisions.put(
                    row.code(),
                    new Provision(
                            row.code(),
                            row.citation(),
                            row.indicator(),
                            row.text(),
                            new Points.Fixed(change.points()),
                            row.term(),
                            row.attributes()));
        }
    }

    private void value(RuleChange.ValueOf change, String at) {
        Rule row = rules.get(change.rule());
        if (row == null) {
            faults.add(at + "/rule", FaultCode.RULE_UNKNOWN);
        } else if (!changed.add(change.rule())) {
            faults.add(at + "/rule", FaultCode.VALUE_DUPLICATE);
        } else if (row.value() == null) {
            faults.add(at + "/value", FaultCode.RULE_WITHOUT_NUMBER);
        } else {
            rules.put(
                    row.code(),
                    new Rule(
                            row.code(),
                            row.grade(),
                            row.citation(),
                            row.text(),
                            change.value(),
                            row.reading(),
                            row.term()));
        }
    }

    private RuleSet made(RuleSet base) {
        String hash = RuleBook.hash(
                List.copyOf(provisions.values()),
                List.copyOf(rules.values()),
                base.measures(),
                base.gradeScale(),
                base.keptProvisions());
        return new RuleSet(
                base.id() + "+draft-" + hash.substring(0, HASH_CHARACTERS),
                base.from(),
                base.until(),
                provisions,
                base.keptProvisions(),
                rules,
                base.measures(),
                base.gradeScale(),
                hash);
    }
}

package org.chengxin.core.law;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The law of one sector as it stands between two changes: every row that applies on each of its days.
 *
 * <p>The rule set in force on the day that is looked at governs a file (reading T5). A rule set is its data: its identity names
 * the day it begins, and its hash changes when any word of it does.
 */
public final class RuleSet {

    private final String id;
    private final LocalDate from;
    private final LocalDate until;
    private final Map<ProvisionCode, Provision> provisions;
    private final List<Provision> keptProvisions;
    private final Map<String, Rule> rules;
    private final List<Measure> measures;
    private final List<GradeMeaning> gradeScale;
    private final String hash;

    RuleSet(
            String id,
            LocalDate from,
            LocalDate until,
            Map<ProvisionCode, Provision> provisions,
            List<Provision> keptProvisions,
            Map<String, Rule> rules,
            List<Measure> measures,
            List<GradeMeaning> gradeScale,
            String hash) {
        this.id = id;
        this.from = from;
        this.until = until;
        this.provisions = provisions;
        this.keptProvisions = List.copyOf(keptProvisions);
        this.rules = rules;
        this.measures = List.copyOf(measures);
        this.gradeScale = List.copyOf(gradeScale);
        this.hash = hash;
    }

    /** The sector and the first day, for example {@code mining-2020-12-01}. */
    public String id() {
        return id;
    }

    /** The first day it governs. */
    public LocalDate from() {
        return from;
    }

    /** The last day it governs, null while no successor is put in. */
    public LocalDate until() {
        return until;
    }

    /** The provisions in force, in the order of their tables. */
    public Collection<Provision> provisions() {
        return provisions.values();
    }

    public Optional<Provision> provision(ProvisionCode code) {
        return Optional.ofNullable(provisions.get(code));
    }

    /** The rows that have been closed and still govern acts of the time before, by a transitional note; the latest first. */
    public List<Provision> keptProvisions() {
        return keptProvisions;
    }

    /** Whether acts of any day fall under a row of this code. */
    public boolean knows(ProvisionCode code) {
        return provisions.containsKey(code)
                || keptProvisions.stream().anyMatch(row -> row.code().equals(code));
    }

    /**
     * A rule that the sector's code compares with.
     *
     * @throws LawException if the data has no such rule on these days
     */
    public Rule rule(String code) {
        Rule rule = rules.get(code);
        if (rule == null) {
            throw new LawException("rule set " + id + " has no rule " + code);
        }
        return rule;
    }

    public Collection<Rule> rules() {
        return rules.values();
    }

    public List<Measure> measures() {
        return measures;
    }

    /** The grades from the best to the worst. */
    public List<GradeMeaning> gradeScale() {
        return gradeScale;
    }

    public boolean hasGrade(String letter) {
        return gradeScale.stream().anyMatch(step -> step.grade().letter().equals(letter));
    }

    /** SHA-256 over every row, in lower-case hexadecimal. */
    public String hash() {
        return hash;
    }

    @Override
    public String toString() {
        return id;
    }
}

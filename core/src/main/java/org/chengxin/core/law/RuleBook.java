package org.chengxin.core.law;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * All the law of one sector over time. The law is amended by closing a row and adding one, in data only; each day on which a row
 * begins or ends opens a new {@link RuleSet}.
 */
public final class RuleBook {

    private final List<RuleSet> ruleSets;

    private RuleBook(List<RuleSet> ruleSets) {
        this.ruleSets = List.copyOf(ruleSets);
    }

    /**
     * Puts the rows together.
     *
     * @param name the sector's id, with which the rule sets' ids begin
     * @throws LawException if there is no row at all
     */
    public static RuleBook of(
            String name,
            List<Provision> provisions,
            List<Rule> rules,
            List<Measure> measures,
            List<GradeMeaning> gradeScale) {
        TreeSet<LocalDate> changes = new TreeSet<>();
        provisions.forEach(row -> changesOf(row.term(), changes));
        rules.forEach(row -> changesOf(row.term(), changes));
        measures.forEach(row -> changesOf(row.term(), changes));
        if (changes.isEmpty()) {
            throw new LawException("the rule book of " + name + " has no row");
        }
        List<RuleSet> sets = new ArrayList<>();
        for (LocalDate from : changes) {
            LocalDate next = changes.higher(from);
            List<Provision> provisionsThen = inForce(provisions, Provision::term, from);
            List<Rule> rulesThen = inForce(rules, Rule::term, from);
            List<Measure> measuresThen = inForce(measures, Measure::term, from);
            List<Provision> kept = provisions.stream()
                    .filter(row -> row.actsUntil() != null && row.term().until().isBefore(from))
                    .sorted(Comparator.comparing((Provision row) -> row.term().from())
                            .reversed())
                    .toList();
            if (provisionsThen.isEmpty() && rulesThen.isEmpty() && measuresThen.isEmpty()) {
                continue;
            }
            sets.add(new RuleSet(
                    name + "-" + from,
                    from,
                    next == null ? null : next.minusDays(1),
                    byKey(provisionsThen, Provision::code),
                    kept,
                    byKey(rulesThen, Rule::code),
                    measuresThen,
                    gradeScale,
                    hash(provisionsThen, rulesThen, measuresThen, gradeScale, kept)));
        }
        return new RuleBook(sets);
    }

    /** The rule set in force on a day; empty before the first one begins (and where all have ended). */
    public Optional<RuleSet> on(LocalDate day) {
        for (int i = ruleSets.size() - 1; i >= 0; i--) {
            RuleSet set = ruleSets.get(i);
            if (!day.isBefore(set.from())) {
                return set.until() == null || !day.isAfter(set.until()) ? Optional.of(set) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The first day that any rule set governs. */
    public LocalDate start() {
        return ruleSets.get(0).from();
    }

    /** The rule sets in the order of their days. */
    public List<RuleSet> ruleSets() {
        return ruleSets;
    }

    private static void changesOf(Term term, Set<LocalDate> changes) {
        changes.add(term.from());
        if (term.until() != null) {
            changes.add(term.until().plusDays(1));
        }
    }

    private static <T> List<T> inForce(List<T> rows, Function<T, Term> term, LocalDate day) {
        return rows.stream().filter(row -> term.apply(row).holdsOn(day)).toList();
    }

    private static <K, T> Map<K, T> byKey(List<T> rows, Function<T, K> key) {
        Map<K, T> map = new LinkedHashMap<>();
        for (T row : rows) {
            if (map.put(key.apply(row), row) != null) {
                throw new LawException("two rows " + key.apply(row) + " apply on the same day");
            }
        }
        return Collections.unmodifiableMap(map);
    }

    static String hash(List<?>... tables) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (List<?> table : tables) {
                for (Object row : table) {
                    digest.update(canonical(row).getBytes(StandardCharsets.UTF_8));
                    digest.update((byte) '\n');
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** A row's text without the unstable order of sets and maps. */
    private static String canonical(Object row) {
        return switch (row) {
            case Provision p ->
                String.join(
                        "\t",
                        p.code().value(),
                        p.citation().text(),
                        p.indicator(),
                        p.text(),
                        p.points().toString(),
                        p.term().toString(),
                        new java.util.TreeMap<>(p.attributes()).toString());
            case Measure m ->
                String.join(
                        "\t",
                        m.code(),
                        m.citation().text(),
                        String.valueOf(m.appliesTo()),
                        m.kind(),
                        m.text(),
                        String.valueOf(m.duration()),
                        sorted(m.grades()),
                        sorted(m.lists()),
                        sorted(m.roles()),
                        sorted(m.subjectKinds()),
                        String.valueOf(m.foreignListing()),
                        m.term().toString());
            default -> row.toString();
        };
    }

    private static String sorted(Iterable<?> values) {
        TreeSet<String> set = new TreeSet<>();
        values.forEach(value -> set.add(value.toString()));
        return set.toString();
    }
}

package org.chengxin.core.sector;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.core.disclosure.Retention;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.law.RuleSet;

/** A sector plugin with its rule sets ready to be applied. */
public final class Sector {

    private final SectorPlugin plugin;
    private final Map<String, Evaluator> evaluators;
    private final Map<String, RecordType> recordTypes;

    /**
     * Makes every rule set of the plugin ready, so that law data that cannot be used shows at the start and not in a grade.
     *
     * @throws RuntimeException whatever the plugin throws
     */
    public Sector(SectorPlugin plugin) {
        this.plugin = plugin;
        Map<String, Evaluator> compiled = new LinkedHashMap<>();
        for (RuleSet ruleSet : plugin.ruleBook().ruleSets()) {
            compiled.put(ruleSet.id(), plugin.compile(ruleSet));
        }
        this.evaluators = Map.copyOf(compiled);
        Map<String, RecordType> types = new LinkedHashMap<>();
        plugin.recordTypes().forEach(type -> types.put(type.type(), type));
        this.recordTypes = Map.copyOf(types);
    }

    public SectorId id() {
        return plugin.id();
    }

    public SectorPlugin plugin() {
        return plugin;
    }

    /** The rule set in force on a day, empty before the sector's law begins. */
    public Optional<RuleSet> ruleSetOn(LocalDate day) {
        return plugin.ruleBook().on(day);
    }

    /** The record type of a code, null where the sector does not know it. */
    public RecordType recordType(String type) {
        return recordTypes.get(type);
    }

    /**
     * Evaluates a file on a day by the rule set in force then (reading T5).
     *
     * @throws IllegalArgumentException if no rule set governs the day
     */
    public Evaluation evaluate(CreditFile file, LocalDate asOf) {
        RuleSet ruleSet = ruleSetOn(asOf)
                .orElseThrow(() -> new IllegalArgumentException("no rule set of " + id() + " governs " + asOf));
        return evaluators.get(ruleSet.id()).evaluate(file, asOf);
    }

    /**
     * Names each day of some time on which the evaluation of a file can change although nothing new happens; see {@link
     * Evaluator#turns}.
     *
     * @param after the day before the first day of the time
     * @param until its last day
     * @return the days in order, several entries of one day where several things turn
     */
    public List<Turn> turns(CreditFile file, LocalDate after, LocalDate until) {
        Turns turns = new Turns(after, until);
        for (RuleSet rules : plugin.ruleBook().ruleSets()) {
            LocalDate first = rules.from().isAfter(after) ? rules.from().minusDays(1) : after;
            LocalDate last = rules.until() == null || rules.until().isAfter(until) ? until : rules.until();
            if (last.isAfter(first)) {
                turns.nameAll(evaluators.get(rules.id()).turns(file, first, last));
            }
        }
        CommonTurns.name(file, plugin, turns);
        return turns.inOrder();
    }

    /** Whether one of {@link #turns} is the beginning or the end of an entry on a list, as the file has it. */
    public static boolean isOfEntry(Turn turn) {
        return CommonTurns.isOfEntry(turn);
    }

    /** The last day of an entry on one of its lists that begins on a day; empty where an entry does not end by itself (reading O4). */
    public Optional<LocalDate> lastDayOfEntry(ListKind list, LocalDate from) {
        return plugin.lists().lastDay(list, from, plugin.periods());
    }

    /**
     * The last day on which a record of a file is kept among the living ones, as far as it shows on a day (reading D1).
     *
     * @return empty where its time has no end, or none yet
     */
    public Optional<LocalDate> keptUntil(CreditRecord record, CreditFile file, LocalDate asOf) {
        return plugin.isAdverse(record, file, asOf)
                ? Retention.lastDay(record, like -> plugin.disclosure(like, file, asOf))
                : Optional.empty();
    }
}

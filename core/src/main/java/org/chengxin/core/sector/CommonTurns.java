package org.chengxin.core.sector;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chengxin.core.disclosure.GeneralPeriods;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Listing;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Measure;
import org.chengxin.core.law.Provision;
import org.chengxin.core.law.Rule;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Text;
import org.chengxin.core.listing.ListLaw;

/** What turns in every sector alike: rule sets, entries on lists, and days of decision and repair that lie ahead (readings T5, P1, T7). */
final class CommonTurns {

    private static final Text LAW_CHANGED = Text.of("规则集{0}施行", "rule set {0} is in force");
    private static final Text LAW_ENDED = Text.of("规则集{0}失效，尚无后继规定", "rule set {0} has ended and has no successor");
    private static final Text ENTERED = Text.of("{1}起列入{0}", "on the {0} from {1} on");
    private static final Text LEFT = Text.of("列入{0}至{1}届满", "the entry on the {0} ended with {1}");
    private static final Text DECIDED = Text.of("{0}作出的认定", "found on {0}");
    private static final Text REPAIRED = Text.of("{0}完成信用修复", "repaired on {0}");
    private static final Citation REPAIR = Citation.of("自治区政府令第234号第三十七条");
    private static final Citation LISTS = Citation.of("自治区政府令第234号第三十二条");

    private CommonTurns() {}

    static void name(CreditFile file, SectorPlugin plugin, Turns turns) {
        plugin.ruleBook().ruleSets().forEach(rules -> ofLaw(rules, plugin, turns));
        file.listings().forEach(listing -> ofEntry(listing, plugin, turns));
        for (CreditRecord record : file.records()) {
            turns.name(record.decidedOn(), GeneralPeriods.PUBLISHED, record.id(), DECIDED, record.decidedOn());
            if (record.repairedOn() != null) {
                turns.name(record.repairedOn(), REPAIR, record.id(), REPAIRED, record.repairedOn());
            }
        }
    }

    static boolean isOfEntry(Turn turn) {
        Text sentence = turn.why().sentence();
        return sentence.equals(ENTERED) || sentence.equals(LEFT);
    }

    private static void ofLaw(RuleSet rules, SectorPlugin plugin, Turns turns) {
        if (turns.hold(rules.from())) {
            turns.name(rules.from(), citationOfChange(rules), null, LAW_CHANGED, rules.id());
        }
        boolean hasSuccessor = rules.until() == null
                || plugin.ruleBook().on(rules.until().plusDays(1)).isPresent();
        if (!hasSuccessor) {
            turns.name(rules.until().plusDays(1), citationOfChange(rules), null, LAW_ENDED, rules.id());
        }
    }

    /** Where the first of the rows stands that begin with a rule set; null where it only has fewer than the one before. */
    private static Citation citationOfChange(RuleSet rules) {
        return Stream.of(
                        rules.rules().stream()
                                .filter(row -> row.term().from().equals(rules.from()))
                                .map(Rule::citation),
                        rules.provisions().stream()
                                .filter(row -> row.term().from().equals(rules.from()))
                                .map(Provision::citation),
                        rules.measures().stream()
                                .filter(row -> row.term().from().equals(rules.from()))
                                .map(Measure::citation))
                .flatMap(Function.identity())
                .findFirst()
                .orElse(null);
    }

    private static void ofEntry(Listing listing, SectorPlugin plugin, Turns turns) {
        if (turns.hold(listing.from())) {
            turns.name(
                    listing.from(),
                    citation(listing, plugin),
                    null,
                    ENTERED,
                    listing.list().title(),
                    listing.from());
        }
        if (listing.until() != null && turns.hold(listing.until().plusDays(1))) {
            turns.name(
                    listing.until().plusDays(1),
                    citation(listing, plugin),
                    null,
                    LEFT,
                    listing.list().title(),
                    listing.until());
        }
    }

    /** Where the term of a list stands, else where the list does. */
    private static Citation citation(Listing listing, SectorPlugin plugin) {
        ListLaw own = listing.sector().equals(plugin.id()) ? plugin.lists() : ListLaw.none();
        for (ListLaw law : List.of(own, ListLaw.general())) {
            for (ListLaw.Aspect aspect : List.of(ListLaw.Aspect.TERM, ListLaw.Aspect.TITLE)) {
                List<ListLaw.Clause> clauses = law.of(listing.list(), aspect, listing.from());
                if (!clauses.isEmpty()) {
                    return clauses.get(0).citation();
                }
            }
        }
        return LISTS;
    }
}

package org.chengxin.mining;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.chengxin.core.evaluation.Determination;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.law.Rule;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Term;
import org.chengxin.core.law.Text;
import org.chengxin.core.sector.PeriodKind;
import org.chengxin.core.sector.Turn;
import org.chengxin.core.sector.Turns;

/**
 * The days on which an evaluation turns by itself: five years over (M4), an honour ended (M5), a contract past its next bound (M10),
 * the measures past their term (T5).
 */
final class MiningTurns {

    private static final Text RUN_OUT = Text.of("{0}认定的不良信息计入至{1}", "information found on {0} counted until {1}");
    private static final Text HONOUR_OVER = Text.of("荣誉“{0}”有效至{1}", "the honour “{0}” was valid until {1}");
    private static final Text REACHED =
            Text.of("应于{0}完成的财政出资合同逾期，达到：{1}", "a publicly funded contract due on {0} has come to: {1}");
    private static final Text COMPLETED = Text.of("应于{0}完成的合同于{1}完成", "the contract due on {0} is completed on {1}");
    private static final Text DELAY_RUN_OUT =
            Text.of("应于{0}完成的合同的逾期计入至{1}", "the delay of the contract due on {0} counted until {1}");
    private static final Text DETERMINED_UNTIL =
            Text.of("主管部门的等级认定至{0}有效", "the authority’s determination held until {0}");
    private static final Text PAST_TERM = Text.of("本办法有效期至{0}", "the measures’ term ended on {0}");

    private final RuleSet rules;
    private final ContractDelay.Rows delays;
    private final Rule adverse;
    private final Rule honour;
    private final Period honourLength;

    MiningTurns(RuleSet rules) {
        this.rules = rules;
        this.delays = new ContractDelay.Rows(rules);
        this.adverse = rules.rule("11-adverse");
        this.honour = rules.rule("11-honour");
        this.honourLength = Period.ofYears(honour.count());
    }

    /**
     * Names them.
     *
     * @param lastDayOfTerm the last day of the measures' own term
     */
    List<Turn> of(CreditFile file, LocalDate after, LocalDate until, LocalDate lastDayOfTerm) {
        Turns turns = new Turns(after, until);
        turns.name(lastDayOfTerm.plusDays(1), rules.rule("30").citation(), null, PAST_TERM, lastDayOfTerm);
        List<CountingTime> times = times(file, after, until);
        for (CreditRecord record : file.records()) {
            switch (record.type()) {
                case "adverse" -> {
                    if (!record.repairedBy(after)) {
                        adverse(record, times, turns);
                    }
                }
                case "contract" -> {
                    if (!record.repairedBy(after) && file.role().equals(MiningSector.INTERMEDIARY)) {
                        contract(record, times, turns);
                    }
                }
                case "honour" -> honour(record, turns);
                case Determination.TYPE -> determination(record, turns);
                default -> {
                    // A public score stands until the next.
                }
            }
        }
        return turns.inOrder();
    }

    /** How long information counts, as it stands after the first day and after each entry on the severe list that lies ahead. */
    private List<CountingTime> times(CreditFile file, LocalDate after, LocalDate until) {
        List<CountingTime> times = new ArrayList<>();
        times.add(new CountingTime(rules, file, after));
        file.listings().stream()
                .filter(listing -> listing.list() == ListKind.SEVERE)
                .map(Listing::from)
                .filter(from -> from.isAfter(after) && !from.isAfter(until))
                .distinct()
                .forEach(from -> times.add(new CountingTime(rules, file, from)));
        return times;
    }

    private static Stream<LocalDate> ends(LocalDate start, List<CountingTime> times) {
        return times.stream()
                .map(time -> time.lastDay(start))
                .filter(Objects::nonNull)
                .distinct();
    }

    private void adverse(CreditRecord record, List<CountingTime> times, Turns turns) {
        for (CountingTime time : times) {
            LocalDate end = time.lastDay(record.decidedOn());
            if (end != null) {
                turns.name(end.plusDays(1), adverse.citation(), record.id(), RUN_OUT, record.decidedOn(), end);
            }
        }
    }

    private void contract(CreditRecord record, List<CountingTime> times, Turns turns) {
        LocalDate due = record.facts().date("dueOn");
        List<ContractDelay> reached = delays.of(record);
        for (int i = 0; i < reached.size(); i++) {
            ContractDelay delay = reached.get(i);
            turns.name(
                    delay.reachedOn(),
                    delay.row().citation(),
                    record.id(),
                    REACHED,
                    due,
                    delay.row().text());
            LocalDate next = i + 1 < reached.size() ? reached.get(i + 1).reachedOn() : null;
            ends(delay.reachedOn(), times)
                    .filter(end -> next == null || end.isBefore(next))
                    .forEach(end ->
                            turns.name(end.plusDays(1), adverse.citation(), record.id(), DELAY_RUN_OUT, due, end));
        }
        LocalDate completed = record.facts().date("completedOn");
        if (completed != null && !reached.isEmpty()) {
            turns.name(completed, reached.get(0).row().citation(), record.id(), COMPLETED, due, completed);
        }
    }

    /** It holds in its quarter (reading P14). */
    private void determination(CreditRecord record, Turns turns) {
        PeriodKind.QUARTER
                .periodOf(record.decidedOn())
                .flatMap(PeriodKind.QUARTER::lastDay)
                .ifPresent(last -> turns.name(
                        last.plusDays(1), rules.rule("15-determined").citation(), record.id(), DETERMINED_UNTIL, last));
    }

    private void honour(CreditRecord record, Turns turns) {
        LocalDate end =
                record.validUntil() != null ? record.validUntil() : Term.lastDay(record.decidedOn(), honourLength);
        turns.name(
                end.plusDays(1),
                honour.citation(),
                record.id(),
                HONOUR_OVER,
                record.facts().text("honour").strip(),
                end);
    }
}

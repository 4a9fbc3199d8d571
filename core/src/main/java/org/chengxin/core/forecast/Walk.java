package org.chengxin.core.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.core.disclosure.GeneralPeriods;
import org.chengxin.core.disclosure.Retention;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.ListEffect;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Kept;
import org.chengxin.core.file.Listing;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.Text;
import org.chengxin.core.sector.KeptFile;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.Turn;
import org.chengxin.core.subject.AreaCode;

/**
 * Goes through the days to come, from one on which something can turn to the next. Each is evaluated once; between two of them the
 * evaluation stands, also on the last day of a period.
 */
final class Walk {

    private static final Text ENTERS = Text.of("{1}周期结束，列入{0}", "period {1} closes with entry on the {0}");
    private static final Text LEAVES = Text.of("自动退出{0}", "leaves the {0} automatically");
    private static final Text CLOSED = Text.of("{0}周期结束", "period {0} has closed");
    private static final Text FINAL = Text.of("{0}决定已生效", "the decision is final since {0}");
    private static final Text ERASED = Text.of("保存期限届满，予以删除", "its time is over and it is deleted");
    private static final Citation FINALITY = Citation.of("自治区政府令第234号第十三条");

    private final Sector sector;
    private final LocalDate today;
    private final LocalDate horizon;
    private final FutureFile future;
    private final RepairWatch repairs;
    private final Agenda<Turn> turns = new Agenda<>();
    private final Agenda<Turn> ownTurns = new Agenda<>();
    private final Agenda<CreditRecord> erasures = new Agenda<>();
    private final List<Change> changes = new ArrayList<>();
    private Evaluation evaluation;
    private Position now;
    private Position position;
    private LocalDate periodEnd;
    private LocalDate end;
    private boolean isFileAnother;

    /**
     * A walk.
     *
     * @param kept with the end of each entry on a list that has one
     */
    Walk(KeptFile kept, AreaCode area, Sector sector, LocalDate today) {
        this.sector = sector;
        this.today = today;
        this.horizon = Forecast.furthest(today);
        this.future = new FutureFile(kept, sector, today);
        this.repairs = new RepairWatch(kept, area, sector, future, today);
        this.periodEnd = lastDayOfPeriod(today);
        for (Kept record : kept.records()) {
            LocalDate finalOn = record.standing().finalOn();
            if (finalOn != null && finalOn.isAfter(today)) {
                ownTurns.put(
                        finalOn,
                        new Turn(
                                finalOn,
                                Reason.of(FINAL, finalOn),
                                FINALITY,
                                record.record().id()));
            }
        }
        if (Retention.afterwards(kept.kind()) == Retention.Afterwards.ERASED) {
            future.now().records().forEach(record -> expectErasure(record, today));
        }
    }

    /**
     * What is erased has long stopped counting (reading D8), unless its act had ended well before it was decided: then the day of its
     * erasure is one on which something may turn.
     */
    private void expectErasure(CreditRecord record, LocalDate day) {
        if (record.endedOn() != null && record.endedOn().isBefore(record.decidedOn())) {
            sector.keptUntil(record, future.now(), day)
                    .map(last -> last.plusDays(1))
                    .map(next -> next.isAfter(day) ? next : day.plusDays(1))
                    .ifPresent(next -> erasures.put(next, record));
        }
    }

    private LocalDate lastDayOfPeriod(LocalDate day) {
        return sector.plugin().periods().lastDayOf(day).orElse(null);
    }

    Forecast forecast() {
        end = horizon;
        nameTurns(today);
        evaluate(today);
        now = position;
        repairs.look(today);
        closeOn(today);
        nameAnew(today);
        for (LocalDate day = next(); day != null && !day.isAfter(horizon); day = next()) {
            if (sector.ruleSetOn(day).isEmpty()) {
                end = day.minusDays(1);
                break;
            }
            visit(day);
        }
        return new Forecast(sector.id(), today, end, now, changes, repairs.outlooks());
    }

    private LocalDate next() {
        LocalDate next = earlier(turns.next(), ownTurns.next());
        next = earlier(next, erasures.next());
        next = earlier(next, repairs.next());
        return earlier(next, periodEnd);
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.isBefore(one) ? other : one;
    }

    /** What a day has made of the file may turn on other days. */
    private void nameAnew(LocalDate day) {
        if (isFileAnother) {
            isFileAnother = false;
            nameTurns(day);
        }
    }

    private void nameTurns(LocalDate day) {
        turns.clear();
        sector.turns(future.now(), day, horizon).forEach(turn -> turns.put(turn.on(), turn));
    }

    private void visit(LocalDate day) {
        List<Turn> causes = new ArrayList<>(turns.take(day));
        List<Turn> own = ownTurns.take(day);
        for (Turn turn : own) {
            if (isOfList(turn)) {
                // Why a list was entered or left by itself is known better than from the entry.
                causes.removeIf(Sector::isOfEntry);
            }
        }
        causes.addAll(own);
        erase(day, causes);
        for (Turn turn : own) {
            if (FINALITY.equals(turn.citation())) {
                future.countAnew(day);
                isFileAnother = true;
            }
        }
        if (!causes.isEmpty()) {
            Evaluation before = evaluation;
            Position held = position;
            evaluate(day);
            if (!position.isSameAs(held)) {
                changes.add(new Change(
                        day,
                        position,
                        position.measuresBeyond(held),
                        held.measuresBeyond(position),
                        cited(causes, before)));
            }
        }
        repairs.look(day);
        closeOn(day);
        nameAnew(day);
    }

    private static boolean isOfList(Turn turn) {
        Text sentence = turn.why().sentence();
        return sentence.equals(ENTERS) || sentence.equals(LEAVES);
    }

    private void erase(LocalDate day, List<Turn> causes) {
        for (CreditRecord record : erasures.take(day)) {
            Optional<LocalDate> last = sector.keptUntil(record, future.now(), day);
            if (last.isPresent() && last.get().isBefore(day)) {
                future.erase(record);
                causes.add(new Turn(day, Reason.of(ERASED), GeneralPeriods.FIVE_YEARS, record.id()));
                isFileAnother = true;
            } else {
                expectErasure(record, day);
            }
        }
    }

    private void evaluate(LocalDate day) {
        evaluation = sector.evaluate(future.now(), day);
        position = Position.of(evaluation, future.now());
        for (ListEffect effect : evaluation.lists()) {
            if (effect.effect() == ListEffect.Effect.LEAVE) {
                leave(effect, day);
            }
        }
    }

    /** The day on which a list is left is the last on it (000, article 41; reading P1). */
    private void leave(ListEffect effect, LocalDate day) {
        for (Listing listing : future.now().listings()) {
            boolean stays = isOn(listing, effect, day)
                    && (listing.until() == null || listing.until().isAfter(day));
            if (stays) {
                future.end(listing, day);
                isFileAnother = true;
                LocalDate off = day.plusDays(1);
                ownTurns.put(off, new Turn(off, Reason.of(LEAVES, effect.list().title()), effect.citation(), null));
            }
        }
    }

    private boolean isOn(Listing listing, ListEffect effect, LocalDate day) {
        return listing.list() == effect.list() && listing.sector().equals(sector.id()) && listing.holdsOn(day);
    }

    /** On the last day of a period its evaluation is the one that it closes with. */
    private void closeOn(LocalDate day) {
        if (!day.equals(periodEnd)) {
            return;
        }
        String period = sector.plugin().periods().periodOf(day).orElseThrow();
        LocalDate next = day.plusDays(1);
        if (sector.plugin().readsPriorGrades() && evaluation.grade() != null) {
            future.close(period, evaluation.grade());
            isFileAnother = true;
            ownTurns.put(next, new Turn(next, Reason.of(CLOSED, period), null, null));
        }
        for (ListEffect effect : evaluation.lists()) {
            if (effect.effect() == ListEffect.Effect.ENTER) {
                enter(effect, period, next);
            }
        }
        periodEnd = lastDayOfPeriod(next);
    }

    private void enter(ListEffect effect, String period, LocalDate day) {
        if (future.now().listings().stream().noneMatch(listing -> isOn(listing, effect, day))) {
            LocalDate last = sector.lastDayOfEntry(effect.list(), day).orElse(null);
            future.enter(new Listing(effect.list(), sector.id(), day, last));
            isFileAnother = true;
            ownTurns.put(day, new Turn(day, Reason.of(ENTERS, effect.list().title(), period), effect.citation(), null));
        }
    }

    /** The causes that can say where they stand; where none can, what has changed does. */
    private List<Turn> cited(List<Turn> causes, Evaluation before) {
        List<Turn> cited =
                causes.stream().filter(turn -> turn.citation() != null).toList();
        if (!cited.isEmpty()) {
            return cited;
        }
        Turn first = causes.get(0);
        return List.of(new Turn(first.on(), first.why(), citationOfDifference(before), first.record()));
    }

    private Citation citationOfDifference(Evaluation before) {
        return Stream.of(
                        beyond(evaluation.lines(), before.lines()).map(line -> line.citation()),
                        beyond(before.lines(), evaluation.lines()).map(line -> line.citation()),
                        beyond(evaluation.conditions(), before.conditions()).map(condition -> condition.citation()),
                        beyond(evaluation.lists(), before.lists()).map(effect -> effect.citation()),
                        beyond(evaluation.flags(), before.flags()).map(flag -> flag.citation()),
                        beyond(evaluation.measures(), before.measures()).map(measure -> measure.citation()),
                        beyond(before.measures(), evaluation.measures()).map(measure -> measure.citation()),
                        evaluation.conditions().stream().map(condition -> condition.citation()),
                        evaluation.ruleSet().gradeScale().stream().map(step -> step.citation()))
                .flatMap(citations -> citations)
                .findFirst()
                .orElseThrow();
    }

    private static <T> Stream<T> beyond(List<T> some, List<T> others) {
        return some.stream().filter(one -> !others.contains(one));
    }
}

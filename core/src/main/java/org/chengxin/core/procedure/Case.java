package org.chengxin.core.procedure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chengxin.core.calendar.Deadline;
import org.chengxin.core.calendar.Pause;
import org.chengxin.core.calendar.WorkingCalendar;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.Text;

/**
 * How far one procedure is. It is a value: each step makes another one.
 *
 * @param procedure the procedure as the law lays it down
 * @param stage the stage it is at
 * @param days the day of its filing ({@link #FILED}) and of the last step of each name; of a service of papers the day of receipt
 * @param pauses when the office's time stood still, in order
 */
public record Case(Procedure procedure, String stage, Map<String, LocalDate> days, List<Pause> pauses) {

    /** The event from which a limit runs that runs from the filing. */
    public static final String FILED = "filed";

    /** The day that a filing has named, where its procedure has one named. */
    public static final String TERM = "term";

    private static final Text NOT_NOW = Text.of("当前不能办理“{0}”，可以办理的是：{1}", "{0} does not come now; what comes is: {1}");
    private static final Text NOTHING = Text.of("无", "nothing");
    private static final Text TOO_EARLY = Text.of("{0}届满之前不能办理“{1}”", "{1} cannot be taken before {0} is over");
    private static final Text TOO_LATE = Text.of("“{1}”的期限已于{0}届满", "the time for {1} ended on {0}");
    private static final Text BY_ITSELF = Text.of("“{0}”到期自动发生", "{0} comes by itself");

    public Case {
        Objects.requireNonNull(procedure, "procedure");
        days = Map.copyOf(days);
        pauses = List.copyOf(pauses);
        procedure.stage(stage);
        if (!days.containsKey(FILED)) {
            throw new IllegalArgumentException("a case has a day of filing");
        }
    }

    /**
     * A case that is filed on a day.
     *
     * @param term the day that the filing names, null where it names none
     */
    public static Case filed(Procedure procedure, LocalDate day, LocalDate term) {
        Map<String, LocalDate> days = new HashMap<>();
        days.put(FILED, day);
        if (term != null) {
            days.put(TERM, term);
        }
        return new Case(procedure, Procedure.FIRST, days, List.of());
    }

    /**
     * A step that was taken.
     *
     * @param name its name
     * @param outcome what it ended in, null for a step that ends in one way
     * @param day the day it was of
     */
    public record Past(String name, String outcome, LocalDate day) {}

    /**
     * A case as its steps have left it.
     *
     * @param term as {@link #filed} takes it
     * @param steps in the order in which they were taken
     * @throws IllegalArgumentException if they cannot have been taken in this procedure
     */
    public static Case after(Procedure procedure, LocalDate filedOn, LocalDate term, List<Past> steps) {
        Case at = filed(procedure, filedOn, term);
        for (Past past : steps) {
            String stage = at.stage();
            Step step = at.at()
                    .step(past.name())
                    .orElseThrow(() -> new IllegalArgumentException(past.name() + " does not come at " + stage));
            at = at.taken(step, past.outcome(), past.day()).after();
        }
        return at;
    }

    /** How many days its time has stood still by a day. */
    public int suspendedDays(LocalDate day) {
        long days = 0;
        for (Pause pause : pauses) {
            LocalDate until = pause.until() == null ? day : pause.until();
            days += Math.max(0, ChronoUnit.DAYS.between(pause.from(), until));
        }
        return Math.toIntExact(days);
    }

    /** Where it is. */
    public Stage at() {
        return procedure.stage(stage);
    }

    /** How far it is, for everybody to see. */
    public State state() {
        return at().state();
    }

    /**
     * A step that can follow.
     *
     * @param step the step
     * @param deadline its limit, counted; null where it has none, or while its time stands still
     */
    public record Next(Step step, Deadline deadline) {

        /** Whether its time is such that it can be taken on a day. */
        public boolean isOpen(LocalDate day) {
            return switch (step.timing()) {
                case DUE -> true;
                case MAY -> deadline == null || !day.isAfter(deadline.due());
                case AFTER -> deadline == null || day.isAfter(deadline.due());
            };
        }

        /**
         * The day on which it falls due, or from which on it can be taken; null where there is none, or where that day has come and
         * the law says nothing of how long it may take from then.
         */
        public LocalDate dueOn(LocalDate day) {
            boolean none = deadline == null || (step.timing() == Step.Timing.AFTER && isOpen(day));
            return none ? null : deadline.due();
        }

        /** Whether it should have been taken before a day. */
        public boolean isOverdue(LocalDate day) {
            return step.timing() == Step.Timing.DUE && deadline != null && day.isAfter(deadline.due());
        }
    }

    /** The steps that can follow, in the order of the law, with their limits. */
    public List<Next> next(WorkingCalendar calendar) {
        return at().steps().stream()
                .map(step -> new Next(step, deadline(step, calendar)))
                .toList();
    }

    private Deadline deadline(Step step, WorkingCalendar calendar) {
        Limit limit = step.limit();
        if (limit == null || pauses.stream().anyMatch(pause -> pause.until() == null)) {
            return null;
        }
        LocalDate from = days.get(limit.from());
        if (from == null) {
            throw new IllegalStateException(
                    procedure.code() + ": " + step.name() + " runs from " + limit.from() + ", which has not been");
        }
        return limit.length() == null
                ? Deadline.named(days.get(FILED), from)
                : calendar.deadline(from, limit.length(), pauses);
    }

    /** The step that is waited for on a day: the first that can be taken, else the one that can be taken first. */
    public Optional<Next> owed(WorkingCalendar calendar, LocalDate day) {
        List<Next> next = next(calendar);
        return next.stream()
                .filter(each -> each.isOpen(day))
                .findFirst()
                .or(() -> next.stream()
                        .filter(each -> each.step().timing() == Step.Timing.AFTER)
                        .min(Comparator.comparing(each -> each.deadline().due())));
    }

    /** The step that comes by itself on a day, if one does. */
    public Optional<Step> byTime(WorkingCalendar calendar, LocalDate day) {
        return next(calendar).stream()
                .filter(each -> each.step().by() == Actor.TIME && each.isOpen(day))
                .map(Next::step)
                .findFirst();
    }

    /** What comes of taking a step. */
    public sealed interface Move {}

    /**
     * It is taken.
     *
     * @param after how far the case is now
     * @param step the step
     * @param outcome what it ended in
     */
    public record Taken(Case after, Step step, Step.Outcome outcome) implements Move {}

    /**
     * It cannot be taken.
     *
     * @param why why not
     * @param citation the article that says so
     */
    public record Refused(Reason why, Citation citation) implements Move {}

    /**
     * Takes a step.
     *
     * @param name its name
     * @param outcome what it ends in, null for a step that ends in one way
     * @param today the day on which it is taken
     * @param day the day it is of: today, or the day on which papers were received
     * @throws IllegalArgumentException if the step comes now but knows no such outcome
     */
    public Move take(String name, String outcome, LocalDate today, LocalDate day, WorkingCalendar calendar) {
        Optional<Next> found = next(calendar).stream()
                .filter(each -> each.step().name().equals(name))
                .findFirst();
        if (found.isEmpty()) {
            return new Refused(
                    Reason.of(NOT_NOW, name, names()),
                    at().steps().isEmpty()
                            ? procedure.citation()
                            : at().steps().get(0).citation());
        }
        Step step = found.get().step();
        if (!found.get().isOpen(today)) {
            Text why = step.timing() == Step.Timing.AFTER ? TOO_EARLY : TOO_LATE;
            return new Refused(Reason.of(why, found.get().deadline().due(), name), step.citation());
        }
        return taken(step, outcome, day);
    }

    /** Whether a step of a name only comes by itself. */
    public Optional<Refused> notByHand(String name) {
        return at().step(name)
                .filter(step -> step.by() == Actor.TIME)
                .map(step -> new Refused(Reason.of(BY_ITSELF, name), step.citation()));
    }

    private Object names() {
        List<String> names = at().steps().stream().map(Step::name).toList();
        return names.isEmpty() ? NOTHING : String.join(", ", names);
    }

    private Taken taken(Step step, String outcome, LocalDate day) {
        Step.Outcome end = step.outcome(outcome)
                .orElseThrow(() -> new IllegalArgumentException(step.name() + " does not end in " + outcome));
        Map<String, LocalDate> then = new HashMap<>(days);
        then.put(step.name(), day);
        return new Taken(new Case(procedure, end.stage(), then, pauses(end, day)), step, end);
    }

    private List<Pause> pauses(Step.Outcome end, LocalDate day) {
        if (!end.effects().contains(Effect.PAUSE) && !end.effects().contains(Effect.RESUME)) {
            return pauses;
        }
        List<Pause> then = new ArrayList<>(pauses);
        if (end.effects().contains(Effect.PAUSE)) {
            then.add(new Pause(day, null));
        } else {
            Pause open = then.remove(then.size() - 1);
            then.add(new Pause(open.from(), day));
        }
        return then;
    }
}

package org.chengxin.core.procedure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chengxin.core.law.Citation;

/**
 * A step that can be taken at a stage of a procedure.
 *
 * @param name its name, for example {@code decide}
 * @param by who takes it
 * @param limit within which time, null where the law says none
 * @param timing what the limit means
 * @param outcomes what it can end in; one without a name where nothing is to be chosen
 * @param needs what it must say
 * @param citation where it stands
 */
public record Step(
        String name, Actor by, Limit limit, Timing timing, List<Outcome> outcomes, Set<Need> needs, Citation citation) {

    public Step {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(timing, "timing");
        Objects.requireNonNull(citation, "citation");
        outcomes = List.copyOf(outcomes);
        needs = Set.copyOf(needs);
    }

    /** What a limit means. */
    public enum Timing {
        /** Whoever owes the step has to take it by then; late, it can still be taken. */
        DUE,
        /** It may be taken until then, and then no more. */
        MAY,
        /** It cannot be taken before the limit has run out. */
        AFTER
    }

    /**
     * What a step can end in.
     *
     * @param name its name, null where nothing is to be chosen
     * @param stage the stage that follows
     * @param effects what it brings about
     */
    public record Outcome(String name, String stage, Set<Effect> effects) {
        public Outcome {
            Objects.requireNonNull(stage, "stage");
            effects = Set.copyOf(effects);
        }
    }

    /** The outcome of a name, null for the one that has none. */
    public Optional<Outcome> outcome(String wanted) {
        return outcomes.stream()
                .filter(outcome -> Objects.equals(outcome.name(), wanted))
                .findFirst();
    }
}

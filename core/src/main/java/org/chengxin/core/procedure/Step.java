package org.chengxin.core.procedure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.ProvisionCode;

/**
 * A step that can be taken at a stage of a procedure.
 *
 * @param name its name, for example {@code decide}
 * @param by who takes it
 * @param limit within which time, null where the law says none
 * @param timing what the limit means
 * @param outcomes what it can end in; one without a name where nothing is to be chosen
 * @param citation where it stands
 */
public record Step(String name, Actor by, Limit limit, Timing timing, List<Outcome> outcomes, Citation citation) {

    public Step {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(by, "by");
        Objects.requireNonNull(timing, "timing");
        Objects.requireNonNull(citation, "citation");
        outcomes = List.copyOf(outcomes);
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
     * @param needs what the step must say to end so
     * @param offers the provisions that an office may enter a record of when it ends so
     */
    public record Outcome(String name, String stage, Set<Effect> effects, Set<Need> needs, List<ProvisionCode> offers) {
        public Outcome {
            Objects.requireNonNull(stage, "stage");
            effects = Set.copyOf(effects);
            needs = Set.copyOf(needs);
            offers = List.copyOf(offers);
        }
    }

    /** The outcome of a name, null for the one that has none. */
    public Optional<Outcome> outcome(String wanted) {
        return outcomes.stream()
                .filter(outcome -> Objects.equals(outcome.name(), wanted))
                .findFirst();
    }
}

package org.chengxin.core.procedure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A stage of a procedure.
 *
 * @param name its name, which no client sees
 * @param state how far a procedure is at it
 * @param steps what can be done at it, in the order of the law; none where nothing follows
 */
public record Stage(String name, State state, List<Step> steps) {

    public Stage {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(state, "state");
        steps = List.copyOf(steps);
    }

    public Optional<Step> step(String wanted) {
        return steps.stream().filter(step -> step.name().equals(wanted)).findFirst();
    }
}

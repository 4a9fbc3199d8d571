package org.chengxin.core.procedure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.Term;

/**
 * A procedure as the law lays it down: who may ask for what, who decides, in which steps and within which time. A kind of procedure
 * (objection, repair …) has one for each sector and matter that the law treats differently.
 *
 * @param code its own code, which cases keep
 * @param kind the kind that clients name
 * @param about what it can be about
 * @param marks what else must be known of that, for example {@code penalty-other}; all of them
 * @param filer who may file it
 * @param office with which office it lies
 * @param limit within which time it has to be filed, null where there is none
 * @param requirements what has to be so before it may be filed
 * @param papers what has to be handed in, in the order of the law
 * @param effects what the filing brings about
 * @param stages its stages by name; {@link #FIRST} is where it begins
 * @param citation where it stands
 * @param term which days of filing it is for
 */
public record Procedure(
        String code,
        String kind,
        Set<About> about,
        Set<String> marks,
        Actor filer,
        Office office,
        Limit limit,
        List<Requirement> requirements,
        List<RequiredPaper> papers,
        Set<Effect> effects,
        Map<String, Stage> stages,
        Citation citation,
        Term term) {

    /** The stage at which every procedure begins. */
    public static final String FIRST = "filed";

    public Procedure {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(filer, "filer");
        Objects.requireNonNull(office, "office");
        Objects.requireNonNull(citation, "citation");
        Objects.requireNonNull(term, "term");
        about = Set.copyOf(about);
        marks = Set.copyOf(marks);
        requirements = List.copyOf(requirements);
        papers = List.copyOf(papers);
        effects = Set.copyOf(effects);
        stages = Map.copyOf(stages);
    }

    /** Whether it is for a matter that is filed on a day. */
    public boolean isFor(String wanted, About matter, Set<String> known, LocalDate day) {
        return kind.equals(wanted) && about.contains(matter) && known.containsAll(marks) && term.holdsOn(day);
    }

    /** The provisions that an office may enter a record of once a step has ended in some way. */
    public List<ProvisionCode> offers(String step, String outcome) {
        return stages.values().stream()
                .flatMap(stage -> stage.step(step).stream())
                .flatMap(known -> known.outcome(outcome).stream())
                .flatMap(end -> end.offers().stream())
                .distinct()
                .toList();
    }

    /** Whether its filing has to name a day. */
    public boolean hasTerm() {
        return stages.values().stream()
                .flatMap(stage -> stage.steps().stream())
                .anyMatch(step -> step.limit() != null && step.limit().from().equals(Case.TERM));
    }

    /**
     * The stage of a name.
     *
     * @throws IllegalArgumentException if it has none of that name
     */
    public Stage stage(String name) {
        Stage stage = stages.get(name);
        if (stage == null) {
            throw new IllegalArgumentException(code + " has no stage " + name);
        }
        return stage;
    }
}

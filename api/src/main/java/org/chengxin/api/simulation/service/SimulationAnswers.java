package org.chengxin.api.simulation.service;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What simulations are read as; what is not known is null. */
public final class SimulationAnswers {

    private SimulationAnswers() {}

    /** A rule set. */
    public record RuleSetAnswer(String ruleSet, String hash) {}

    /** How many go from one outcome to another: a grade's letter, {@code ungraded}, {@code excluded}. */
    public record MovesAnswer(String from, String to, long number) {}

    /** The same of an area and all below it. */
    public record AreaMovesAnswer(String area, String areaName, long subjects, long moved, List<MovesAnswer> matrix) {}

    /**
     * A simulation, of the area that was asked for as far as the caller acts for it.
     *
     * @param changes as they were sent
     * @param state that of its job
     * @param keptUntil the last day on which it is kept
     * @param rescored how many have another score, in all
     */
    public record SimulationAnswer(
            String id,
            String sector,
            String area,
            String areaName,
            LocalDate asOf,
            Object changes,
            RuleSetAnswer base,
            RuleSetAnswer draft,
            String state,
            Instant madeAt,
            LocalDate keptUntil,
            long subjects,
            long moved,
            long rescored,
            List<MovesAnswer> matrix,
            List<AreaMovesAnswer> areas) {}

    /** A subject. */
    public record SubjectAnswer(String id, String name) {}

    /** What an evaluation came to. */
    public record OutcomeAnswer(String status, String grade, BigDecimal score) {}

    /**
     * How a draft moves a subject.
     *
     * @param before absent, like what is after, where it stays
     */
    public record MoveAnswer(
            SubjectAnswer subject, String area, boolean moved, OutcomeAnswer before, OutcomeAnswer after) {}
}

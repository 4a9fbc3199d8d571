package org.chengxin.api.closing.service;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** What closings are read as; what is not known is null. */
public final class ClosingAnswers {

    private ClosingAnswers() {}

    /**
     * A closing.
     *
     * @param state {@code open} or {@code closed}
     * @param takenOver true where it was closed before the service had anything to do with it
     * @param outcomes how many subjects came to what: a grade's letter, {@code ungraded}, {@code excluded}
     * @param rootHash over all evaluations
     * @param areas what was done of which area; null in a list
     */
    public record ClosingAnswer(
            String sector,
            String period,
            LocalDate lastDay,
            String state,
            Boolean takenOver,
            String ruleSet,
            String ruleSetHash,
            String pluginVersion,
            Long subjects,
            Map<String, Long> outcomes,
            String rootHash,
            Instant closedAt,
            List<AreaAnswer> areas) {}

    /**
     * What was done of an area.
     *
     * @param rootHash over the evaluations of its own subjects, without those of areas below
     */
    public record AreaAnswer(
            String area,
            String areaName,
            Long subjects,
            Map<String, Long> outcomes,
            String rootHash,
            ActAnswer drafted,
            ActAnswer checked,
            ActAnswer confirmed,
            ActAnswer published) {}

    /**
     * When something was done, and by the office of which area.
     *
     * @param changedSince of a draft or check: whether a subject came to something else by the time of the confirmation
     */
    public record ActAnswer(Instant at, String by, String byName, Boolean changedSince) {}

    /** A subject. */
    public record SubjectAnswer(String id, String name) {}

    /**
     * A subject that is to be proposed for a list.
     *
     * @param citation what its entry would rest on
     * @param evaluation where the evaluation is
     * @param listed whether it is on the list already
     * @param filing what is sent to {@code /procedures} to open the case
     * @param procedure the case about it, where one was opened since the period ended
     */
    public record ProposalAnswer(
            String id,
            SubjectAnswer subject,
            String area,
            String areaName,
            String list,
            String citation,
            String grade,
            BigDecimal score,
            String evaluation,
            boolean listed,
            Map<String, Object> filing,
            String procedure) {}

    /** What was frozen of a subject. */
    public record FrozenAnswer(
            String subject,
            String area,
            String status,
            String grade,
            BigDecimal score,
            String inputHash,
            String answerHash) {}
}

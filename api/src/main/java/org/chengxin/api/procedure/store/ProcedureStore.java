package org.chengxin.api.procedure.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where cases are kept. */
public interface ProcedureStore {

    /**
     * Keeps a new case and gives its row a key.
     *
     * @throws org.chengxin.api.common.store.DuplicateKeyException if one of its kind about the same is running
     */
    CaseRow add(CaseRow added);

    Optional<CaseRow> find(String publicId);

    Optional<CaseRow> byTrackingCode(String code);

    /** The case, and nobody else takes a step of it until the transaction ends. */
    Optional<CaseRow> lock(String publicId);

    Optional<CaseRow> byId(long id);

    /** The running case of a kind about a matter, as {@link #add} compares. */
    Optional<CaseRow> running(CaseRow like);

    /** The public ids of a subject's records about which a case of a kind is running. */
    Set<String> runningAbout(long subjectId, String kind);

    /** The latest case of a kind about something of a subject that is decided. */
    Optional<CaseRow> latestDecided(long subjectId, String kind, String aboutId);

    /** The steps of some cases, in their order. */
    Map<Long, List<StepRow>> steps(Collection<Long> caseIds);

    void addStep(long caseId, int seq, StepRow step);

    /** Puts what follows from a case's steps in the place of what did. */
    void move(CaseRow moved);

    /** The dates told of a case, the last in force. */
    List<DueRow> dues(long caseId);

    void addDue(long caseId, DueRow due);

    /** The cases of a queue, the most urgent first. */
    List<CaseRow> find(CaseSearch search);

    /**
     * The cases about something, and those that review them.
     *
     * @param aboutId its public id
     */
    List<CaseRow> about(String aboutId);

    /** Takes away what was said in some cases: by whoever filed them, and with each step. */
    void eraseTexts(Collection<Long> caseIds);

    /** The cases of a subject, the earliest first. */
    List<CaseRow> ofSubject(long subjectId);

    /**
     * Running cases of which something is published on a day, in the order of filing.
     *
     * @param kind null for every kind
     * @param after the key of the row after which to begin
     */
    List<CaseRow> published(String kind, LocalDate day, long after, int limit);

    /** Cases that something comes to by itself on a day: what is due of them, or was, lies before it. */
    List<CaseRow> due(LocalDate day, long after, int limit);

    /** Cases that wait for something whose date is provisional. */
    List<CaseRow> provisional(long after, int limit);
}

package org.chengxin.api.subject.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.core.subject.CreditCode;
import org.chengxin.core.subject.IdentityNumber;

/** Where subjects are kept. */
public interface SubjectStore {

    boolean isEmpty();

    Optional<SubjectRow> find(String publicId);

    /** The same, and nobody else changes the subject, its records or its grades until the transaction ends. */
    Optional<SubjectRow> lock(String publicId);

    /** The same by the key of its row. */
    Optional<SubjectRow> lock(long id);

    /**
     * A subject and what it is in the sectors.
     *
     * @param roles by sector id
     * @param running what its kept running grades came to, be they out of date or not, by sector id
     * @param listed whether it is or has been on a list
     */
    record WithRoles(SubjectRow row, Map<String, String> roles, Map<String, Running> running, boolean listed) {}

    /**
     * What a running grade came to.
     *
     * @param grade null unless graded
     */
    record Running(String status, String grade) {}

    /** {@link #lock(String)} and {@link #roles} at once. */
    Optional<WithRoles> lockWithRoles(String publicId);

    /** Those subjects that have one of some codes. */
    List<SubjectRow> ofCodes(Collection<CreditCode> codes);

    /** Those subjects that have one of some public ids. */
    List<SubjectRow> ofPublicIds(Collection<String> publicIds);

    /** Those natural persons that have one of some numbers. */
    Map<IdentityNumber, SubjectRow> ofNumbers(Collection<IdentityNumber> numbers);

    /** The numbers of natural persons among some subjects, by the keys of their rows. */
    Map<Long, IdentityNumber> identitiesOf(Collection<SubjectRow> subjects);

    /** Locks some subjects as {@link #lock} does, in the order of their keys; their versions by these. */
    Map<Long, Integer> lock(Collection<Long> subjectIds);

    /** The public id of the person with a number. */
    Optional<String> publicIdOf(IdentityNumber number);

    /** The number of a natural person. */
    Optional<IdentityNumber> identityOf(SubjectRow subject);

    /** The roles of some subjects, by sector id. */
    Map<Long, Map<String, String>> roles(Collection<Long> subjectIds);

    /**
     * Subjects whose credit code begins as asked, in the order of their codes.
     *
     * @param after the code after which to begin, empty for the first
     */
    List<SubjectRow> byCode(SubjectSearch search, String after, int limit);

    /**
     * Subjects whose name has the part asked for (all, where none is), except those that {@link #byCode} finds, in the order
     * of entry. A natural person is found by the full name alone.
     *
     * @param after the row after which to begin, 0 for the first
     */
    List<SubjectRow> byName(SubjectSearch search, long after, int limit);

    /** Keeps new subjects; their rows' ids must be free. */
    void add(Collection<NewSubject> subjects);

    /** Keeps a new subject and gives its row an id. */
    SubjectRow create(NewSubject subject);

    /** Replaces what is kept of a subject, and its roles. */
    void change(SubjectRow changed, Map<String, String> roles);

    void addFormerName(long subjectId, String name, LocalDate until);

    /** The earliest first. */
    List<FormerName> formerNames(long subjectId);

    /** Replaces the responsible persons of a subject. */
    void setResponsible(SubjectRow subject, List<ResponsiblePerson> persons);

    /** Without their identity numbers, which nobody reads. */
    List<ResponsiblePerson> responsible(long subjectId);

    /** Gives everything that one file holds to another; the roles of the one that stays are the caller's to change. */
    void merge(SubjectRow from, SubjectRow into);
}

package org.chengxin.api.publishing.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.subject.SubjectKind;

/** Where it is kept of which subjects something may have to be told, and what others were told last. */
public interface PublicationStore {

    /**
     * Notes that what is public of some subjects may have changed: records, lists, grades, names. To be called in the transaction that
     * changes them; others are told soon after it.
     */
    void due(Collection<Long> subjectIds);

    /** Since when those are due that wait until no import goes on: after those that are due at once, before every other day. */
    LocalDate IN_BULK = LocalDate.EPOCH.plusDays(1);

    /** The same of very many, which wait until no import goes on that may change them again. */
    void dueInBulk(Collection<Long> subjectIds);

    /** Subjects that are due by a day, or of which a destination is to be told something again; those that were written singly first. */
    List<Long> dueBy(LocalDate day, int limit);

    /** Those of some subjects that are still due; they have been locked. */
    List<Long> stillDue(Collection<Long> subjectIds, LocalDate day);

    /** Sets when to look again, null for not before something is written. */
    void lookAgain(Map<Long, LocalDate> days);

    /**
     * What others may be told of who it is.
     *
     * @param code null for a natural person
     * @param merged whether its file is part of another one
     */
    record Subject(long id, String publicId, SubjectKind kind, String code, String name, boolean merged) {}

    List<Subject> subjects(Collection<Long> subjectIds);

    /**
     * An entry on a list that is or will be published.
     *
     * @param until the last day on which it is shown, null while it has no end: one that a case has ended is not shown on that day any
     *     more
     * @param reason null where none is given
     * @param facts null where none are given
     * @param office null where none is given
     * @param published from when on it is public
     */
    record Entry(
            String publicId,
            long subjectId,
            String sector,
            ListKind list,
            LocalDate from,
            LocalDate until,
            String reason,
            String facts,
            String office,
            LocalDate published) {}

    List<Entry> entries(Collection<Long> subjectIds);

    /** What others were told of some subjects. */
    List<ToldItem> told(Collection<Long> subjectIds);

    /** Notes what others have been told. */
    void tell(Collection<ToldItem> items);

    /** Those of some records that have been withdrawn, repaired or erased, with what became of each. */
    Map<String, Removal> fates(Collection<String> records);

    /** An item that a destination is to be told again. */
    record Resend(String item, String destination) {}

    /** What is to be told again of some subjects; it is no longer noted afterwards. */
    Set<Resend> takeResends(Collection<Long> subjectIds);
}

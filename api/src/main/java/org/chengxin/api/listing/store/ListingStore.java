package org.chengxin.api.listing.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.listing.OutsideList;
import org.chengxin.core.sector.SectorId;

/** Where entries on lists are kept. */
public interface ListingStore {

    Optional<ListingRow> find(String publicId);

    /** The entries of a subject, in the order of entry. */
    List<ListingRow> ofSubject(long subjectId);

    /**
     * Keeps an entry and gives its row a key.
     *
     * @param caseId the case that brought it
     */
    void add(ListingRow added, long caseId);

    /** Ends an entry, and its publication, with a day, which is its last. */
    void end(long id, LocalDate until, long caseId);

    /** Has the entry that a case brought published from a day on. */
    void publish(long caseId, LocalDate from);

    /** The entry that a case brought. */
    Optional<ListingRow> ofCase(long caseId);

    /**
     * What is published of a list on a day, in the order of entry.
     *
     * @param sector whose list, null for everybody's
     * @param after the key of the row after which to begin
     */
    List<PublicEntry> published(ListKind list, SectorId sector, LocalDate day, long after, int limit);

    /** The entries of a subject that are published on a day. */
    List<PublicEntry> publishedOf(long subjectId, LocalDate day);

    /**
     * Enters subjects on a list by the law alone, from a day on, which is the first of its publication too.
     *
     * @return the public ids of the entries by the keys of the subjects' rows
     */
    Map<Long, String> enter(Collection<Long> subjectIds, ListKind list, SectorId sector, LocalDate from, String office);

    /**
     * Ends the entries of subjects on a list, and their publication, with a day, which is their last.
     *
     * @return them, as they were before
     */
    List<ListingRow> leave(Collection<Long> subjectIds, ListKind list, SectorId sector, LocalDate until);

    /** The days of entry of those entries on a list for which no last day is set. */
    List<LocalDate> withoutEnd(ListKind list, SectorId sector);

    /** Sets the last day of the entries of a day on a list for which none is set. */
    void setEnd(ListKind list, SectorId sector, LocalDate from, LocalDate until);

    /** Entries whose last day is before a day and whose publication has not been ended. */
    List<ListingRow> runOut(LocalDate day, int limit);

    /** Ends the publication of entries on a day. */
    void unpublish(Collection<Long> ids, LocalDate day);

    /** Those entries on an outside list that have one of some keys. */
    List<OutsideEntry> outside(OutsideList list, Collection<String> sourceKeys);

    /**
     * Takes entries of outside lists over; those that stand are published from a day on.
     *
     * @param office the area of the office that takes them over
     */
    void takeOver(Collection<OutsideEntry> added, LocalDate day, String office);

    /** Ends entries of outside lists with the day of their removal, and their publication on a day. */
    void endOutside(Collection<Long> ids, LocalDate removedOn, LocalDate day);
}

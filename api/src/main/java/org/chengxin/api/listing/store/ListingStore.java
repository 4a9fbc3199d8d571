package org.chengxin.api.listing.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

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

    /** Ends an entry with a day, which is its last. */
    void end(long id, LocalDate until, long caseId);

    /** Has the entry that a case brought published from a day on. */
    void publish(long caseId, LocalDate from);
}

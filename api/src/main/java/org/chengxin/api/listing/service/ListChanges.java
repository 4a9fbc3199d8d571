package org.chengxin.api.listing.service;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.chengxin.api.feed.service.ListChange;
import org.chengxin.api.listing.store.ListingRow;
import org.chengxin.core.file.Listing;

/** What the feed is told of entries on lists: of those alone that were published. */
public final class ListChanges {

    private ListChanges() {}

    /** An entry as it is. */
    public static ListChange of(ListingRow row) {
        return new ListChange(row.subject(), row.publicId(), row.listing());
    }

    /**
     * Those of some entries that anybody could see until now and that end with today.
     *
     * @param rows as they were before
     */
    public static List<ListChange> left(Collection<ListingRow> rows, LocalDate today) {
        return published(rows, today)
                .map(row -> new ListChange(row.subject(), row.publicId(), endingOn(today, row.listing())))
                .toList();
    }

    /** Those of some entries that anybody could see until their last day, which is over. */
    static List<ListChange> ranOut(Collection<ListingRow> rows, LocalDate today) {
        return published(rows, today).map(ListChanges::of).toList();
    }

    private static Stream<ListingRow> published(Collection<ListingRow> rows, LocalDate today) {
        return rows.stream()
                .filter(row -> row.publishedOn() != null && !row.publishedOn().isAfter(today));
    }

    private static Listing endingOn(LocalDate day, Listing listing) {
        return new Listing(listing.list(), listing.sector(), listing.from(), day);
    }
}

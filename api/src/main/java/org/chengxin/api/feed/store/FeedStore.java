package org.chengxin.api.feed.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Where the changes of the feed are kept: first without a position, in the transaction of what they tell, then with one. */
public interface FeedStore {

    /**
     * Adds changes, in their order. To be called in the transaction of what they tell, which has locked their subjects: so those of one
     * subject are in the order of what has happened.
     */
    void add(Collection<NewChange> changes);

    /** Whether a change waits for its position. */
    boolean isAnyWaiting();

    /** How far the feed is. */
    FeedHead head();

    /** The same, and nobody else gives positions, or forgets any, until the transaction ends. */
    FeedHead lockHead();

    /**
     * Gives the changes that are to be seen by now the next positions, those written first before the others.
     *
     * @param head locked
     * @param most how many at once
     * @return how many
     */
    int giveNext(FeedHead head, int most);

    /** The changes after a position, in their order. */
    List<ChangeRow> after(long position, int most);

    /**
     * Takes all from the changes that tell of a record but their positions, ids and moments.
     *
     * @param emptied the kind that they have from then on
     * @return how many there were
     */
    int erase(String record, String emptied);

    /**
     * The last of those changes at the beginning that are older than a moment.
     *
     * @return the last forgotten position where there is none
     */
    long lastBefore(FeedHead head, Instant moment);

    /**
     * Forgets changes.
     *
     * @param head locked
     * @param last the last of them
     */
    void forget(FeedHead head, long last);
}

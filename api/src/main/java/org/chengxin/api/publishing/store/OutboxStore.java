package org.chengxin.api.publishing.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * Where messages to other systems are kept until they have arrived. Its clock is the database's, which all processes share.
 */
public interface OutboxStore {

    /**
     * Keeps messages in their order. The transaction has locked their subjects, so that those of one subject are in the order of
     * what they tell.
     */
    void add(Collection<NewMessage> messages, Instant at);

    /** Leaves of the messages about an item only that there were any; those that wait are not sent any more. */
    void erase(long subjectId, String item);

    /** Makes sure that there is a row for each of some destinations. */
    void know(Collection<String> destinations);

    /**
     * Where a destination stands.
     *
     * @param open whether it may be tried now, as far as its failures go
     * @param ready whether a message may be tried now
     * @param failures in a row that were the destination's own
     * @param reconciledOn the last day on which both sides were compared, null before the first
     * @param reconcilable whether they may be compared now, as far as failures to do so go
     */
    record Standing(boolean open, boolean ready, int failures, LocalDate reconciledOn, boolean reconcilable) {}

    Standing standing(String destination);

    /**
     * Takes a destination for a process, or keeps it.
     *
     * @return whether no other process has it
     */
    boolean lease(String destination, String node, Duration howLong);

    /** Gives up what a process has. */
    void release(String node);

    /**
     * The first message of each of some subjects that may be tried now, those longest due first.
     *
     * @param fresh how many at most that have never been tried
     * @param failed how many at most that have
     */
    List<WaitingMessage> ready(String destination, int fresh, int failed);

    /**
     * A message that could not be delivered.
     *
     * @param again after which time to try again
     */
    record Failed(WaitingMessage message, String reason, Duration again) {}

    /**
     * Why a destination is not to be tried for a while.
     *
     * @param failures in a row, this one among them
     */
    record Closed(String reason, int failures, Duration again) {}

    /**
     * Notes what has become of some messages, all of different subjects.
     *
     * @param closed null unless the destination itself failed
     */
    void settle(String destination, List<WaitingMessage> delivered, List<Failed> failed, Closed closed);

    /**
     * A destination as it is told of.
     *
     * @param backlog how many messages wait
     * @param oldest since when the one that has waited longest does, null where none does
     * @param next when it is tried again after it failed, null where it may be tried
     */
    record DestinationRow(
            String id,
            long backlog,
            Instant oldest,
            int failures,
            Instant next,
            Instant succeededAt,
            Instant failedAt,
            String failure,
            LocalDate reconciledOn) {}

    List<DestinationRow> destinations();

    /** A delivery as it is told of. */
    record DeliveryRow(
            long sequence,
            String message,
            String destination,
            String subject,
            String kind,
            String action,
            String item,
            String state,
            int attempts,
            Instant createdAt,
            Instant attemptedAt,
            Instant deliveredAt,
            String failure) {}

    /**
     * A question about deliveries; what it does not ask for is null.
     *
     * @param subject by public id
     * @param after sequence and destination of the last delivery seen, null for the first page
     */
    record DeliverySearch(String destination, DeliveryState state, String subject, After after, int limit) {}

    /** A delivery's place. */
    record After(long sequence, String destination) {}

    /** Deliveries in the order of their messages. */
    List<DeliveryRow> deliveries(DeliverySearch search);

    /** Deletes messages of before a moment that wait nowhere. */
    void deleteOld(Instant before);
}

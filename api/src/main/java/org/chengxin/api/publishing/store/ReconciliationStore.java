package org.chengxin.api.publishing.store;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.api.common.store.BulkRows;

/** Where what a destination says it holds is compared with what it was told. Its clock is the database's. */
public interface ReconciliationStore {

    /** Forgets what a destination has said before. */
    void clear(String destination);

    /** Keeps some of what a destination says it holds: destination, item, digest. */
    void hold(BulkRows holdings);

    /**
     * How both sides differ.
     *
     * @param expected how many items we think it holds
     * @param held how many it says it holds
     * @param missing how many of ours it does not name
     * @param different how many it names with another digest
     * @param surplus how many it names though it was told to take them down
     * @param unknown how many it names that it never got from here
     */
    record Outcome(long expected, long held, long missing, long different, long surplus, long unknown) {}

    /**
     * Compares, keeps the first differences, and notes what is to be told again. Left out are the subjects of which it has something
     * to get still, or has got something since.
     *
     * @param at as of when it tells what it holds
     * @param mostKept how many differences are kept
     */
    Outcome compare(String destination, LocalDate day, String publicId, Instant at, int mostKept);

    /** Notes that a destination could not be asked. */
    void failed(String destination, LocalDate day, String publicId, String reason, Duration again);

    /** The present moment by the database's clock. */
    Instant now();

    /** As of when a destination was last compared, empty where it never was. */
    Optional<Instant> lastDone(String destination);

    /**
     * A comparison as it is told of.
     *
     * @param at as of when the destination told what it holds, or when it failed to
     * @param outcome null where it failed
     * @param failure null where it was made
     * @param differences kinds of difference by item, the first of them
     */
    record Row(
            long id,
            String publicId,
            String destination,
            LocalDate day,
            Instant at,
            int attempts,
            Outcome outcome,
            String failure,
            Map<String, String> differences) {}

    /**
     * Comparisons, the latest first.
     *
     * @param destination null for all
     * @param before the id of the last one seen
     */
    List<Row> find(String destination, long before, int limit);

    /** Deletes comparisons of before a day. */
    void deleteOld(LocalDate before);
}

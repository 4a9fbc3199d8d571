package org.chengxin.api.imports.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.core.sector.SectorId;

/** Where imports are kept. */
public interface ImportStore {

    /**
     * Keeps a new import.
     *
     * @throws org.chengxin.api.common.store.DuplicateKeyException if the same batch is there
     */
    void add(BatchRow batch);

    Optional<BatchRow> find(long jobId);

    /** The public id of the job that a batch was taken in with. */
    Optional<String> jobOf(byte[] batch);

    /** Lets the same batch come again. */
    void release(long jobId);

    /**
     * Moves an import on.
     *
     * @return false if it is not any more where it was before
     */
    boolean advance(long jobId, BatchRow.Done before, BatchRow.Done after, List<String> columns);

    /**
     * The file of a subject in a sector.
     *
     * @param sector null for the general part
     */
    record Touched(SectorId sector, long subjectId) {}

    /** Notes that an import has touched some files, with how many rows more. */
    void touch(long jobId, Map<Touched, Integer> rows);

    /** How many rows have been noted of files of some subjects, by subject and sector id, those of the general part apart. */
    Map<Long, Map<String, Integer>> numbers(long jobId, Collection<Long> subjectIds);

    /**
     * What a chunk has to know of a subject.
     *
     * @param graded the sectors whose running grade is not marked as out of date
     * @param due whether others are to be told of it anyway, once no import goes on
     */
    record Known(Set<String> graded, boolean due) {}

    /** Looks at some subjects, which the transaction has locked. */
    Map<Long, Known> look(Collection<Long> subjectIds);

    /** How many records some subjects have. */
    Map<Long, Integer> sizes(Collection<Long> subjectIds);

    /** How many subjects an import has touched. */
    long touched(long jobId);

    /**
     * The subjects with touched files of a sector whose running grade is not of the present state, after a row id.
     *
     * @param madeBy what grades of the present state carry
     */
    List<Long> toGrade(long jobId, SectorId sector, LocalDate day, String madeBy, long after, int limit);

    /** What rows of a dry run have said before under some ids; ids and what they say are hashes in hexadecimal digits. */
    Map<String, String> seen(long jobId, Collection<String> ids);

    /** Notes what rows of a dry run say. */
    void see(long jobId, Map<String, String> says);

    void addFaults(long jobId, List<FaultRow> faults);

    void addBadRows(long jobId, List<BadRow> rows);

    /**
     * Faults in the order of rows.
     *
     * @param afterRow the row of the fault after which to begin, 0 for the first
     * @param afterSeq its place in that row
     */
    List<FaultRow> faults(long jobId, long afterRow, int afterSeq, int limit);

    /** The rows at fault between two, both included, that are kept still. */
    List<BadRow> badRows(long jobId, long first, long last);

    /** Forgets what only a running import needs. */
    void clear(long jobId);

    /** The jobs that are finished, and still have what only a running one needs. */
    List<Long> uncleared();

    /** Whether a file belongs to an import that is not finished. */
    boolean isNeeded(String file);

    /** Deletes the rows at fault of imports that were begun before a moment. */
    void forgetBadRows(Instant before);
}

package org.chengxin.api.grade.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.core.law.Language;
import org.chengxin.core.sector.SectorId;

/** Where running grades and evaluations are kept. */
public interface GradeStore {

    /** The ready answer, one row by its key; empty also where the grade is made and its answers are not. */
    Optional<RunningAnswer> answer(String publicId, SectorId sector, Language language);

    /** The running grades of some subjects in every sector. */
    List<RunningState> states(Collection<Long> subjectIds);

    /**
     * Marks the running grades of some subjects in a sector as out of date, so that they are made anew before anybody reads them. The
     * transaction has locked the subjects.
     */
    void outdate(Collection<Long> subjectIds, SectorId sector);

    /** The same in every sector. */
    void outdate(Collection<Long> subjectIds);

    /** Puts running grades in the place of those that are there. */
    void put(Collection<RunningGrade> grades);

    /** What tells the last kept evaluation of a subject from the next. */
    @SuppressWarnings("ArrayRecordComponent") // compared by its parts
    record Last(EvaluationEntry.Basis basis, byte[] fileHash) {}

    /** The last kept evaluation of each of some subjects in a sector. */
    Map<Long, Last> last(Collection<Long> subjectIds, SectorId sector);

    /** Keeps evaluations for good. */
    void append(Collection<EvaluationEntry> entries);

    /**
     * Takes the texts of those evaluations of a subject away that have read a record.
     *
     * @return how many
     */
    int eraseReading(String recordId, long subjectId, SectorId sector, Instant at);
}

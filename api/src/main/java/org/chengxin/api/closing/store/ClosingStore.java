package org.chengxin.api.closing.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.AreaCode;

/** Where closings are kept, with what they have frozen. */
public interface ClosingStore {

    /** Notes since when the service closes the periods of a sector; tells that day, also where it was noted before. */
    LocalDate since(SectorId sector, LocalDate today);

    /** The last period of a sector that is closed, whatever day it is. */
    Optional<ClosingRow> last(SectorId sector);

    Optional<ClosingRow> find(SectorId sector, String period);

    ClosingRow find(long id);

    /** The closing of a period, begun if nobody has; locked until the transaction ends. */
    ClosingRow locked(SectorId sector, String period, LocalDate lastDay);

    /**
     * Closings of a sector, the latest first.
     *
     * @param open whether also those that are under way
     * @param before only periods that end before that day, null for all
     */
    List<ClosingRow> of(SectorId sector, boolean open, LocalDate before, int limit);

    /** Begins a run. */
    void begin(long closingId, long jobId, AreaCode area);

    Optional<RunRow> runOf(long jobId);

    RunRow run(long id);

    /** The job of a run of an area that has not finished, by its public id. */
    Optional<String> openJob(long closingId, AreaCode area);

    /** Takes a sector for a job, unless another one is at it; also true if the job has it already. */
    boolean take(SectorId sector, long jobId);

    /** Whether a run that would close an earlier period of the sector waits or is at work. */
    boolean isEarlierOpen(SectorId sector, LocalDate lastDay, AreaCode region);

    /** Forgets what runs that came to no end have left of a period that is not closed, some thousand rows; whether there may be more. */
    boolean clear(ClosingRow closing);

    /** Keeps what a chunk came to; nobody sees it before the period is closed. */
    void freeze(ClosingRow closing, List<ClosedGradeRow> grades, List<EffectRow> effects);

    /** Keeps how far a run is, with the chunk that brought it there. */
    void advance(RunRow run, Instant knownAt, int subjects, byte[] hash);

    void phase(long runId, RunRow.Phase phase);

    /** Closes the period by a run: from now on its grades are those in force. */
    void close(ClosingRow closing, RunRow run, String ruleSet, String ruleSetHash, String pluginVersion, Instant at);

    /**
     * Notes what was done of areas, at their first time only where asked.
     *
     * @param runId the run by which, null where none
     * @param again whether what was noted before is replaced
     */
    void note(
            long closingId,
            Collection<AreaCode> areas,
            AreaRow.Kind kind,
            Instant at,
            AreaCode by,
            Long runId,
            boolean again);

    List<AreaRow> areas(long closingId);

    /** Has others told of the subjects of some chunks that follow; how many chunks there were. */
    int tell(RunRow run, int atOnce);

    /** Entries and exits that are not carried out yet. */
    List<EffectRow> openEffects(long closingId, int limit);

    void effectsDone(Collection<Long> ids);

    /** What is proposed for lists in an area and all below it, after a row id. */
    List<ProposalRow> proposals(ClosingRow closing, AreaCode area, long after, int limit);

    /** What was frozen of an area and all below it, in the order of subjects, after a row id. */
    List<ClosedGradeRow> frozen(long closingId, AreaCode area, long after, int limit);
}

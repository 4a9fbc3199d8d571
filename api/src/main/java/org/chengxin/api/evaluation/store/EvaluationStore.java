package org.chengxin.api.evaluation.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.AreaCode;

/** Where kept evaluations are read. */
public interface EvaluationStore {

    Optional<EvaluationHead> find(long id);

    /** All evaluations of a subject in a sector, the earliest first. */
    List<EvaluationHead> ofSubject(long subjectId, SectorId sector);

    /** The texts of some evaluations; of those that have been erased nothing. */
    Map<Long, EvaluationTexts> texts(Collection<Long> ids);

    /** The last evaluation of a subject in a sector that was made up to an instant. */
    Optional<EvaluationHead> knownAt(long subjectId, SectorId sector, Instant instant);

    /**
     * The evaluations that have read a record, in the order in which they were kept, also those of files that were merged into its
     * subject's.
     *
     * @param after the last one seen
     */
    List<EvaluationHead> touchedByRecord(String recordId, long subjectId, SectorId sector, long after, int limit);

    /**
     * The evaluations of a sector whose lines show a provision, in the order in which they were kept.
     *
     * @param area only of subjects in it or below, null for all
     * @param after the last one seen
     */
    List<EvaluationHead> touchedByProvision(String provision, SectorId sector, AreaCode area, long after, int limit);
}

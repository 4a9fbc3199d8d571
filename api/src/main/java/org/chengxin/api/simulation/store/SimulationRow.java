package org.chengxin.api.simulation.store;

import java.time.Instant;
import java.time.LocalDate;
import org.chengxin.core.subject.AreaCode;

/**
 * A draft that is tried, as far as it is kept.
 *
 * @param id the key of its row, which never leaves the service
 * @param publicId also that of its job
 * @param changes what was sent, as JSON
 * @param base the rule set that is changed
 * @param draft what it becomes
 * @param position the row of the last subject that is done
 * @param subjects how many are done
 * @param rescored how many of them have another score
 * @param moves how many go from what to what, by area, as JSON
 */
public record SimulationRow(
        long id,
        String publicId,
        long jobId,
        String sector,
        AreaCode area,
        LocalDate asOf,
        String changes,
        String base,
        String baseHash,
        String draft,
        String draftHash,
        Instant madeAt,
        long position,
        long subjects,
        long rescored,
        String moves) {

    /** The same, some subjects further. */
    public SimulationRow after(long lastSubject, int more, int rescoredMore, String movesThen) {
        return new SimulationRow(
                id,
                publicId,
                jobId,
                sector,
                area,
                asOf,
                changes,
                base,
                baseHash,
                draft,
                draftHash,
                madeAt,
                lastSubject,
                subjects + more,
                rescored + rescoredMore,
                movesThen);
    }
}

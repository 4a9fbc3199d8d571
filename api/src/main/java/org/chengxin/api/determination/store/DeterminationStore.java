package org.chengxin.api.determination.store;

import java.util.List;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.AreaCode;

/** Where the subjects are found of which something may be left to a person to decide. */
public interface DeterminationStore {

    /**
     * Subjects with a role in a sector, by the keys of their rows in their order.
     *
     * @param area only in it or below, null for all
     * @param ungraded only those that have no grade today
     * @param after the last one seen
     */
    List<Long> candidates(SectorId sector, AreaCode area, boolean ungraded, long after, int limit);
}

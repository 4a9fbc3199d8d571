package org.chengxin.api.record.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.chengxin.core.sector.Sector;

/** Where records are kept. */
public interface RecordStore {

    /** The records of some subjects in one sector, each subject's by decision day, then entry (reading T7). */
    Map<Long, List<StoredRecord>> of(Collection<Long> subjectIds, Sector sector);

    /** Keeps new records in the order given. */
    void add(Collection<NewRecord> records);
}

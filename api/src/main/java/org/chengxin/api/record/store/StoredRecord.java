package org.chengxin.api.record.store;

import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Standing;
import org.chengxin.core.sector.SectorId;

/**
 * A record as it is kept.
 *
 * @param id its place in the order of entry
 * @param sector the sector it belongs to
 * @param record what the rules read of it; its id is the public one
 * @param standing what it says of the decision behind it
 */
public record StoredRecord(long id, SectorId sector, CreditRecord record, Standing standing) {}

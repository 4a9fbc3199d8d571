package org.chengxin.api.record.store;

import java.time.LocalDate;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.sector.SectorId;

/**
 * A record as it is kept.
 *
 * @param id its place in the order of entry
 * @param sector the sector it belongs to
 * @param record what the rules read of it; its id is the public one
 * @param basis what a mining record rests on, null where it does not say
 * @param finalOn since when no remedy against it is left, null while one is or where it does not say
 */
public record StoredRecord(long id, SectorId sector, CreditRecord record, String basis, LocalDate finalOn) {

    private static final String PENALTY = "penalty";

    /** Whether it counts at all on a day: a penalty only once it is final (reading M13). */
    public boolean finalOnDay(LocalDate day) {
        return !PENALTY.equals(basis) || (finalOn != null && !finalOn.isAfter(day));
    }
}

package org.chengxin.api.record.store;

import java.time.LocalDate;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Facts;
import org.chengxin.core.file.Kept;
import org.chengxin.core.file.Standing;
import org.chengxin.core.general.GeneralRecord;
import org.chengxin.core.sector.SectorId;

/**
 * A record as it is kept.
 *
 * @param id its place in the order of entry
 * @param sector the sector it belongs to, null for one of the general part
 * @param record what the rules read of it; its id is the public one
 * @param standing what it says of the decision behind it
 * @param general all of it, where it is of the general part; else null
 * @param version which of its versions this is, from 1
 */
public record StoredRecord(
        long id, SectorId sector, CreditRecord record, Standing standing, GeneralRecord general, int version)
        implements Kept {

    /** The first version of a record of a sector. */
    public StoredRecord(long id, SectorId sector, CreditRecord record, Standing standing) {
        this(id, sector, record, standing, null, 1);
    }

    /** A record of the general part. */
    public static StoredRecord of(long id, GeneralRecord general) {
        return new StoredRecord(id, null, general.record(), general.standing(), general, 1);
    }

    /** Its public id. */
    public String publicId() {
        return record.id();
    }

    /** Whether it is a registration by the subject itself that no office has checked. */
    public boolean isUnchecked() {
        return isGeneral()
                && general.registration() != null
                && general.registration().checkedOn() == null;
    }

    public boolean isGeneral() {
        return general != null;
    }

    /** The same, repaired on a day. */
    public StoredRecord repaired(LocalDate day) {
        return isGeneral()
                ? of(id, general.repaired(day))
                : new StoredRecord(id, sector, record.repaired(day), standing, null, version);
    }

    /** The same record of a sector with other facts. */
    public StoredRecord withFacts(Facts facts) {
        return new StoredRecord(id, sector, record.withFacts(facts), standing, null, version);
    }

    StoredRecord withId(long key) {
        return new StoredRecord(key, sector, record, standing, general, version);
    }
}

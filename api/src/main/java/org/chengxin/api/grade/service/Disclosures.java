package org.chengxin.api.grade.service;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chengxin.api.grade.store.StoredFile;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.disclosure.PenaltyPublication;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Standing;
import org.chengxin.core.sector.Sector;

/** Which records of a file anybody may read on a day, and why (readings D1, D2, and the sectors' own periods). */
public final class Disclosures {

    private Disclosures() {}

    /**
     * The disclosed records' ids with their periods of disclosure, in the order of the file. A repaired record is not among
     * them: its publication ended with the repair.
     *
     * @param file the file on that day
     * @param stored what it was made from
     */
    public static Map<String, Disclosure> on(LocalDate day, CreditFile file, StoredFile stored, Sector sector) {
        Map<String, Disclosure> disclosed = periods(day, file, stored, sector);
        for (CreditRecord record : file.records()) {
            if (!isOpen(record, disclosed.get(record.id()), day)) {
                disclosed.remove(record.id());
            }
        }
        return disclosed;
    }

    /**
     * Whether anybody may read a record on a day.
     *
     * @param period when it is published, null for never
     */
    public static boolean isOpen(CreditRecord record, Disclosure period, LocalDate day) {
        return period != null
                && period.holdsOn(day)
                && record.knownBy(day)
                && !record.repairedBy(day)
                && !Boolean.FALSE.equals(record.disclosable());
    }

    /** When each record that is ever published is, whether that is over, now, or still to come. */
    public static Map<String, Disclosure> periods(LocalDate day, CreditFile file, StoredFile stored, Sector sector) {
        Map<String, Standing> standings = stored.standings();
        Map<String, Disclosure> periods = new LinkedHashMap<>();
        for (CreditRecord record : file.records()) {
            Optional<Disclosure> sectors = sector.plugin().disclosure(record, file, day);
            PenaltyPublication.of(record, standings.get(record.id()), sectors)
                    .ifPresent(period -> periods.put(record.id(), period));
        }
        return periods;
    }
}

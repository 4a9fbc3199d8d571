package org.chengxin.api.grade.service;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.disclosure.PenaltyPublication;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Standing;
import org.chengxin.core.sector.Sector;

/** Which records of a file anybody may read on a day, and why (readings D1, D2, D6, D7, and the sectors' own periods). */
public final class Disclosures {

    private Disclosures() {}

    /**
     * The disclosed records' ids with their periods of disclosure, in the order of the file. A repaired record is not among
     * them: its publication ended with the repair.
     *
     * @param file the file on that day
     * @param standings what each of its records says of the decision behind it
     */
    public static Map<String, Disclosure> on(
            LocalDate day, CreditFile file, Map<String, Standing> standings, Sector sector) {
        Map<String, Disclosure> disclosed = new LinkedHashMap<>();
        for (CreditRecord record : file.records()) {
            of(record, standings.get(record.id()), day, file, sector)
                    .ifPresent(period -> disclosed.put(record.id(), period));
        }
        return disclosed;
    }

    /** The period of disclosure of one of the file's records, empty where it is not disclosed on the day. */
    public static Optional<Disclosure> of(
            CreditRecord record, Standing standing, LocalDate day, CreditFile file, Sector sector) {
        if (!record.knownBy(day) || record.repairedBy(day) || Boolean.FALSE.equals(record.disclosable())) {
            return Optional.empty();
        }
        return PenaltyPublication.of(record, standing, sector.plugin().disclosure(record, file, day))
                .filter(period -> period.holdsOn(day));
    }
}

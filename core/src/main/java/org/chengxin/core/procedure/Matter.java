package org.chengxin.core.procedure;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.file.Standing;
import org.chengxin.core.sector.SectorPlugin;
import org.chengxin.core.subject.AreaCode;

/**
 * What somebody wants to file a procedure about, with the file around it.
 *
 * @param about what it is
 * @param sector its sector, null for what is of the general part
 * @param file the subject's file in the sector; of the general part, one with its lists and records of that part
 * @param standings what the file's records say of the decisions behind them, by the records' ids
 * @param record the record it is about, null where it is about none
 * @param list the list that it is about, null where it is about none
 * @param office the office that the procedure would lie with, null where there is none
 * @param extra what else is known of it, for example {@link Marks#GOOD}
 */
public record Matter(
        About about,
        SectorPlugin sector,
        CreditFile file,
        Map<String, Standing> standings,
        CreditRecord record,
        ListKind list,
        AreaCode office,
        Set<String> extra) {

    public Matter {
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(file, "file");
        standings = Map.copyOf(standings);
        extra = Set.copyOf(extra);
    }

    /** Whether one of the file's records could be repaired on a day if its subject were on no list (reading O3). */
    public boolean isRepairableButForTheList(CreditRecord other, LocalDate day) {
        return Filing.isRepairableButForTheList(
                new Matter(About.RECORD, sector, file, standings, other, null, office, Set.of()), day);
    }

    /** What is known of it on a day. */
    public Set<String> marks(LocalDate day) {
        if (record == null) {
            return extra;
        }
        Set<String> ofSector = sector == null ? Set.of() : sector.marks(record);
        Set<String> ofDecision =
                Marks.of(standings.getOrDefault(record.id(), Standing.SILENT), ofSector.contains(Marks.PENALTY));
        boolean isAdverse = sector != null && sector.isAdverse(record, file, day);
        if (extra.isEmpty() && ofSector.isEmpty() && ofDecision.isEmpty()) {
            return isAdverse ? Set.of(Marks.ADVERSE) : Set.of();
        }
        Set<String> marks = new HashSet<>(extra);
        marks.addAll(ofSector);
        marks.addAll(ofDecision);
        if (isAdverse) {
            marks.add(Marks.ADVERSE);
        }
        return marks;
    }

    /** The entry that the subject has on the list on a day, null where it is not on it; of several the latest. */
    Listing listing(LocalDate day) {
        Listing latest = null;
        for (Listing listing : file.listings()) {
            boolean same = listing.list() == list
                    && (sector == null || listing.sector().equals(sector.id()))
                    && listing.holdsOn(day);
            if (same && (latest == null || !listing.from().isBefore(latest.from()))) {
                latest = listing;
            }
        }
        return latest;
    }
}

package org.chengxin.core.sector;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.Kept;
import org.chengxin.core.file.Listing;
import org.chengxin.core.file.PriorGrade;
import org.chengxin.core.file.Standing;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;

/**
 * All that is kept of a subject in one sector, from which its credit file of any day is made.
 *
 * @param kind what the subject is in law
 * @param status whether it still exists in law
 * @param role its role in the sector
 * @param closed the grades of its closed periods, the earliest first
 * @param lastClosed the last period of the sector that is closed for everybody, null before the first closing
 * @param listings its entries on lists, of every sector
 * @param records its records of the sector, in the order of the file (reading T7)
 */
public record KeptFile(
        SubjectKind kind,
        SubjectStatus status,
        String role,
        List<PriorGrade> closed,
        String lastClosed,
        List<Listing> listings,
        List<? extends Kept> records) {

    public KeptFile {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(role, "role");
        closed = List.copyOf(closed);
        listings = List.copyOf(listings);
        records = List.copyOf(records);
    }

    /** The credit file of one day; whoever looks at many takes {@link FileOverTime}. */
    public CreditFile on(LocalDate day, Sector sector) {
        return new FileOverTime(this, sector).on(day);
    }

    /** What each record says of the decision behind it, by the record's id. */
    public Map<String, Standing> standings() {
        return records.stream()
                .collect(Collectors.toUnmodifiableMap(kept -> kept.record().id(), Kept::standing));
    }

    /** The same with other records. */
    public KeptFile withRecords(List<? extends Kept> others) {
        return new KeptFile(kind, status, role, closed, lastClosed, listings, others);
    }

    /** The same with the last day that the law of its list sets for each entry of some sectors that has none (reading O4). */
    public KeptFile withEndsOfEntries(Collection<Sector> sectors) {
        List<Listing> ended = new ArrayList<>(listings.size());
        for (Listing listing : listings) {
            ended.add(sectors.stream()
                    .filter(sector -> listing.until() == null && sector.id().equals(listing.sector()))
                    .findFirst()
                    .flatMap(sector -> sector.lastDayOfEntry(listing.list(), listing.from()))
                    .map(listing::until)
                    .orElse(listing));
        }
        return new KeptFile(kind, status, role, closed, lastClosed, ended, records);
    }
}

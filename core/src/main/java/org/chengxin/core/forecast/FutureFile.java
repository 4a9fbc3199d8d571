package org.chengxin.core.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Kept;
import org.chengxin.core.file.Listing;
import org.chengxin.core.file.PriorGrade;
import org.chengxin.core.law.Grade;
import org.chengxin.core.sector.FileOverTime;
import org.chengxin.core.sector.KeptFile;
import org.chengxin.core.sector.Sector;

/** A credit file as the days that pass leave it: with grades of periods that have closed, entries that began or ended, records gone. */
final class FutureFile {

    private final KeptFile kept;
    private final Sector sector;
    private final List<PriorGrade> priorGrades;
    private final List<Listing> listings;
    private final Set<String> gone = new HashSet<>();
    private CreditFile file;

    FutureFile(KeptFile kept, Sector sector, LocalDate today) {
        this.kept = kept;
        this.sector = sector;
        this.file = new FileOverTime(kept, sector).on(today);
        this.priorGrades = new ArrayList<>(file.priorGrades());
        this.listings = new ArrayList<>(kept.listings());
    }

    CreditFile now() {
        return file;
    }

    /** A period closes with a grade. */
    void close(String period, Grade grade) {
        priorGrades.add(new PriorGrade(period, grade));
        file = with(file.records());
    }

    void enter(Listing listing) {
        listings.add(listing);
        file = with(file.records());
    }

    /** An entry gets another last day. */
    void end(Listing listing, LocalDate last) {
        listings.set(listings.indexOf(listing), listing.until(last));
        file = with(file.records());
    }

    /** Nothing is left of a record. */
    void erase(CreditRecord record) {
        gone.add(record.id());
        file = with(file.records().stream()
                .filter(other -> !other.id().equals(record.id()))
                .toList());
    }

    /** A decision has become final, so the record may count from now on (reading M13). */
    void countAnew(LocalDate day) {
        List<CreditRecord> counting = new ArrayList<>();
        for (Kept record : kept.records()) {
            if (sector.plugin().counts(record.standing(), day)
                    && !gone.contains(record.record().id())) {
                counting.add(record.record());
            }
        }
        file = with(counting);
    }

    /** The file with one of its records repaired on a day. */
    CreditFile repaired(CreditRecord record, LocalDate day) {
        CreditRecord[] records = file.records().toArray(CreditRecord[]::new);
        for (int i = 0; i < records.length; i++) {
            if (isSame(records[i], record)) {
                records[i] = record.repaired(day);
                break;
            }
        }
        return new CreditFile(
                file.kind(), file.role(), file.status(), file.priorGrades(), file.listings(), List.of(records));
    }

    /** A file holds the very records that are kept; comparing their members for each repair would cost as much as an evaluation. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(CreditRecord one, CreditRecord other) {
        return one == other;
    }

    private CreditFile with(List<CreditRecord> records) {
        return new CreditFile(file.kind(), file.role(), file.status(), priorGrades, listings, records);
    }
}

package org.chengxin.core.file;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.chengxin.core.law.Grade;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;

/**
 * A subject's credit file in one sector: everything that an evaluation reads.
 *
 * @param kind what the subject is in law
 * @param role its role in the sector
 * @param status whether it still exists in law
 * @param priorGrades grades of earlier periods, at most one a period
 * @param listings the lists that it is or was on, in any sector
 * @param records its records of this sector, in the order of the file
 */
public record CreditFile(
        SubjectKind kind,
        String role,
        SubjectStatus status,
        List<PriorGrade> priorGrades,
        List<Listing> listings,
        List<CreditRecord> records) {

    public CreditFile {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(status, "status");
        priorGrades = List.copyOf(priorGrades);
        listings = List.copyOf(listings);
        records = List.copyOf(records);
    }

    /** Whether the subject is on a sector's list on a day. */
    public boolean isListed(ListKind list, SectorId sector, LocalDate day) {
        for (Listing listing : listings) {
            if (listing.list() == list && listing.sector().equals(sector) && listing.holdsOn(day)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a period ended with a grade. */
    public boolean hadGrade(String period, Grade grade) {
        for (PriorGrade prior : priorGrades) {
            if (prior.period().equals(period)) {
                return prior.grade().equals(grade);
            }
        }
        return false;
    }

    /**
     * The latest record of a type on or before a day: the greatest {@code decidedOn}, on the same day the later in the file
     * (reading T7); null where there is none.
     */
    public CreditRecord latest(String type, LocalDate day) {
        CreditRecord latest = null;
        for (CreditRecord candidate : records) {
            if (candidate.type().equals(type)
                    && candidate.knownBy(day)
                    && (latest == null || !candidate.decidedOn().isBefore(latest.decidedOn()))) {
                latest = candidate;
            }
        }
        return latest;
    }
}

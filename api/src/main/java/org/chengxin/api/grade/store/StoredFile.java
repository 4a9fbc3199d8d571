package org.chengxin.api.grade.store;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chengxin.api.record.store.StoredRecord;
import org.chengxin.core.file.Listing;
import org.chengxin.core.file.PriorGrade;
import org.chengxin.core.file.Standing;
import org.chengxin.core.sector.KeptFile;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;

/**
 * All that is kept of a subject in one sector, from which its credit file on any day is made.
 *
 * @param subjectId the key of the subject's row
 * @param publicId what URLs name it by
 * @param closed the grades of its closed periods, the earliest first; none where the sector does not read them
 * @param listings its entries on lists, of every sector
 * @param records its records of this sector, by decision day, then entry
 */
public record StoredFile(
        long subjectId,
        String publicId,
        SectorId sector,
        SubjectKind kind,
        SubjectStatus status,
        String role,
        List<PriorGrade> closed,
        List<Listing> listings,
        List<StoredRecord> records) {

    public StoredFile {
        closed = List.copyOf(closed);
        listings = List.copyOf(listings);
        records = List.copyOf(records);
    }

    /**
     * What of it a file is made from.
     *
     * @param lastClosed the last period of the sector that is closed, null before the first closing
     */
    public KeptFile kept(String lastClosed) {
        return new KeptFile(kind, status, role, closed, lastClosed, listings, records);
    }

    /** What each record says of the decision behind it, by the record's id. */
    public Map<String, Standing> standings() {
        return records.stream()
                .collect(Collectors.toUnmodifiableMap(stored -> stored.record().id(), StoredRecord::standing));
    }
}

package org.chengxin.api.procedure.service;

import java.time.LocalDate;
import org.chengxin.api.listing.store.ListingRow;
import org.chengxin.api.procedure.store.CaseRow;
import org.chengxin.api.record.store.RecordRow;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.core.procedure.Matter;
import org.chengxin.core.sector.Sector;

/**
 * What a filing is about, found and locked.
 *
 * @param sector null for what is of the general part
 * @param matter what the law asks of it
 * @param kept how a case keeps it
 * @param record null where it is about no record
 * @param listing null where it is about no entry on a list
 * @param reviewed null where nothing is reviewed
 * @param since from when on the applicant could know of it, null where that is not known
 */
record Concern(
        SubjectRow subject,
        Sector sector,
        Matter matter,
        CaseRow.Matter kept,
        RecordRow record,
        ListingRow listing,
        CaseRow reviewed,
        LocalDate since) {

    String sectorId() {
        return sector == null ? null : sector.id().value();
    }
}

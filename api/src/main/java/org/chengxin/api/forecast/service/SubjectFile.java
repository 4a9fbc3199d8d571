package org.chengxin.api.forecast.service;

import java.util.Optional;
import org.chengxin.api.grade.store.StoredFile;
import org.chengxin.api.subject.service.Sight;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.core.sector.KeptFile;
import org.chengxin.core.sector.Sector;

/**
 * A subject with its file in a sector, found for somebody.
 *
 * @param stored what is kept of it
 * @param lastClosed the last period of the sector that is closed, null before the first closing
 * @param sight how much the caller may read of it
 */
record SubjectFile(SubjectRow subject, StoredFile stored, String lastClosed, Optional<Sight> sight) {

    KeptFile kept() {
        return stored.kept(lastClosed);
    }

    /** Whether the caller may read all of it. */
    boolean isWhole(Sector sector) {
        return sight.filter(seen -> seen.reaches(sector.id().value())).isPresent();
    }
}

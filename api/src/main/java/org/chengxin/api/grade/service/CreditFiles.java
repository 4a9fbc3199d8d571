package org.chengxin.api.grade.service;

import java.time.LocalDate;
import org.chengxin.api.grade.store.StoredFile;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.sector.Sector;

/** Makes the credit file of a day from what is kept. */
final class CreditFiles {

    private CreditFiles() {}

    /**
     * The file on a day; see {@link org.chengxin.core.sector.KeptFile#on}.
     *
     * @param lastClosed the last period of the sector that is closed, null before the first closing
     */
    static CreditFile on(StoredFile stored, Sector sector, LocalDate day, String lastClosed) {
        return stored.kept(lastClosed).on(day, sector);
    }
}

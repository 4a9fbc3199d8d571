package org.chengxin.api.grade.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.api.grade.store.FileStore;
import org.chengxin.api.grade.store.StoredFile;
import org.chengxin.api.record.store.StoredRecord;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.sector.Sector;

/** The records of a subject that anybody may read; what a record's period is may depend on the grades of its time. */
@ApplicationScoped
public class DisclosedRecords {

    private final FileStore files;

    @Inject
    public DisclosedRecords(FileStore files) {
        this.files = files;
    }

    /** For the container's proxy. */
    DisclosedRecords() {
        this(null);
    }

    /** Those of one sector that are disclosed on a day, with their periods, in the order of the file. */
    public Map<StoredRecord, Disclosure> of(long subjectId, Sector sector, LocalDate day) {
        Map<StoredRecord, Disclosure> all = new LinkedHashMap<>();
        String lastClosed = files.lastClosed(sector.id()).orElse(null);
        for (StoredFile stored : files.files(files.holders(List.of(subjectId), sector.id()), sector)) {
            Map<String, Disclosure> disclosed =
                    Disclosures.on(day, CreditFiles.on(stored, sector, day, lastClosed), stored, sector);
            for (StoredRecord record : stored.records()) {
                Disclosure period = disclosed.get(record.record().id());
                if (period != null) {
                    all.put(record, period);
                }
            }
        }
        return all;
    }
}

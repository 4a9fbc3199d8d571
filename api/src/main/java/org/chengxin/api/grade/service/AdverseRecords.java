package org.chengxin.api.grade.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.chengxin.api.grade.store.FileStore;
import org.chengxin.api.grade.store.StoredFile;
import org.chengxin.api.record.store.RecordStore;
import org.chengxin.api.record.store.StoredRecord;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.general.GeneralDisclosure;
import org.chengxin.core.general.GeneralRecord;
import org.chengxin.core.sector.Sector;

/** How many records of adverse information subjects have, those that were repaired left out. */
@ApplicationScoped
public class AdverseRecords {

    private final FileStore files;
    private final RecordStore records;

    @Inject
    public AdverseRecords(FileStore files, RecordStore records) {
        this.files = files;
        this.records = records;
    }

    /** For the container's proxy. */
    AdverseRecords() {
        this(null, null);
    }

    /**
     * Numbers of records.
     *
     * @param disclosed those that anybody may read
     * @param undisclosed the others
     */
    public record Count(int disclosed, int undisclosed) {

        public static final Count NONE = new Count(0, 0);

        public Count plus(Count other) {
            return new Count(disclosed + other.disclosed, undisclosed + other.undisclosed);
        }

        private Count plusOne(boolean isDisclosed) {
            return isDisclosed ? new Count(disclosed + 1, undisclosed) : new Count(disclosed, undisclosed + 1);
        }
    }

    /** Those of one sector on a day, by the keys of the subjects' rows. */
    public Map<Long, Count> in(Sector sector, Collection<Long> subjectIds, LocalDate day) {
        Map<Long, Count> counts = new HashMap<>();
        String lastClosed = files.lastClosed(sector.id()).orElse(null);
        for (StoredFile stored : files.files(files.holders(subjectIds, sector.id()), sector)) {
            CreditFile file = CreditFiles.on(stored, sector, day, lastClosed);
            Map<String, Disclosure> disclosed = Disclosures.on(day, file, stored, sector);
            Count count = Count.NONE;
            for (StoredRecord kept : stored.records()) {
                CreditRecord record = kept.record();
                if (!record.repairedBy(day) && sector.plugin().isAdverse(record, file, day)) {
                    count = count.plusOne(disclosed.containsKey(record.id()));
                }
            }
            counts.put(stored.subjectId(), count);
        }
        return counts;
    }

    /** Those of the general part on a day, by the keys of the subjects' rows. */
    public Map<Long, Count> general(Collection<Long> subjectIds, LocalDate day) {
        Map<Long, Count> counts = new HashMap<>();
        records.general(subjectIds).forEach((subject, all) -> {
            Count count = Count.NONE;
            for (GeneralRecord general : all) {
                if (!general.record().repairedBy(day) && GeneralDisclosure.isAdverse(general)) {
                    count = count.plusOne(GeneralDisclosure.of(general)
                            .filter(period -> period.holdsOn(day))
                            .isPresent());
                }
            }
            counts.put(subject, count);
        });
        return counts;
    }
}

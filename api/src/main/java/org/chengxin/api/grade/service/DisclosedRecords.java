package org.chengxin.api.grade.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengxin.api.grade.store.FileStore;
import org.chengxin.api.grade.store.StoredFile;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.file.CreditFile;
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

    /**
     * What is known of the disclosure of some records.
     *
     * @param periods when each is disclosed, by its id; of one that never is nothing
     * @param open the ids of those that are today
     */
    public record Known(Map<String, Disclosure> periods, Set<String> open) {}

    /** That of the records of a subject in one sector. */
    public Known of(long subjectId, Sector sector, LocalDate day) {
        Map<String, Disclosure> periods = new LinkedHashMap<>();
        Set<String> open = new LinkedHashSet<>();
        String lastClosed = files.lastClosed(sector.id()).orElse(null);
        for (StoredFile stored : files.files(files.holders(List.of(subjectId), sector.id()), sector)) {
            CreditFile file = CreditFiles.on(stored, sector, day, lastClosed);
            periods.putAll(Disclosures.periods(day, file, stored, sector));
            open.addAll(Disclosures.on(day, file, stored, sector).keySet());
        }
        return new Known(periods, open);
    }
}

package org.chengxin.api.record.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.grade.service.DisclosedRecords;
import org.chengxin.api.record.store.RecordRow;
import org.chengxin.api.record.store.RecordState;
import org.chengxin.api.record.store.StoredRecord;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.general.GeneralDisclosure;
import org.chengxin.core.sector.SectorId;

/** Which records anybody can read, or once could: whoever could may have taken them over, and is told when they are to go. */
@ApplicationScoped
class Publicity {

    private final DisclosedRecords disclosed;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    Publicity(DisclosedRecords disclosed, Sectors sectors, ServiceClock clock) {
        this.disclosed = disclosed;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Publicity() {
        this(null, null, null);
    }

    /** Whether anybody can read a record, as it stands, today. */
    boolean isPublic(RecordRow row) {
        LocalDate today = clock.today();
        StoredRecord stored = row.stored();
        if (stored.isGeneral()) {
            return row.state() == RecordState.ACTIVE
                    && GeneralDisclosure.of(stored.general())
                            .filter(period -> period.holdsOn(today))
                            .isPresent();
        }
        return row.state() == RecordState.ACTIVE
                && known(row.subjectId(), stored.sector()).open().contains(stored.publicId());
    }

    /** The ids of those of a subject's records, as they stand, that anybody could read on some day since they were entered. */
    Set<String> onceRead(Collection<RecordRow> rows) {
        LocalDate today = clock.today();
        Map<SectorId, DisclosedRecords.Known> known = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (RecordRow row : rows) {
            StoredRecord stored = row.stored();
            Disclosure period = row.state() != RecordState.ACTIVE
                    ? null
                    : stored.isGeneral()
                            ? GeneralDisclosure.of(stored.general()).orElse(null)
                            : known.computeIfAbsent(stored.sector(), sector -> known(row.subjectId(), sector))
                                    .periods()
                                    .get(stored.publicId());
            if (period != null
                    && !Boolean.FALSE.equals(stored.record().disclosable())
                    && !period.from().isAfter(today)
                    && (period.until() == null || !period.until().isBefore(ServiceClock.dayOf(row.enteredAt())))) {
                ids.add(stored.publicId());
            }
        }
        return ids;
    }

    private DisclosedRecords.Known known(long subjectId, SectorId sector) {
        return disclosed.of(subjectId, sectors.enabled(sector.value()), clock.today());
    }
}

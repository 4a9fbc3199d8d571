package org.chengxin.api.record.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.grade.service.DisclosedRecords;
import org.chengxin.api.record.store.StoredRecord;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.subject.service.Found;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.sector.Sector;

/** Tells the records of a subject that are disclosed today. */
@ApplicationScoped
public class PublicRecords {

    private static final char BY_DAY = 'd';

    private final SubjectStore subjects;
    private final DisclosedRecords disclosed;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public PublicRecords(SubjectStore subjects, DisclosedRecords disclosed, Sectors sectors, ServiceClock clock) {
        this.subjects = subjects;
        this.disclosed = disclosed;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    PublicRecords() {
        this(null, null, null, null);
    }

    private record Entry(Sector sector, StoredRecord stored, Disclosure disclosure) {
        /** Its place among the subject's records: by decision day, then entry (reading T7). */
        String key() {
            return stored.record().decidedOn() + "-" + String.format("%019d", stored.id());
        }
    }

    /** What a cursor of a subject's records is bound to. */
    public static List<String> query(String publicId) {
        return List.of("records", publicId);
    }

    /**
     * One page, in the order of the decision days, then of entry.
     *
     * @param cursor null for the first page
     * @throws Refusal if there is no such subject (404)
     */
    public Page<Map<String, Object>> of(String publicId, int limit, Cursor cursor) {
        String after = cursor == null ? "" : cursor.key();
        SubjectRow subject = Found.subject(subjects.find(publicId));
        LocalDate today = clock.today();
        List<Entry> entries = new ArrayList<>();
        for (Sector sector : sectors.registry().enabled()) {
            disclosed
                    .of(subject.id(), sector, today)
                    .forEach((stored, period) -> entries.add(new Entry(sector, stored, period)));
        }
        List<Entry> rest = entries.stream()
                .sorted(Comparator.comparing(Entry::key))
                .filter(entry -> entry.key().compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        List<Entry> page = rest.subList(0, Math.min(limit, rest.size()));
        return new Page<>(
                page.stream()
                        .map(entry -> RecordAnswers.open(entry.stored(), entry.sector(), entry.disclosure()))
                        .toList(),
                rest.size() > limit ? new Cursor(BY_DAY, page.get(limit - 1).key()).encode(query(publicId)) : null);
    }
}

package org.chengxin.api.record.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.feed.service.Feed;
import org.chengxin.api.grade.service.Regrading;
import org.chengxin.api.record.store.RecordRow;
import org.chengxin.api.record.store.RecordStore;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.disclosure.GeneralPeriods;
import org.chengxin.core.disclosure.Retention;
import org.chengxin.core.general.GeneralDisclosure;
import org.chengxin.core.sector.Sector;

/**
 * Puts adverse records away whose time is over: those of organisations into the archive, those of natural persons for good (001,
 * article 36; reading D1).
 */
@ApplicationScoped
public class Retaining {

    private static final int AT_ONCE = 100;

    /** After how many days a record is looked at again that has no end of its time yet. */
    private static final int AGAIN = 30;

    private final Database database;
    private final SubjectStore subjects;
    private final RecordStore records;
    private final Regrading regrading;
    private final Erasure erasure;
    private final Publicity publicity;
    private final AuditTrail audit;
    private final Feed feed;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public Retaining(
            Database database,
            SubjectStore subjects,
            RecordStore records,
            Regrading regrading,
            Erasure erasure,
            Publicity publicity,
            AuditTrail audit,
            Feed feed,
            Sectors sectors,
            ServiceClock clock) {
        this.database = database;
        this.subjects = subjects;
        this.records = records;
        this.regrading = regrading;
        this.erasure = erasure;
        this.publicity = publicity;
        this.audit = audit;
        this.feed = feed;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Retaining() {
        this(null, null, null, null, null, null, null, null, null, null);
    }

    /** Looks at every record that is to be looked at by today. */
    public void putAway() {
        LocalDate today = clock.today();
        Caller caller = Caller.service("retention", "retention-" + today);
        Map<Long, Set<String>> due = records.toExamine(today, AT_ONCE);
        while (!due.isEmpty()) {
            due.forEach((subjectId, ids) -> database.inTransaction(() -> examine(subjectId, ids, today, caller)));
            due = records.toExamine(today, AT_ONCE);
        }
    }

    private void examine(long subjectId, Set<String> ids, LocalDate today, Caller caller) {
        SubjectRow subject = subjects.lock(subjectId).orElseThrow();
        Map<String, RecordRow> rows = new HashMap<>();
        records.ofSubject(subjectId, sectors.registry())
                .forEach(row -> rows.put(row.stored().publicId(), row));
        Map<String, Optional<LocalDate>> keptUntil = keptUntil(subject, rows.values(), today);
        List<String> archived = new ArrayList<>();
        Set<Sector> touched = new HashSet<>();
        for (String id : ids) {
            if (!rows.containsKey(id)) {
                // Of a sector that has no plugin here, or another node has just put it away.
                records.examineOn(today.plusDays(AGAIN), List.of(id));
                continue;
            }
            Optional<LocalDate> last = keptUntil.getOrDefault(id, Optional.empty());
            if (last.isEmpty() || !last.get().isBefore(today)) {
                records.examineOn(last.map(day -> day.plusDays(1)).orElse(today.plusDays(AGAIN)), List.of(id));
            } else if (Retention.afterwards(subject.kind()) == Retention.Afterwards.ERASED) {
                RecordRow row = rows.get(id);
                erasure.erase(row, subject, GeneralPeriods.FIVE_YEARS, caller);
                if (!row.stored().isGeneral()) {
                    touched.add(sectors.enabled(row.stored().sector().value()));
                }
            } else {
                archived.add(id);
            }
        }
        if (!archived.isEmpty()) {
            tellArchived(archived.stream().map(rows::get).toList(), subject);
            records.archive(archived);
            audit.write(
                    caller,
                    AuditAction.RECORD_ARCHIVED,
                    subject.publicId(),
                    null,
                    Map.of("records", archived, "ground", GeneralPeriods.FIVE_YEARS.text()));
        }
        touched.forEach(sector -> regrading.regrade(sector, List.of(subjectId)));
    }

    /** Tells whoever has taken them over; of those that were repaired that has been told. */
    private void tellArchived(List<RecordRow> rows, SubjectRow subject) {
        Set<String> read = publicity.onceRead(rows.stream()
                .filter(row -> row.stored().record().repairedOn() == null)
                .toList());
        feed.recordsArchived(
                rows.stream()
                        .filter(row -> read.contains(row.stored().publicId()))
                        .map(row -> new Feed.Of(
                                subject.publicId(),
                                row.stored().sector(),
                                row.stored().publicId()))
                        .toList(),
                GeneralPeriods.FIVE_YEARS);
    }

    /** The last day of each record that is adverse, by its id; empty where its time has no end. */
    private Map<String, Optional<LocalDate>> keptUntil(
            SubjectRow subject, Collection<RecordRow> rows, LocalDate today) {
        Map<String, Optional<LocalDate>> kept = new HashMap<>();
        for (Sector sector : sectors.registry().enabled()) {
            for (Regrading.Graded graded : regrading.files(sector, List.of(subject.id()))) {
                graded.file()
                        .records()
                        .forEach(record -> kept.put(record.id(), sector.keptUntil(record, graded.file(), today)));
            }
        }
        for (RecordRow row : rows) {
            if (row.stored().isGeneral()) {
                kept.put(
                        row.stored().publicId(),
                        GeneralDisclosure.keptUntil(row.stored().general()));
            }
        }
        return kept;
    }
}

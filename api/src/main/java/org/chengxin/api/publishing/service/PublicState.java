package org.chengxin.api.publishing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chengxin.api.grade.service.Disclosures;
import org.chengxin.api.grade.service.Regrading;
import org.chengxin.api.grade.service.SectorGrade;
import org.chengxin.api.grade.store.FileStore;
import org.chengxin.api.publishing.store.MessageKind;
import org.chengxin.api.publishing.store.PublicationStore;
import org.chengxin.api.publishing.store.PublicationStore.Subject;
import org.chengxin.api.record.service.RecordAnswers;
import org.chengxin.api.record.store.RecordStore;
import org.chengxin.api.record.store.StoredRecord;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.PriorGrade;
import org.chengxin.core.general.GeneralDisclosure;
import org.chengxin.core.general.GeneralRecord;
import org.chengxin.core.law.Grade;
import org.chengxin.core.sector.PeriodKind;
import org.chengxin.core.sector.Sector;

/** Finds out what of some subjects other publishing systems show today (reading D9), and when that changes by itself. */
@ApplicationScoped
public class PublicState {

    private final PublicationStore publications;
    private final Regrading regrading;
    private final FileStore files;
    private final RecordStore records;
    private final Sectors sectors;

    @Inject
    public PublicState(
            PublicationStore publications, Regrading regrading, FileStore files, RecordStore records, Sectors sectors) {
        this.publications = publications;
        this.regrading = regrading;
        this.files = files;
        this.records = records;
        this.sectors = sectors;
    }

    /** For the container's proxy. */
    PublicState() {
        this(null, null, null, null, null);
    }

    /**
     * Whether what others are told of a subject may be another with a record than without it: it is a penalty or an entry on a list, or
     * the sector's grades in force or what they prolong follow from it at once.
     *
     * @param sector null for a record of the general part
     */
    public static boolean concerns(StoredRecord record, Sector sector) {
        if (sector == null) {
            return record.standing().isPenalty();
        }
        return sector.plugin().periods() == PeriodKind.NONE
                || sector.plugin().readsPriorGrades()
                || sector.plugin().isPenalty(record.record(), record.standing())
                || sector.plugin().entry(record.record()).isPresent();
    }

    /** What is public of some subjects on a day. */
    static final class Found {
        private final LocalDate today;
        private final Map<Long, Subject> subjects = new LinkedHashMap<>();
        private final Map<String, PublicItem> items = new LinkedHashMap<>();
        private final Set<String> over = new HashSet<>();
        private final Map<Long, LocalDate> next = new HashMap<>();

        private Found(LocalDate today) {
            this.today = today;
        }

        Map<Long, Subject> subjects() {
            return subjects;
        }

        /** The items by their ids. */
        Map<String, PublicItem> items() {
            return items;
        }

        /** Whether the time of an item that is not public is over. */
        boolean isOver(String item) {
            return over.contains(item);
        }

        /** The next day on which something changes by itself, by subject; null for none. */
        Map<Long, LocalDate> next() {
            return next;
        }

        private void add(PublicItem item) {
            items.put(item.id(), item);
        }

        private void changes(long subjectId, LocalDate day) {
            if (day != null && day.isAfter(today)) {
                next.merge(subjectId, day, (one, other) -> one.isBefore(other) ? one : other);
            }
        }

        /** Notes when something that lasts from a day to a day begins and ends; whether it does today. */
        private boolean lasts(Subject subject, String item, LocalDate from, LocalDate until) {
            changes(subject.id(), from);
            changes(subject.id(), until == null ? null : until.plusDays(1));
            if (until != null && until.isBefore(today)) {
                over.add(item);
            }
            return !from.isAfter(today) && (until == null || !until.isBefore(today));
        }
    }

    /** What is public of some subjects on the present day; of a file that was merged into another nothing is. */
    Found of(Collection<Long> subjectIds, LocalDate today) {
        Found found = new Found(today);
        publications.subjects(subjectIds).forEach(subject -> {
            found.subjects.put(subject.id(), subject);
            found.next.put(subject.id(), null);
        });
        List<Long> own = found.subjects.values().stream()
                .filter(subject -> !subject.merged())
                .map(Subject::id)
                .toList();
        if (!own.isEmpty()) {
            Map<Long, Map<String, List<PriorGrade>>> closed = files.closed(own);
            for (Sector sector : sectors.registry().enabled()) {
                for (Regrading.Graded graded : regrading.files(sector, own)) {
                    Subject subject = found.subjects.get(graded.stored().subjectId());
                    grade(subject, sector, graded, closed.getOrDefault(subject.id(), Map.of()), found);
                    records(subject, sector, graded, found);
                }
            }
            entries(own, found);
            general(own, found);
        }
        return found;
    }

    private static void grade(
            Subject subject,
            Sector sector,
            Regrading.Graded graded,
            Map<String, List<PriorGrade>> closed,
            Found found) {
        String sectorId = sector.id().value();
        PeriodKind periods = sector.plugin().periods();
        SectorGrade.InForce inForce;
        if (periods == PeriodKind.NONE) {
            inForce = running(sector, graded, found.today);
            if (inForce != null) {
                found.changes(subject.id(), found.today.plusDays(1)); // any day can change it
            }
        } else {
            inForce = SectorGrade.InForce.ofClosed(periods, closed.getOrDefault(sectorId, List.of()), found.today);
            // What lasts by the grades of periods does so from their end.
            periods.periodOf(found.today)
                    .flatMap(periods::lastDay)
                    .ifPresent(last -> found.changes(subject.id(), last.plusDays(1)));
        }
        if (inForce != null) {
            Map<String, Object> content = new LinkedHashMap<>();
            content.put("sector", sectorId);
            content.put("legalStatus", sector.plugin().legalStatus().code());
            content.put("grade", inForce.grade());
            content.put("period", inForce.period());
            content.put("since", inForce.since());
            found.add(PublicItem.of(subject, MessageKind.GRADE, sectorId, sectorId, said(content)));
        }
    }

    private static SectorGrade.InForce running(Sector sector, Regrading.Graded graded, LocalDate today) {
        Grade grade = sector.ruleSetOn(today).isEmpty()
                ? null
                : sector.evaluate(graded.file(), today).grade();
        return grade == null ? null : new SectorGrade.InForce(null, grade.letter(), null);
    }

    /** Penalties, and records that say that the subject is on a list. */
    private static void records(Subject subject, Sector sector, Regrading.Graded graded, Found found) {
        Map<String, Disclosure> periods = Disclosures.periods(found.today, graded.file(), graded.stored(), sector);
        for (StoredRecord stored : graded.stored().records()) {
            CreditRecord record = stored.record();
            Optional<ListKind> list = sector.plugin().entry(record);
            if (list.isEmpty() && !sector.plugin().isPenalty(record, stored.standing())) {
                continue;
            }
            found.changes(subject.id(), record.decidedOn());
            found.changes(subject.id(), stored.standing().finalOn());
            Disclosure period = periods.get(record.id());
            if (period == null) {
                continue; // it does not count, or is never published
            }
            MessageKind kind = list.isPresent() ? MessageKind.LIST : MessageKind.PENALTY;
            String what = list.map(on -> on.code() + "/").orElse("") + record.id();
            if (found.lasts(subject, PublicItem.id(subject, kind, what), period.from(), period.until())
                    && Disclosures.isOpen(record, period, found.today)) {
                Map<String, Object> content = new LinkedHashMap<>();
                list.ifPresent(on -> content.put("list", on.code()));
                content.putAll(RecordAnswers.open(stored, sector, period));
                found.add(PublicItem.of(subject, kind, what, sector.id().value(), content));
            }
        }
    }

    private void entries(List<Long> own, Found found) {
        for (PublicationStore.Entry entry : publications.entries(own)) {
            Subject subject = found.subjects.get(entry.subjectId());
            String what = entry.list().code() + "/" + entry.publicId();
            String item = PublicItem.id(subject, MessageKind.LIST, what);
            boolean published = entry.published().isAfter(entry.from());
            if (found.lasts(subject, item, published ? entry.published() : entry.from(), entry.until())) {
                Map<String, Object> content = new LinkedHashMap<>();
                content.put("list", entry.list().code());
                content.put("sector", entry.sector());
                content.put("from", entry.from());
                content.put("until", entry.until());
                content.put("reason", entry.reason());
                content.put("facts", entry.facts());
                content.put("office", entry.office());
                found.add(PublicItem.of(subject, MessageKind.LIST, what, entry.sector(), said(content)));
            }
        }
    }

    private void general(List<Long> own, Found found) {
        records.general(own).forEach((subjectId, all) -> {
            Subject subject = found.subjects.get(subjectId);
            for (GeneralRecord general : all) {
                Optional<Disclosure> published =
                        general.standing().isPenalty() ? GeneralDisclosure.of(general) : Optional.empty();
                if (published.isPresent()) {
                    Disclosure period = published.get();
                    CreditRecord record = general.record();
                    String item = PublicItem.id(subject, MessageKind.PENALTY, record.id());
                    if (found.lasts(subject, item, period.from(), period.until())) {
                        found.add(PublicItem.of(
                                subject,
                                MessageKind.PENALTY,
                                record.id(),
                                null,
                                RecordAnswers.open(StoredRecord.of(0, general), null, period)));
                    }
                }
            }
        });
    }

    private static Map<String, Object> said(Map<String, Object> content) {
        content.values().removeIf(Objects::isNull);
        return content;
    }
}

package org.chengxin.api.sample.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.api.common.store.PublicIds;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.grade.store.FileStore.NewClosed;
import org.chengxin.api.grade.store.FileStore.NewListing;
import org.chengxin.api.record.service.RecordIntake;
import org.chengxin.api.record.store.RecordRow;
import org.chengxin.api.record.store.StoredRecord;
import org.chengxin.api.subject.service.SubjectIntake;
import org.chengxin.api.subject.store.NewSubject;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.file.PriorGrade;
import org.chengxin.core.json.Bound;
import org.chengxin.core.law.Grade;
import org.chengxin.core.sector.PeriodKind;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.sector.SectorRegistry;
import org.chengxin.core.subject.AreaCode;

/**
 * Reads one line of the sample: a subject with all that is to be kept of it. What belongs to a sector that has no plugin here is
 * left out, since nobody could check it.
 */
final class SampleLine {

    private static final int LONGEST = 200;

    private final SectorRegistry registry;
    private final ServiceClock clock;
    private final LocalDate today;
    private final Map<String, Sector> sectors = new HashMap<>();
    private final Map<String, RecordIntake> intakes = new HashMap<>();

    SampleLine(SectorRegistry registry, ServiceClock clock) {
        this.registry = registry;
        this.clock = clock;
        this.today = clock.today();
        registry.all().forEach(sector -> {
            sectors.put(sector.id().value(), sector);
            intakes.put(sector.id().value(), new RecordIntake(registry, sector, today));
        });
    }

    /** A subject with all that is to be kept of it. */
    record Content(NewSubject subject, List<NewClosed> closed, List<NewListing> listings, List<RecordRow> records) {}

    /**
     * Reads a line.
     *
     * @param json the line's JSON
     * @param rowId the key of the subject's row to be
     * @return empty if it has any fault
     */
    Optional<Content> read(Object json, long rowId, Faults faults) {
        Bound line = Bound.object(json, "", faults);
        Optional<SubjectIntake.Read> subject = SubjectIntake.read(line, rowId, null, today);
        Map<String, String> roles = SubjectIntake.roles(line, sectors.values(), null);
        List<NewClosed> closed = closed(line, rowId, faults);
        List<NewListing> listings = listings(line, rowId, faults);
        List<RecordRow> records = records(line, rowId, roles, faults);
        line.refuseOthers(FaultCode.FIELD_UNKNOWN);
        return subject.filter(read -> faults.isEmpty())
                .map(read -> new Content(
                        new NewSubject(read.row(), read.identity(), roles, clock.instant()),
                        closed,
                        listings,
                        records));
    }

    private List<NewClosed> closed(Bound line, long rowId, Faults faults) {
        List<NewClosed> closed = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        List<?> items = line.array("priorGrades", false);
        for (int i = 0; i < items.size(); i++) {
            Bound item = Bound.object(items.get(i), "/priorGrades/" + i, faults);
            Sector sector = sector(item);
            String period = item.text("period", true, LONGEST);
            String letter = item.text("grade", true, 1);
            item.refuseOthers(FaultCode.FIELD_UNKNOWN);
            if (sector == null || period == null || letter == null) {
                continue;
            }
            PeriodKind periods = sector.plugin().periods();
            Optional<LocalDate> last = periods.lastDay(period);
            if (last.isEmpty() || !last.get().isBefore(today)) {
                item.fault("period", FaultCode.PERIOD_INVALID);
            } else if (!seen.add(sector.id() + " " + period)) {
                item.fault("period", FaultCode.PERIOD_DUPLICATE);
            } else if (sector.ruleSetOn(last.get())
                    .filter(rules -> rules.hasGrade(letter))
                    .isEmpty()) {
                item.fault("grade", FaultCode.VALUE_UNKNOWN, "");
            } else {
                closed.add(new NewClosed(rowId, sector.id(), new PriorGrade(period, Grade.of(letter))));
            }
        }
        return closed;
    }

    private List<NewListing> listings(Bound line, long rowId, Faults faults) {
        List<NewListing> listings = new ArrayList<>();
        List<?> items = line.array("listings", false);
        for (int i = 0; i < items.size(); i++) {
            Bound item = Bound.object(items.get(i), "/listings/" + i, faults);
            Sector sector = sector(item);
            ListKind list = SubjectIntake.list(item);
            LocalDate from = item.day("from", true);
            LocalDate until = item.day("until", false);
            String reason = item.text("reason", false, LONGEST);
            String office = item.text("office", false, LONGEST);
            item.refuseOthers(FaultCode.FIELD_UNKNOWN);
            if (from != null && until != null && until.isBefore(from)) {
                item.fault("until", FaultCode.DATE_ORDER);
            } else if (sector != null && list != null && from != null) {
                SectorId id = sector.id();
                listings.add(new NewListing(rowId, new Listing(list, id, from, until), reason, office));
            }
        }
        return listings;
    }

    private List<RecordRow> records(Bound line, long rowId, Map<String, String> roles, Faults faults) {
        List<RecordRow> records = new ArrayList<>();
        List<?> items = line.array("records", false);
        for (int i = 0; i < items.size(); i++) {
            Bound item = Bound.object(items.get(i), "/records/" + i, faults);
            Sector sector = sector(item);
            if (sector == null) {
                continue;
            }
            String role = roles.get(sector.id().value());
            if (role == null) {
                item.fault("sector", FaultCode.FACT_WRONG_ROLE);
                continue;
            }
            intakes.get(sector.id().value())
                    .read(item, PublicIds.next(), role, faults)
                    .ifPresent(record -> records.add(kept(rowId, record)));
        }
        return records;
    }

    /** As if its office had entered it in time. */
    private RecordRow kept(long subject, StoredRecord record) {
        AreaCode office = record.record().document().authority();
        return RecordRow.first(
                record, subject, false, null, new RecordRow.Change(1, clock.instant(), null, office, null));
    }

    /** The sector that an item names, null where there is no plugin for it. */
    private Sector sector(Bound item) {
        String id = item.text("sector", true, LONGEST);
        return id == null || !registry.isPresent(id) ? null : sectors.get(id);
    }
}

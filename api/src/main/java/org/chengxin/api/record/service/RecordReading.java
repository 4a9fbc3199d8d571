package org.chengxin.api.record.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.grade.service.DisclosedRecords;
import org.chengxin.api.lookup.service.Receipted;
import org.chengxin.api.lookup.service.Receipts;
import org.chengxin.api.record.store.RecordRow;
import org.chengxin.api.record.store.RecordState;
import org.chengxin.api.record.store.RecordStore;
import org.chengxin.api.record.store.VersionRow;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.subject.service.Found;
import org.chengxin.api.subject.service.Sight;
import org.chengxin.api.subject.service.Sights;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.general.GeneralDisclosure;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.sector.Sector;

/** Tells records: to anybody those that are disclosed today, to who may read more the others, and writes down who read those. */
@ApplicationScoped
public class RecordReading {

    private static final char BY_DAY = 'd';

    private final Database database;
    private final SubjectStore subjects;
    private final RecordStore records;
    private final DisclosedRecords disclosed;
    private final Sights sights;
    private final Receipts receipts;
    private final AuditTrail audit;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public RecordReading(
            Database database,
            SubjectStore subjects,
            RecordStore records,
            DisclosedRecords disclosed,
            Sights sights,
            Receipts receipts,
            AuditTrail audit,
            Sectors sectors,
            ServiceClock clock) {
        this.database = database;
        this.subjects = subjects;
        this.records = records;
        this.disclosed = disclosed;
        this.sights = sights;
        this.receipts = receipts;
        this.audit = audit;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    RecordReading() {
        this(null, null, null, null, null, null, null, null, null);
    }

    /** What a cursor of a subject's records is bound to. */
    public static List<String> query(String publicId) {
        return List.of("records", publicId);
    }

    /**
     * One page of a subject's records, in the order of the decision days, then of entry (reading T7).
     *
     * @param cursor null for the first page
     * @throws Refusal if there is no such subject (404), or a purpose is missing (400)
     */
    public Receipted<Page<Map<String, Object>>> of(String publicId, int limit, Cursor cursor, Optional<Caller> caller) {
        return database.inTransactionIf(caller.isPresent(), () -> {
            SubjectRow subject = Found.subject(subjects.find(publicId));
            Set<String> roles = rolesOf(subject);
            Sight sight = sights.of(caller, subject, roles);
            List<RecordRow> all = records.ofSubject(subject.id(), sectors.registry());
            DisclosedRecords.Known known = known(subject, roles, all);
            Set<String> disputed = records.disputed(subject.id());
            String after = cursor == null ? "" : cursor.key();
            List<RecordRow> rest = all.stream()
                    .filter(row -> reaches(sight, caller, row)
                            || known.open().contains(row.stored().publicId()))
                    .filter(row -> key(row).compareTo(after) > 0)
                    .limit(limit + 1L)
                    .toList();
            List<RecordRow> page = rest.subList(0, Math.min(limit, rest.size()));
            List<Map<String, Object>> items = new ArrayList<>();
            for (RecordRow row : page) {
                items.add(answer(row, subject, known, disputed, reaches(sight, caller, row)));
            }
            Page<Map<String, Object>> answer = new Page<>(
                    items,
                    rest.size() > limit ? new Cursor(BY_DAY, key(page.get(limit - 1))).encode(query(publicId)) : null);
            if (!sight.isMoreThanPublic()) {
                return new Receipted<>(answer, null);
            }
            Caller who = caller.orElseThrow();
            long entry = audit.write(who, AuditAction.RECORDS_READ, publicId, null, Map.of("records", page.size()));
            return receipts.single(answer, who, entry, Json.bytes(items));
        });
    }

    private static String key(RecordRow row) {
        return row.stored().record().decidedOn() + "-"
                + String.format("%019d", row.stored().id());
    }

    /**
     * One record.
     *
     * @throws Refusal if there is none that the caller may read (404), it was erased (410), or a purpose is missing (400)
     */
    public Receipted<Prepared> one(String recordId, Optional<Caller> caller) {
        return database.inTransactionIf(caller.isPresent(), () -> {
            RecordRow row = present(recordId);
            SubjectRow subject = subjectOf(recordId);
            Set<String> roles = rolesOf(subject);
            DisclosedRecords.Known known = known(subject, roles, List.of(row));
            boolean isPublic = known.open().contains(recordId);
            Sight sight = enteredBy(caller, row) ? Sight.PUBLIC : sights.of(caller, subject, roles);
            boolean whole = reaches(sight, caller, row);
            if (!whole && !isPublic) {
                throw Refusal.notFound();
            }
            Prepared answer = Prepared.of(
                    Json.bytes(answer(row, subject, known, records.disputed(subject.id()), whole)),
                    row.change().version());
            if (!whole) {
                return new Receipted<>(answer, null);
            }
            Caller who = caller.orElseThrow();
            long entry = audit.write(who, AuditAction.RECORD_READ, subject.publicId(), recordId, Map.of());
            return receipts.single(answer, who, entry, answer.body());
        });
    }

    /**
     * All versions of a record, the earliest first.
     *
     * @throws Refusal if there is none (404), it was erased (410), it is not the caller's to read (403), or a purpose is missing
     *     (400)
     */
    public Page<Map<String, Object>> versions(String recordId, Caller caller) {
        return database.inTransaction(() -> {
            RecordRow row = present(recordId);
            SubjectRow subject = subjectOf(recordId);
            Optional<Caller> who = Optional.of(caller);
            Sight sight = enteredBy(who, row) ? Sight.PUBLIC : sights.of(who, subject, rolesOf(subject));
            if (!reaches(sight, who, row)) {
                throw Refusal.of(ProblemType.FORBIDDEN);
            }
            boolean named = caller.is(AccessRole.OFFICER) || caller.is(AccessRole.AUDITOR);
            List<Map<String, Object>> items = new ArrayList<>();
            for (VersionRow version : records.versions(row.stored().id())) {
                items.add(version(version, named));
            }
            items.add(version(records.present(row), named));
            audit.write(caller, AuditAction.VERSIONS_READ, subject.publicId(), recordId, Map.of());
            return Page.whole(items);
        });
    }

    private static Map<String, Object> version(VersionRow row, boolean named) {
        Map<String, Object> version = new LinkedHashMap<>();
        version.put("version", row.version());
        version.put("state", row.state());
        version.put("at", row.at());
        version.put("by", named ? row.actor() : null);
        version.put("office", row.office());
        version.put("reason", row.reason());
        version.put("record", JsonInput.read(row.content().getBytes(StandardCharsets.UTF_8), new Faults()));
        version.values().removeIf(value -> value == null);
        return version;
    }

    /** Whether the caller's office entered it, so that it is its own record whosever file it stands in. */
    private static boolean enteredBy(Optional<Caller> caller, RecordRow row) {
        return caller.isPresent()
                && caller.get().is(AccessRole.OFFICER)
                && row.enteredOffice() != null
                && caller.get().actsFor(row.enteredOffice())
                && (row.stored().isGeneral()
                        || caller.get().actsIn(row.stored().sector().value()));
    }

    private static boolean reaches(Sight sight, Optional<Caller> caller, RecordRow row) {
        boolean reached = row.stored().isGeneral()
                ? sight.general()
                : sight.reaches(row.stored().sector().value());
        return reached || enteredBy(caller, row);
    }

    private Map<String, Object> answer(
            RecordRow row, SubjectRow subject, DisclosedRecords.Known known, Set<String> disputed, boolean whole) {
        Sector sector = row.stored().isGeneral()
                ? null
                : sectors.enabled(row.stored().sector().value());
        Disclosure period = known.periods().get(row.stored().publicId());
        Map<String, Object> answer = whole
                ? RecordAnswers.whole(row, subject.publicId(), sector, period)
                : RecordAnswers.open(row.stored(), sector, period);
        if (disputed.contains(row.stored().publicId())) {
            answer.put("disputed", true);
        }
        return answer;
    }

    /**
     * What is known of the disclosure of a subject's records.
     *
     * @param rows among them those of the general part that are asked for
     */
    private DisclosedRecords.Known known(SubjectRow subject, Set<String> roles, List<RecordRow> rows) {
        LocalDate today = clock.today();
        DisclosedRecords.Known all = new DisclosedRecords.Known(new LinkedHashMap<>(), new LinkedHashSet<>());
        for (Sector sector : sectors.registry().enabled()) {
            if (roles.contains(sector.id().value())) {
                DisclosedRecords.Known known = disclosed.of(subject.id(), sector, today);
                all.periods().putAll(known.periods());
                all.open().addAll(known.open());
            }
        }
        for (RecordRow row : rows) {
            if (row.stored().isGeneral()) {
                GeneralDisclosure.of(row.stored().general()).ifPresent(period -> {
                    all.periods().put(row.stored().publicId(), period);
                    if (row.state() == RecordState.ACTIVE && period.holdsOn(today)) {
                        all.open().add(row.stored().publicId());
                    }
                });
            }
        }
        return all;
    }

    private Set<String> rolesOf(SubjectRow subject) {
        return subjects.roles(List.of(subject.id()))
                .getOrDefault(subject.id(), Map.of())
                .keySet();
    }

    private SubjectRow subjectOf(String recordId) {
        return Found.subject(records.subjectOf(recordId).flatMap(subjects::find));
    }

    private RecordRow present(String recordId) {
        return records.find(recordId, sectors.registry())
                .orElseThrow(() -> Refusal.of(records.isErased(recordId) ? ProblemType.ERASED : ProblemType.NOT_FOUND));
    }
}

package org.chengxin.api.subject.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.json.Preconditions;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.retry.Written;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.DuplicateKeyException;
import org.chengxin.api.common.store.PublicIds;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.grade.service.Regrading;
import org.chengxin.api.publishing.store.PublicationStore;
import org.chengxin.api.record.store.RecordRow;
import org.chengxin.api.record.store.RecordStore;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.subject.store.NewSubject;
import org.chengxin.api.subject.store.ResponsiblePerson;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.Bound;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.SubjectStatus;

/** Takes in subjects, changes and merges them. */
@ApplicationScoped
public class SubjectWriting {

    private static final int LONGEST_REASON = 500;

    private static final int CREATED = 201;
    private static final int OK = 200;

    private final Subjects profiles;
    private final SubjectStore subjects;
    private final RecordStore records;
    private final Regrading regrading;
    private final PublicationStore publications;
    private final AuditTrail audit;
    private final Retries retries;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public SubjectWriting(
            Subjects profiles,
            SubjectStore subjects,
            RecordStore records,
            Regrading regrading,
            PublicationStore publications,
            AuditTrail audit,
            Retries retries,
            Sectors sectors,
            ServiceClock clock) {
        this.profiles = profiles;
        this.subjects = subjects;
        this.records = records;
        this.regrading = regrading;
        this.publications = publications;
        this.audit = audit;
        this.retries = retries;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    SubjectWriting() {
        this(null, null, null, null, null, null, null, null, null);
    }

    /**
     * Keeps a new subject.
     *
     * @throws Refusal if the input is at fault (400), the office may not (403), or the subject is known already (409)
     */
    public Written create(byte[] body, String key, Caller caller) {
        return retries.once(key, caller, "POST /subjects", body, () -> {
            SubjectRow created = create(body, caller);
            return written(CREATED, "/subjects/" + created.publicId(), created);
        });
    }

    private SubjectRow create(byte[] body, Caller caller) {
        Faults faults = new Faults();
        Object json = JsonInput.read(body, faults);
        Refusal.ifAny(faults);
        Bound item = Bound.object(json, "", faults);
        LocalDate today = clock.today();
        Optional<SubjectIntake.Read> read = SubjectIntake.read(item, 0, PublicIds.next(), today);
        Map<String, String> roles = SubjectIntake.roles(item, sectors.registry().enabled(), FaultCode.FIELD_UNKNOWN);
        List<ResponsiblePerson> responsible = SubjectIntake.responsible(item, today, faults);
        item.refuseOthers(FaultCode.FIELD_UNKNOWN);
        Refusal.ifAny(faults);
        SubjectIntake.Read subject = read.orElseThrow();
        mayWrite(caller, subject.row().area(), roles.keySet());
        refuseKnown(subject);
        SubjectRow created;
        try {
            created = subjects.create(new NewSubject(subject.row(), subject.identity(), roles, clock.instant()));
        } catch (DuplicateKeyException e) {
            throw Refusal.of(ProblemType.CONFLICT); // entered by somebody else in the same moment
        }
        if (responsible != null) {
            subjects.setResponsible(created, responsible);
        }
        regrade(created, roles.keySet());
        audit.write(caller, AuditAction.SUBJECT_CREATED, created.publicId(), null, Map.of());
        return created;
    }

    private void refuseKnown(SubjectIntake.Read subject) {
        Optional<String> known = subject.identity() == null
                ? subjects.find(subject.row().publicId()).map(SubjectRow::publicId)
                : subjects.publicIdOf(subject.identity());
        if (known.isPresent()) {
            throw Refusal.exists("/subjects/" + known.get());
        }
    }

    /**
     * Changes what the input names; its roles and its responsible persons each replace those there were.
     *
     * @throws Refusal if there is none (404), the input is at fault (400), the office may not (403), the version is another
     *     (412), or a role has records (409)
     */
    public Written change(String publicId, Preconditions.Expected expected, byte[] body, Caller caller) {
        return retries.once(null, caller, "", body, () -> written(OK, null, changed(publicId, expected, body, caller)));
    }

    private SubjectRow changed(String publicId, Preconditions.Expected expected, byte[] body, Caller caller) {
        Faults faults = new Faults();
        Object json = JsonInput.read(body, faults);
        Refusal.ifAny(faults);
        SubjectRow before = Found.subject(subjects.lock(publicId));
        Map<String, String> rolesBefore = subjects.roles(List.of(before.id())).getOrDefault(before.id(), Map.of());
        mayWrite(caller, before.area(), Set.of());
        expected.check(before.version());
        LocalDate today = clock.today();
        Bound item = Bound.object(json, "", faults);
        String reason = item.text("reason", true, LONGEST_REASON);
        String name = item.has("name") ? SubjectIntake.name(item) : before.name();
        AreaCode area = item.has("area") ? SubjectIntake.area(item) : before.area();
        SubjectStatus status = item.has("status") ? SubjectIntake.status(item) : before.status();
        LocalDate establishedOn =
                item.has("establishedOn") ? SubjectIntake.past(item, "establishedOn", today) : before.establishedOn();
        LocalDate endedOn = item.has("endedOn") ? SubjectIntake.past(item, "endedOn", today) : before.endedOn();
        if (status == SubjectStatus.DISSOLVED && endedOn == null && faults.isEmpty()) {
            item.fault("endedOn", FaultCode.FIELD_MISSING);
        }
        if (establishedOn != null && endedOn != null && endedOn.isBefore(establishedOn)) {
            item.fault("endedOn", FaultCode.DATE_ORDER);
        }
        Map<String, String> roles = item.has("roles")
                ? SubjectIntake.roles(item, sectors.registry().enabled(), FaultCode.FIELD_UNKNOWN)
                : rolesBefore;
        List<ResponsiblePerson> responsible = SubjectIntake.responsible(item, today, faults);
        item.refuseOthers(FaultCode.FIELD_UNKNOWN);
        Refusal.ifAny(faults);
        Map<String, String> kept = withOthers(roles, rolesBefore);
        Set<String> touched = differing(kept, rolesBefore);
        mayWrite(caller, area, touched);
        for (String sector : rolesBefore.keySet()) {
            if (!kept.containsKey(sector) && records.has(before.id(), sector)) {
                throw Refusal.conflict("/roles/" + sector, FaultCode.ROLE_IN_USE);
            }
        }
        SubjectRow after = new SubjectRow(
                before.id(),
                before.publicId(),
                before.kind(),
                before.code(),
                name,
                area,
                status,
                establishedOn,
                status == SubjectStatus.ACTIVE ? null : endedOn,
                before.version() + 1,
                null);
        if (!name.equals(before.name())) {
            subjects.addFormerName(before.id(), before.name(), today);
        }
        subjects.change(after, kept);
        if (responsible != null) {
            subjects.setResponsible(after, responsible);
        }
        Set<String> all = new TreeSet<>(rolesBefore.keySet());
        all.addAll(kept.keySet());
        regrade(after, all);
        publications.due(List.of(after.id()));
        audit.write(
                caller,
                AuditAction.SUBJECT_CHANGED,
                publicId,
                null,
                Map.of("reason", reason, "version", after.version(), "members", item.names()));
        return after;
    }

    /** Roles of sectors that are not enabled here stay as they are. */
    private Map<String, String> withOthers(Map<String, String> roles, Map<String, String> before) {
        Map<String, String> all = new TreeMap<>(roles);
        before.forEach((sector, role) -> {
            if (sectors.registry().find(sector).isEmpty()) {
                all.put(sector, role);
            }
        });
        return all;
    }

    private static Set<String> differing(Map<String, String> one, Map<String, String> other) {
        Set<String> differing = new TreeSet<>();
        Set<String> all = new TreeSet<>(one.keySet());
        all.addAll(other.keySet());
        for (String sector : all) {
            if (!Objects.equals(one.get(sector), other.get(sector))) {
                differing.add(sector);
            }
        }
        return differing;
    }

    /**
     * Merges a subject's file into another of the same subject: everything it holds goes over, and its id leads there from now on.
     *
     * @throws Refusal if there is none (404), the input is at fault (400), the office may not (403), the version is another
     *     (412), or both have a role in one sector that differ (409)
     */
    public Written merge(String publicId, Preconditions.Expected expected, byte[] body, String key, Caller caller) {
        return retries.once(
                key,
                caller,
                "POST /subjects/" + publicId + "/merge",
                body,
                () -> written(OK, null, merged(publicId, expected, body, caller)));
    }

    private Written written(int status, String location, SubjectRow row) {
        Prepared answer = profiles.written(row);
        return new Written(status, location, answer.etag(), null, answer.body());
    }

    private SubjectRow merged(String publicId, Preconditions.Expected expected, byte[] body, Caller caller) {
        Faults faults = new Faults();
        Object json = JsonInput.read(body, faults);
        Refusal.ifAny(faults);
        Bound item = Bound.object(json, "", faults);
        String reason = item.text("reason", true, LONGEST_REASON);
        String target = item.text("into", true, LONGEST_REASON);
        item.refuseOthers(FaultCode.FIELD_UNKNOWN);
        if (publicId.equals(target)) {
            item.fault("into", FaultCode.ID_DUPLICATE);
        }
        Refusal.ifAny(faults);
        // Always in the same order, so that two merges of the same files wait for each other.
        boolean inOrder = publicId.compareTo(target) < 0;
        Optional<SubjectRow> first = subjects.lock(inOrder ? publicId : target);
        Optional<SubjectRow> second = subjects.lock(inOrder ? target : publicId);
        SubjectRow from = Found.subject(inOrder ? first : second);
        SubjectRow into = (inOrder ? second : first)
                .filter(found -> found.mergedInto() == null)
                .orElseThrow(() -> Refusal.invalid("/into", FaultCode.SUBJECT_UNKNOWN));
        Map<Long, Map<String, String>> roles = subjects.roles(List.of(from.id(), into.id()));
        Map<String, String> rolesFrom = roles.getOrDefault(from.id(), Map.of());
        Map<String, String> rolesInto = roles.getOrDefault(into.id(), Map.of());
        mayWrite(caller, from.area(), rolesFrom.keySet());
        mayWrite(caller, into.area(), rolesInto.keySet());
        expected.check(from.version());
        if (from.kind() != into.kind()) {
            throw Refusal.conflict("/into", FaultCode.KIND_DIFFERS);
        }
        Map<String, String> all = new TreeMap<>(rolesInto);
        rolesFrom.forEach((sector, role) -> {
            if (!role.equals(all.getOrDefault(sector, role))) {
                throw Refusal.conflict("/into", FaultCode.ROLE_DIFFERS, sector);
            }
            all.put(sector, role);
        });
        int doubles = records.withdrawDoubles(
                from.id(),
                into.id(),
                new RecordRow.Change(0, clock.instant(), caller.name(), caller.authority(), reason),
                sectors.registry());
        subjects.merge(from, into);
        SubjectRow after = new SubjectRow(
                into.id(),
                into.publicId(),
                into.kind(),
                into.code(),
                into.name(),
                into.area(),
                into.status(),
                into.establishedOn(),
                into.endedOn(),
                into.version() + 1,
                null);
        subjects.change(after, all);
        if (!from.name().equals(into.name())) {
            subjects.addFormerName(into.id(), from.name(), clock.today());
        }
        regrade(after, all.keySet());
        publications.due(List.of(from.id(), into.id()));
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("reason", reason);
        detail.put("from", from.publicId());
        detail.put("into", into.publicId());
        detail.put("doubles", doubles);
        audit.write(caller, AuditAction.SUBJECT_MERGED, from.publicId(), into.publicId(), detail);
        audit.write(caller, AuditAction.SUBJECT_MERGED, into.publicId(), from.publicId(), detail);
        return after;
    }

    private static void mayWrite(Caller caller, AreaCode area, Set<String> sectors) {
        if (!caller.actsFor(area) || !sectors.stream().allMatch(caller::actsIn)) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
    }

    private void regrade(SubjectRow subject, Set<String> ids) {
        for (Sector sector : sectors.registry().enabled()) {
            if (ids.contains(sector.id().value())) {
                regrading.regrade(sector, List.of(subject.id()));
            }
        }
    }
}

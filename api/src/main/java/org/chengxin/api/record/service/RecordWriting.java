package org.chengxin.api.record.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.json.Preconditions;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.retry.Written;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.DuplicateKeyException;
import org.chengxin.api.common.store.PublicIds;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.feed.service.Feed;
import org.chengxin.api.feed.service.GradeChange;
import org.chengxin.api.grade.service.Disclosures;
import org.chengxin.api.grade.service.Regrading;
import org.chengxin.api.grade.store.FileStore;
import org.chengxin.api.publishing.service.PublicState;
import org.chengxin.api.publishing.store.PublicationStore;
import org.chengxin.api.record.store.RecordJson;
import org.chengxin.api.record.store.RecordRow;
import org.chengxin.api.record.store.RecordState;
import org.chengxin.api.record.store.RecordStore;
import org.chengxin.api.record.store.StoredRecord;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.subject.service.Found;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.disclosure.GeneralPeriods;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.Facts;
import org.chengxin.core.general.GeneralCategory;
import org.chengxin.core.general.GeneralDisclosure;
import org.chengxin.core.general.GeneralRecord;
import org.chengxin.core.json.Bound;
import org.chengxin.core.json.CreditFileReader;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.sector.RecordType;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.SubjectKind;

/** Enters, corrects and withdraws records; each write grades the subject anew in its own transaction. */
@ApplicationScoped
public class RecordWriting {

    private static final int LONGEST_REASON = 500;
    private static final Map<String, Boolean> CHECKED = Map.of("confirm", true, "refuse", false);
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final SubjectStore subjects;
    private final RecordStore records;
    private final Regrading regrading;
    private final Erasure erasure;
    private final Publicity publicity;
    private final PublicationStore publications;
    private final Feed feed;
    private final AuditTrail audit;
    private final Retries retries;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public RecordWriting(
            SubjectStore subjects,
            RecordStore records,
            Regrading regrading,
            Erasure erasure,
            Publicity publicity,
            PublicationStore publications,
            Feed feed,
            AuditTrail audit,
            Retries retries,
            Sectors sectors,
            ServiceClock clock) {
        this.subjects = subjects;
        this.records = records;
        this.regrading = regrading;
        this.erasure = erasure;
        this.publicity = publicity;
        this.publications = publications;
        this.feed = feed;
        this.audit = audit;
        this.retries = retries;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    RecordWriting() {
        this(null, null, null, null, null, null, null, null, null, null, null);
    }

    /**
     * Enters a record.
     *
     * @param key of a request that may be sent again, null where there is none
     * @throws Refusal if the subject is unknown (404), the office may not (403), the input is at fault (400), or the record is there
     *     already in some way (409)
     */
    public Written enter(String publicId, byte[] body, String key, Caller caller) {
        return noting(
                caller,
                publicId,
                () -> retries.once(
                        key,
                        caller,
                        "POST /subjects/" + publicId + "/records",
                        body,
                        () -> enter(publicId, body, caller)));
    }

    private Written enter(String publicId, byte[] body, Caller caller) {
        Object json = parsed(body);
        Optional<SubjectStore.WithRoles> locked = subjects.lockWithRoles(publicId);
        SubjectRow row = Found.subject(locked.map(SubjectStore.WithRoles::row));
        SubjectStore.WithRoles withRoles = locked.orElseThrow();
        RecordChecks.Subject subject = new RecordChecks.Subject(row, withRoles.roles(), existsSince(row));
        RecordChecks checks = checks();
        Faults faults = new Faults();
        Optional<RecordChecks.Sent> read = checks.sent(json, subject, caller, faults);
        Refusal.ifAny(faults);
        RecordChecks.Sent sent = read.orElseThrow();
        boolean byOffice = caller.is(AccessRole.OFFICER);
        if (byOffice) {
            refuse(RecordChecks.barred(caller, sent, subject.row()));
        } else {
            mayRegister(caller, subject.row(), sent.members());
        }
        Optional<RecordChecks.Checked> entry = checks.entry(sent, PublicIds.next(), subject, byOffice, faults);
        Refusal.ifAny(faults);
        RecordChecks.Checked checked = entry.orElseThrow();
        RecordRow first = RecordRow.first(
                checked.record(), subject.row().id(), checked.late(), checked.sourceKey(), change(1, caller, null));
        if (!records.useDocument(checked.record(), subject.row().id())) {
            throw Refusal.conflict("/document/number", FaultCode.DOCUMENT_DUPLICATE);
        }
        RecordRow kept = unlessDouble(() -> records.add(first));
        tellOf(subject.row(), sent.sector(), kept);
        return written(CREATED, kept, withRoles, sent.sector(), caller, AuditAction.RECORD_ENTERED);
    }

    private RecordChecks checks() {
        return new RecordChecks(sectors.registry(), clock.today());
    }

    private RecordChecks.Subject checked(SubjectRow subject) {
        return new RecordChecks.Subject(subject, rolesOf(subject), existsSince(subject));
    }

    /**
     * Corrects a record: a JSON merge patch (RFC 7396) of what it says, with the reason.
     *
     * @throws Refusal as {@link #enter} does; also if the record was erased (410) or has another version (412)
     */
    public Written correct(String recordId, Preconditions.Expected expected, byte[] body, String key, Caller caller) {
        String operation = "POST /records/" + recordId + "/corrections";
        return noting(
                caller,
                subjectOf(recordId),
                () -> retries.once(key, caller, operation, body, () -> correct(recordId, expected, body, caller)));
    }

    private Written correct(String recordId, Preconditions.Expected expected, byte[] body, Caller caller) {
        Object json = parsed(body);
        SubjectRow subject = Found.subject(subjects.lock(subjectOf(recordId)));
        RecordChecks.Subject whose = checked(subject);
        RecordRow before = present(recordId);
        Sector sector = sectorOf(before);
        mayWrite(caller, sector, authority(before), subject);
        expected.check(before.change().version());
        refuseWithdrawn(before);
        Faults faults = new Faults();
        Bound patch = Bound.object(json, "", faults);
        String reason = patch.text("reason", true, LONGEST_REASON);
        for (String fixed : List.of("id", "sector", "sourceKey", "subject")) {
            if (patch.has(fixed)) {
                patch.fault(fixed, FaultCode.FIELD_FIXED);
            }
        }
        Refusal.ifAny(faults);
        Map<String, Object> members = MergePatch.apply(contentOf(before), json);
        members.remove("reason");
        members.remove("sector");
        Bound whole = Bound.object(members, "", faults);
        Optional<StoredRecord> read =
                checks().content(whole, new RecordChecks.Sent(members, sector), recordId, whose, faults);
        Refusal.ifAny(faults);
        StoredRecord corrected = read.orElseThrow();
        if (corrected.record().document() != null
                && corrected.record().document().authority() != null) {
            mayWrite(caller, sector, corrected.record().document().authority(), subject);
        }
        RecordRow after = before.corrected(corrected, change(before.change().version() + 1, caller, reason));
        records.releaseDocument(before.stored());
        if (!records.useDocument(corrected, subject.id())) {
            throw Refusal.conflict("/document/number", FaultCode.DOCUMENT_DUPLICATE);
        }
        unlessDouble(() -> {
            records.replace(before, after);
            return after;
        });
        tellOf(subject, sector, before, after);
        return written(OK, after, whose(subject, whose.roles()), sector, caller, AuditAction.RECORD_CORRECTED);
    }

    /**
     * Withdraws a record that should never have been entered; it is kept with the reason and counts for nothing.
     *
     * @throws Refusal as {@link #correct} does
     */
    public Written withdraw(String recordId, Preconditions.Expected expected, byte[] body, String key, Caller caller) {
        return retries.once(key, caller, "POST /records/" + recordId + "/withdrawal", body, () -> {
            Object json = parsed(body);
            SubjectRow subject = Found.subject(subjects.lock(subjectOf(recordId)));
            RecordRow before = present(recordId);
            Sector sector = sectorOf(before);
            mayWrite(caller, sector, authority(before), subject);
            expected.check(before.change().version());
            refuseWithdrawn(before);
            Faults faults = new Faults();
            Bound item = Bound.object(json, "", faults);
            String reason = item.text("reason", true, LONGEST_REASON);
            item.refuseOthers(FaultCode.FIELD_UNKNOWN);
            Refusal.ifAny(faults);
            return withdrawn(before, subject, reason, caller);
        });
    }

    /**
     * Says of a voluntary registration that it is true, from when on it counts, or refuses it.
     *
     * @throws Refusal as {@link #correct} does; also if the record waits for no check (409)
     */
    public Written check(String recordId, byte[] body, String key, Caller caller) {
        return retries.once(key, caller, "POST /records/" + recordId + "/check", body, () -> {
            Object json = parsed(body);
            SubjectRow subject = Found.subject(subjects.lock(subjectOf(recordId)));
            RecordRow before = present(recordId);
            mayWrite(caller, null, null, subject);
            Faults faults = new Faults();
            Bound item = Bound.object(json, "", faults);
            Boolean found = item.word("outcome", true, CHECKED::get, List.copyOf(CHECKED.keySet()));
            String reason = item.text("reason", Boolean.FALSE.equals(found), LONGEST_REASON);
            item.refuseOthers(FaultCode.FIELD_UNKNOWN);
            Refusal.ifAny(faults);
            if (before.state() != RecordState.PENDING) {
                throw Refusal.conflict("", FaultCode.RECORD_CHECKED);
            }
            RecordRow.Change change = change(before.change().version() + 1, caller, reason);
            RecordRow after;
            if (found) {
                GeneralRecord checked = before.stored().general().checked(clock.today());
                after = before.corrected(StoredRecord.of(before.stored().id(), checked), change)
                        .in(RecordState.ACTIVE, change);
            } else {
                after = before.in(RecordState.WITHDRAWN, change);
                records.releaseDocument(before.stored());
            }
            records.replace(before, after);
            tellOf(subject, null, after);
            return written(OK, after, whose(subject, Map.of()), null, caller, AuditAction.RECORD_CHECKED);
        });
    }

    /**
     * Takes out an honour or an act of charity at the subject's wish, for good (001, article 36 paragraph 2).
     *
     * @throws Refusal as {@link #withdraw} does; also if the subject cannot have it taken out (409)
     */
    public Written delete(String recordId, byte[] body, String key, Caller caller) {
        return retries.once(key, caller, "POST /records/" + recordId + "/deletion", body, () -> {
            Object json = parsed(body);
            SubjectRow subject = Found.subject(subjects.lock(subjectOf(recordId)));
            RecordRow row = present(recordId);
            boolean entitled = caller.standsFor(subject.publicId())
                    || (caller.is(AccessRole.AGENCY) && caller.actsFor(subject.area()));
            if (!entitled) {
                throw Refusal.of(ProblemType.FORBIDDEN);
            }
            Faults faults = new Faults();
            Bound item = Bound.object(json, "", faults);
            item.text("reason", false, LONGEST_REASON);
            item.refuseOthers(FaultCode.FIELD_UNKNOWN);
            Refusal.ifAny(faults);
            Sector sector = sectorOf(row);
            if (!isDeletable(row.stored(), sector)) {
                throw Refusal.conflict("", FaultCode.RECORD_NOT_DELETABLE, GeneralPeriods.DELETION);
            }
            delete(recordId, caller);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("id", recordId);
            answer.put("deletedOn", clock.today());
            answer.put("citation", GeneralPeriods.DELETION.text());
            return new Written(OK, null, null, null, Json.bytes(answer));
        });
    }

    /** Notes that a record is repaired from today on, in the transaction of whoever decided so. */
    public void repair(String recordId, String reason, Caller caller) {
        amend(recordId, reason, caller, AuditAction.RECORD_REPAIRED, row -> row.repaired(clock.today()));
    }

    /** Notes other facts of a record, in the transaction of whoever decided so. */
    public void amendFacts(String recordId, Facts facts, String reason, Caller caller) {
        amend(recordId, reason, caller, AuditAction.RECORD_CORRECTED, row -> row.withFacts(facts));
    }

    private static Feed.Of of(RecordRow row, SubjectRow subject) {
        return new Feed.Of(
                subject.publicId(), row.stored().sector(), row.stored().publicId());
    }

    private void amend(
            String recordId, String reason, Caller caller, AuditAction action, UnaryOperator<StoredRecord> amendment) {
        SubjectRow subject = Found.subject(subjects.lock(subjectOf(recordId)));
        RecordRow before = present(recordId);
        refuseWithdrawn(before);
        boolean endsPublication = action == AuditAction.RECORD_REPAIRED && publicity.isPublic(before);
        RecordRow after = before.corrected(
                amendment.apply(before.stored()), change(before.change().version() + 1, caller, reason));
        records.replace(before, after);
        tellOf(subject, sectorOf(before), before, after);
        if (endsPublication) {
            feed.recordRepaired(of(before, subject));
        }
        written(OK, after, whose(subject, rolesOf(subject)), sectorOf(before), caller, action);
    }

    /** Withdraws a record that was found wrong, in the transaction of whoever found it so. */
    public void withdraw(String recordId, String reason, Caller caller) {
        SubjectRow subject = Found.subject(subjects.lock(subjectOf(recordId)));
        withdrawn(present(recordId), subject, reason, caller);
    }

    private Written withdrawn(RecordRow before, SubjectRow subject, String reason, Caller caller) {
        refuseWithdrawn(before);
        boolean isPublic = publicity.isPublic(before);
        RecordRow after =
                before.in(RecordState.WITHDRAWN, change(before.change().version() + 1, caller, reason));
        records.replace(before, after);
        records.releaseDocument(before.stored());
        tellOf(subject, sectorOf(before), before);
        if (isPublic) {
            feed.recordWithdrawn(of(before, subject));
        }
        return written(
                OK, after, whose(subject, rolesOf(subject)), sectorOf(before), caller, AuditAction.RECORD_WITHDRAWN);
    }

    /** Takes out a record for good, in the transaction of whoever decided so. */
    public void delete(String recordId, Caller caller) {
        SubjectRow subject = Found.subject(subjects.lock(subjectOf(recordId)));
        RecordRow row = present(recordId);
        Sector sector = sectorOf(row);
        erasure.erase(row, subject, GeneralPeriods.DELETION, caller);
        if (sector != null) {
            regrading.regrade(sector, List.of(subject.id()));
        }
    }

    private static boolean isDeletable(StoredRecord stored, Sector sector) {
        return stored.isGeneral()
                ? stored.general().category().deletable()
                : sector.recordType(stored.record().type()).category() == RecordType.Category.GOOD;
    }

    private static Object parsed(byte[] body) {
        Faults faults = new Faults();
        Object json = JsonInput.read(body, faults);
        Refusal.ifAny(faults);
        return json;
    }

    private LocalDate existsSince(SubjectRow subject) {
        return subject.kind() == SubjectKind.NATURAL_PERSON
                ? subjects.identityOf(subject).map(number -> number.bornOn()).orElse(null)
                : subject.establishedOn();
    }

    private static AreaCode authority(RecordRow row) {
        return row.stored().record().document() == null
                ? null
                : row.stored().record().document().authority();
    }

    private static void mayWrite(Caller caller, Sector sector, AreaCode authority, SubjectRow subject) {
        refuse(RecordChecks.barred(caller, sector, authority, subject));
    }

    private static void refuse(Optional<FaultCode> barred) {
        if (barred.isPresent()) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
    }

    /** A subject enters nothing but its own voluntary registrations, which count once an office has checked them. */
    private static void mayRegister(Caller caller, SubjectRow subject, Map<String, Object> members) {
        boolean registers = members.get("category") instanceof String code
                && !members.containsKey("registration")
                && GeneralCategory.find(code)
                        .filter(category -> category.form() == GeneralCategory.Form.REGISTRATION)
                        .isPresent();
        if (!caller.standsFor(subject.publicId()) || !registers) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
    }

    private static RecordRow unlessDouble(Supplier<RecordRow> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException e) {
            throw switch (e.key()) {
                case "credit_record_content" -> Refusal.conflict("", FaultCode.RECORD_DUPLICATE);
                case "credit_record_source" -> Refusal.conflict("/sourceKey", FaultCode.SOURCE_KEY_DUPLICATE);
                default -> e;
            };
        }
    }

    private static void refuseWithdrawn(RecordRow row) {
        if (row.state() == RecordState.WITHDRAWN) {
            throw Refusal.conflict("", FaultCode.RECORD_WITHDRAWN);
        }
    }

    private void tellOf(SubjectRow subject, Sector sector, RecordRow... versions) {
        if (Arrays.stream(versions).anyMatch(version -> PublicState.concerns(version.stored(), sector))) {
            publications.due(List.of(subject.id()));
        }
    }

    /** What has not been looked at stays out. */
    private static SubjectStore.WithRoles whose(SubjectRow subject, Map<String, String> roles) {
        return new SubjectStore.WithRoles(subject, roles, Map.of(), true);
    }

    private Written written(
            int status, RecordRow row, SubjectStore.WithRoles whose, Sector sector, Caller caller, AuditAction action) {
        SubjectRow subject = whose.row();
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("version", row.change().version());
        detail.put("hash", HexFormat.of().formatHex(RecordJson.hash(row.stored())));
        audit.write(caller, action, subject.publicId(), row.stored().record().id(), detail);
        Optional<Regrading.Graded> file = regraded(
                whose, sector, status == CREATED ? row.stored().record().id() : null);
        if (file.isPresent() && file.get().file().records().size() > CreditFileReader.MOST_RECORDS) {
            throw Refusal.conflict("", FaultCode.FILE_FULL, CreditFileReader.MOST_RECORDS);
        }
        Optional<Disclosure> period = sector == null
                ? GeneralDisclosure.of(row.stored().general())
                : file.flatMap(graded -> disclosure(row, graded, sector));
        Prepared answer = Prepared.of(
                Json.bytes(RecordAnswers.whole(row, subject.publicId(), sector, period.orElse(null))),
                row.change().version());
        String id = row.stored().record().id();
        return new Written(status, status == CREATED ? "/records/" + id : null, answer.etag(), id, answer.body());
    }

    private Optional<Regrading.Graded> regraded(SubjectStore.WithRoles whose, Sector sector, String entered) {
        String role = sector == null ? null : whose.roles().get(sector.id().value());
        if (role == null) {
            return Optional.empty();
        }
        SubjectRow subject = whose.row();
        FileStore.Holder holder = new FileStore.Holder(
                subject.id(), subject.publicId(), subject.kind(), subject.status(), role, whose.listed());
        SubjectStore.Running before = whose.running().get(sector.id().value());
        return regrading.regradeLocked(
                sector,
                holder,
                entered == null
                        ? null
                        : new Regrading.Entered(
                                entered,
                                before == null ? null : new GradeChange.Outcome(before.status(), before.grade())));
    }

    private Optional<Disclosure> disclosure(RecordRow row, Regrading.Graded graded, Sector sector) {
        return Optional.ofNullable(Disclosures.periods(clock.today(), graded.file(), graded.stored(), sector)
                .get(row.stored().publicId()));
    }

    private RecordRow.Change change(int version, Caller caller, String reason) {
        return new RecordRow.Change(version, clock.instant(), caller.name(), caller.authority(), reason);
    }

    private Map<String, String> rolesOf(SubjectRow subject) {
        return subjects.roles(List.of(subject.id())).getOrDefault(subject.id(), Map.of());
    }

    private String subjectOf(String recordId) {
        return records.subjectOf(recordId).orElseThrow(Refusal::notFound);
    }

    private RecordRow present(String recordId) {
        return records.find(recordId, sectors.registry())
                .orElseThrow(() -> Refusal.of(records.isErased(recordId) ? ProblemType.ERASED : ProblemType.NOT_FOUND));
    }

    /** Its sector, null for a record of the general part. */
    private Sector sectorOf(RecordRow row) {
        return row.stored().isGeneral()
                ? null
                : sectors.enabled(row.stored().sector().value());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> contentOf(RecordRow row) {
        return (Map<String, Object>) JsonInput.read(RecordJson.content(row.stored()), new Faults());
    }

    /** That something was sent that must not be collected is itself written down, without what it was (001, article 18). */
    private Written noting(Caller caller, String subject, Supplier<Written> write) {
        try {
            return write.get();
        } catch (Refusal refusal) {
            List<String> limits = refusal.faults().stream()
                    .flatMap(faults -> faults.list().stream())
                    .filter(fault -> fault.code() == FaultCode.COLLECTION_FORBIDDEN
                            || fault.code() == FaultCode.COLLECTION_CONSENT_MISSING)
                    .map(fault -> fault.code().code())
                    .distinct()
                    .toList();
            if (!limits.isEmpty()) {
                audit.writeApart(caller, AuditAction.COLLECTION_REFUSED, subject, Map.of("limits", limits));
            }
            throw refusal;
        }
    }
}

package org.chengxin.api.imports.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.PublicIds;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.record.service.RecordChecks;
import org.chengxin.api.record.store.RecordJson;
import org.chengxin.api.record.store.RecordRow;
import org.chengxin.api.record.store.RecordStore;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.catalogue.CollectionLimits;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.general.GeneralRecord;
import org.chengxin.core.json.Bound;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorRegistry;
import org.chengxin.core.subject.CreditCode;
import org.chengxin.core.subject.IdentityNumber;
import org.chengxin.core.subject.SubjectKind;

/**
 * Checks the rows of one import, some at a time: one look-up for the subjects of all of them, then row by row. Subjects come again and
 * again, so they are remembered; whoever keeps rows sees from their versions whether one has changed since.
 */
final class ImportChecks {

    private static final int LONGEST = 100;

    /** Some hundred bytes each. */
    private static final int REMEMBERED = 1 << 17;

    private final SubjectStore subjects;
    private final RecordStore records;
    private final RecordChecks checks;
    private final Caller caller;
    private final String sector;
    private final ServiceClock clock;
    private final LocalDate today;
    private final Map<String, RecordChecks.Subject> remembered = new HashMap<>();
    private volatile boolean outdated;

    /**
     * Checks of one import.
     *
     * @param caller whom it works for
     * @param sector of the rows that name none, null where not said
     */
    ImportChecks(
            SubjectStore subjects,
            RecordStore records,
            SectorRegistry registry,
            Caller caller,
            String sector,
            ServiceClock clock) {
        this.subjects = subjects;
        this.records = records;
        this.caller = caller;
        this.sector = sector;
        this.clock = clock;
        this.today = clock.today();
        this.checks = new RecordChecks(registry, today);
    }

    /** A row in work: whose it is, by its public id or its number, and what it says besides. */
    private record Draft(
            ImportRow row, Map<String, Object> members, String subject, IdentityNumber number, Faults faults) {}

    /** The subjects of some rows. */
    private record Found(
            Map<String, RecordChecks.Subject> byId,
            Map<IdentityNumber, String> byNumber,
            Map<Long, Integer> versions) {}

    /** Lets it look up subjects anew from the next rows on; any thread may. */
    void forget() {
        outdated = true;
    }

    Chunk check(List<ImportRow> rows, long position) {
        Supplier<String> ids = PublicIds.together();
        List<Draft> drafts = rows.stream().map(this::draft).toList();
        Found found = find(drafts);
        List<Chunk.Good> good = new ArrayList<>(rows.size());
        List<Chunk.Bad> bad = new ArrayList<>();
        for (Draft draft : drafts) {
            Optional<Chunk.Good> checked = draft.faults().isEmpty()
                    ? subject(draft, found).flatMap(of -> check(draft, of, ids))
                    : Optional.empty();
            checked.ifPresentOrElse(good::add, () -> bad.add(new Chunk.Bad(draft.row(), draft.faults())));
        }
        return new Chunk(rows, position, good, bad, found.versions(), Chunk.Good.ready(good, records));
    }

    private Draft draft(ImportRow row) {
        if (!row.isReadable()) {
            return new Draft(row, Map.of(), null, null, row.faults());
        }
        Faults faults = new Faults();
        Map<String, Object> members = row.members();
        Bound item = Bound.object(members, "", faults);
        String subject = item.text(ImportColumns.SUBJECT, !item.has(ImportColumns.ID_NUMBER), LONGEST);
        String number = item.text(ImportColumns.ID_NUMBER, false, LONGEST);
        IdentityNumber identity = IdentityNumber.parse(number, today).orElse(null);
        if (number != null && subject != null) {
            item.fault(ImportColumns.ID_NUMBER, FaultCode.FIELD_NOT_APPLICABLE);
        } else if (number != null && identity == null) {
            item.fault(ImportColumns.ID_NUMBER, FaultCode.IDENTITY_INVALID);
        }
        members.remove(ImportColumns.SUBJECT);
        members.remove(ImportColumns.ID_NUMBER);
        if (sector != null && !item.has("sector") && !item.is("type", GeneralRecord.TYPE)) {
            members.put("sector", sector);
        }
        return new Draft(row, members, subject, identity, faults);
    }

    private Found find(List<Draft> drafts) {
        if (outdated) {
            outdated = false;
            remembered.clear();
        }
        Map<String, RecordChecks.Subject> byId = new HashMap<>();
        Map<Long, Integer> versions = new HashMap<>();
        Set<IdentityNumber> numbers = new HashSet<>();
        Set<String> ids = new HashSet<>();
        for (Draft draft : drafts) {
            RecordChecks.Subject before = remembered.get(draft.subject());
            if (draft.number() != null) {
                numbers.add(draft.number());
            } else if (before != null) {
                byId.put(draft.subject(), before);
                versions.put(before.row().id(), before.row().version());
            } else if (draft.subject() != null) {
                ids.add(draft.subject());
            }
        }
        Map<IdentityNumber, String> byNumber = new HashMap<>();
        Map<String, SubjectRow> rows = new HashMap<>();
        subjects.ofNumbers(numbers).forEach((number, row) -> {
            byNumber.put(number, row.publicId());
            rows.put(row.publicId(), row);
        });
        subjects.ofPublicIds(ids).forEach(row -> rows.put(row.publicId(), row));
        Set<String> merged = rows.values().stream()
                .filter(row -> row.mergedInto() != null)
                .map(SubjectRow::mergedInto)
                .collect(Collectors.toSet());
        subjects.ofPublicIds(merged).forEach(row -> rows.put(row.publicId(), row));
        rows.replaceAll((id, row) -> row.mergedInto() == null ? row : rows.get(row.mergedInto()));
        Map<Long, SubjectRow> distinct = new HashMap<>();
        rows.values().forEach(row -> distinct.put(row.id(), row));
        Map<Long, Map<String, String>> roles = subjects.roles(distinct.keySet());
        Map<Long, IdentityNumber> identities = subjects.identitiesOf(distinct.values());
        rows.forEach((id, row) -> {
            IdentityNumber identity = identities.get(row.id());
            byId.put(
                    id,
                    new RecordChecks.Subject(
                            row,
                            roles.getOrDefault(row.id(), Map.of()),
                            row.kind() != SubjectKind.NATURAL_PERSON
                                    ? row.establishedOn()
                                    : identity == null ? null : identity.bornOn()));
            versions.put(row.id(), row.version());
        });
        remember(ids, byId);
        return new Found(byId, byNumber, versions);
    }

    private void remember(Set<String> ids, Map<String, RecordChecks.Subject> found) {
        if (remembered.size() + ids.size() > REMEMBERED) {
            remembered.clear();
        }
        for (String id : ids) {
            RecordChecks.Subject subject = found.get(id);
            if (subject != null) {
                remembered.put(id, subject);
            }
        }
    }

    private Optional<RecordChecks.Subject> subject(Draft draft, Found found) {
        String id = draft.number() == null ? draft.subject() : found.byNumber().get(draft.number());
        RecordChecks.Subject subject = id == null ? null : found.byId().get(id);
        if (subject != null) {
            return Optional.of(subject);
        }
        if (draft.number() != null) {
            // Nobody knows the person, but that what is said is of one.
            CollectionLimits.check(draft.members(), "", false, draft.faults());
            draft.faults().add("/" + ImportColumns.ID_NUMBER, FaultCode.SUBJECT_UNKNOWN);
        } else {
            draft.faults()
                    .add(
                            "/" + ImportColumns.SUBJECT,
                            CreditCode.faultOf(draft.subject())
                                    .map(fault -> switch (fault) {
                                        case LENGTH -> FaultCode.CODE_LENGTH;
                                        case ALPHABET -> FaultCode.CODE_ALPHABET;
                                        case CHECK -> FaultCode.CODE_CHECK;
                                    })
                                    .orElse(FaultCode.SUBJECT_UNKNOWN));
        }
        return Optional.empty();
    }

    private Optional<Chunk.Good> check(Draft draft, RecordChecks.Subject subject, Supplier<String> ids) {
        Faults faults = draft.faults();
        Optional<RecordChecks.Sent> sent = checks.sent(draft.members(), subject, caller, faults);
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        Sector of = sent.get().sector();
        draft.row()
                .typeFacts(
                        sent.get().members(),
                        of != null && sent.get().members().get("type") instanceof String type
                                ? of.recordType(type)
                                : null);
        RecordChecks.barred(caller, sent.get(), subject.row())
                .ifPresent(code ->
                        faults.add(code == FaultCode.AREA_NOT_ALLOWED ? "/document/authority" : "/sector", code));
        return checks.entry(sent.get(), ids.get(), subject, true, faults)
                .filter(checked -> faults.isEmpty())
                .map(checked -> {
                    RecordRow row = RecordRow.first(
                            checked.record(),
                            subject.row().id(),
                            checked.late(),
                            checked.sourceKey(),
                            new RecordRow.Change(1, clock.instant(), caller.name(), caller.authority(), null));
                    return new Chunk.Good(draft.row(), row, RecordJson.hash(checked.record()));
                });
    }
}

package org.chengxin.api.evidence.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.digest.Digests;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.retry.Written;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.PublicIds;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.evidence.store.EvidenceRow;
import org.chengxin.api.evidence.store.EvidenceStore;
import org.chengxin.api.evidence.store.EvidenceType;
import org.chengxin.api.subject.service.Found;
import org.chengxin.api.subject.service.Sights;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.law.Citation;

/** Takes files of evidence in, gives them to the cases that they are handed in with, and shows them to those entitled. */
@ApplicationScoped
public class Evidence {

    /** How many files one step of a case takes. */
    public static final int MOST_AT_ONCE = 20;

    private static final int CREATED = 201;
    private static final Duration DAY = Duration.ofHours(24);
    private static final int MOST_UNATTACHED = 50;
    private static final long MOST_UNATTACHED_MIB = 200;

    private final Database database;
    private final EvidenceStore store;
    private final EvidenceFolder folder;
    private final SubjectStore subjects;
    private final Sights sights;
    private final AuditTrail audit;
    private final Retries retries;
    private final ServiceClock clock;

    @Inject
    public Evidence(
            Database database,
            EvidenceStore store,
            EvidenceFolder folder,
            SubjectStore subjects,
            Sights sights,
            AuditTrail audit,
            Retries retries,
            ServiceClock clock) {
        this.database = database;
        this.store = store;
        this.folder = folder;
        this.subjects = subjects;
        this.sights = sights;
        this.audit = audit;
        this.retries = retries;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Evidence() {
        this(null, null, null, null, null, null, null, null);
    }

    /**
     * Takes a file in; it belongs to no case yet.
     *
     * @param mediaType what the sender says it is, one of those that are taken
     * @param name what people call it, null where not said
     * @param key of a request that may be sent again, null where there is none
     * @throws Refusal if it is something else than it says (400), the caller stands for no subject and no office (403), or has
     *     handed in too much that is not used (409)
     */
    public Written add(String mediaType, String name, InputStream body, String key, Caller caller) {
        EvidenceType type = EvidenceType.parse(mediaType).orElseThrow();
        String subject = caller.is(AccessRole.SUBJECT) ? ownSubject(caller) : null;
        if (subject == null && caller.authority() == null) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
        String id = PublicIds.next();
        try {
            EvidenceFolder.Received received = folder.receive(id, body);
            if (!received.type().equals(Optional.of(type))) {
                throw Refusal.invalid("", FaultCode.EVIDENCE_TYPE_DIFFERS, type.mediaType());
            }
            EvidenceRow row = new EvidenceRow(
                    id,
                    subject,
                    null,
                    name,
                    type,
                    received.size(),
                    received.hash(),
                    new EvidenceRow.Entry(clock.instant(), caller.name(), subject == null ? caller.authority() : null),
                    null);
            String hash = HexFormat.of().formatHex(row.hash());
            Written written = retries.onceOf(
                    key,
                    caller,
                    "POST /evidence",
                    () -> Digests.sha256(hash, type.mediaType(), String.valueOf(name)),
                    () -> written(row, caller));
            if (!id.equals(written.object())) {
                folder.delete(id); // it was sent before
            }
            return written;
        } catch (Refusal refusal) {
            folder.delete(id);
            throw refusal;
        } catch (IOException e) {
            throw new UncheckedIOException("a file of evidence cannot be kept", e);
        }
    }

    private String ownSubject(Caller caller) {
        if (caller.subject() == null) {
            return null;
        }
        Optional<SubjectRow> found = subjects.find(caller.subject());
        return found.isEmpty() ? null : Found.subject(found).publicId();
    }

    private Written written(EvidenceRow row, Caller caller) {
        EvidenceStore.Amount unused =
                store.unattached(caller.name(), clock.instant().minus(DAY));
        if (unused.files() >= MOST_UNATTACHED || unused.bytes() + row.size() > MOST_UNATTACHED_MIB << 20) {
            throw Refusal.conflict("", FaultCode.EVIDENCE_FULL, MOST_UNATTACHED, MOST_UNATTACHED_MIB);
        }
        store.add(row);
        EvidenceAnswer answer = EvidenceAnswer.of(row);
        audit.write(
                caller,
                AuditAction.EVIDENCE_ADDED,
                row.subject(),
                row.publicId(),
                Map.of("sha256", answer.sha256(), "bytes", row.size(), "type", answer.type()));
        return new Written(CREATED, "/evidence/" + row.publicId(), null, row.publicId(), Json.bytes(answer));
    }

    /**
     * Gives files to a case, in the transaction of the caller.
     *
     * @param ids as they were sent
     * @param pointer where the input has them, for example {@code /evidence}
     * @throws Refusal if there are too many, or any is not there, not handed in by the caller, or of another case (400)
     */
    public void attach(EvidenceRow.Case to, List<String> ids, String pointer, Caller caller) {
        if (ids.size() > MOST_AT_ONCE) {
            throw Refusal.invalid(pointer, FaultCode.VALUE_RANGE, "0–" + MOST_AT_ONCE);
        }
        List<EvidenceRow> known = store.lock(ids);
        Faults faults = new Faults();
        List<String> attached = Attachments.of(to, ids, known, pointer, caller, faults);
        Refusal.ifAny(faults);
        if (!attached.isEmpty()) {
            store.attach(to, attached, clock.instant());
            audit.write(caller, AuditAction.EVIDENCE_ATTACHED, to.subject(), null, Map.of("evidence", attached));
        }
    }

    /** The files of a case, the earliest first; of erased ones what is left. */
    public List<EvidenceAnswer> of(long caseId) {
        return store.ofCase(caseId).stream().map(EvidenceAnswer::of).toList();
    }

    /**
     * Erases the files of a case for good, in the transaction of the caller; that they were there, and their hashes, stay.
     *
     * @param ground what asks for it
     */
    public void erase(long caseId, Citation ground, Caller caller) {
        List<EvidenceRow> erased =
                store.lockCase(caseId).stream().filter(row -> !row.isErased()).toList();
        List<String> ids = erased.stream().map(EvidenceRow::publicId).toList();
        store.erase(ids, clock.instant());
        for (EvidenceRow row : erased) {
            retries.forget(row.publicId());
            audit.write(
                    caller,
                    AuditAction.EVIDENCE_ERASED,
                    row.subject(),
                    row.publicId(),
                    Map.of("hash", HexFormat.of().formatHex(row.hash()), "ground", ground.text()));
        }
        database.afterCommit(() -> ids.forEach(folder::delete));
    }

    /**
     * What is told of a file, for who handed it in, and once it belongs to a case for the subject that this is of and offices that may read its
     * records.
     *
     * @throws Refusal if there is none (404), it is erased (410), the caller may not see it (403), or a purpose is missing (400)
     */
    public EvidenceAnswer one(String id, Caller caller) {
        return database.inTransaction(() -> {
            EvidenceRow row = store.find(id).orElseThrow(Refusal::notFound);
            if (!mayRead(caller, row)) {
                throw Refusal.of(ProblemType.FORBIDDEN);
            }
            if (row.isErased()) {
                throw Refusal.of(ProblemType.ERASED);
            }
            audit.write(caller, AuditAction.EVIDENCE_READ, row.subject(), id, Map.of());
            return EvidenceAnswer.of(row);
        });
    }

    /** The bytes of a file that {@link #one} has given. */
    public InputStream bytes(EvidenceAnswer file) throws IOException {
        return folder.open(file.id());
    }

    private boolean mayRead(Caller caller, EvidenceRow row) {
        if (Attachments.isFrom(caller, row) || caller.is(AccessRole.AUDITOR)) {
            return true;
        }
        if (row.subject() == null) {
            return false;
        }
        if (row.at() == null) {
            return caller.standsFor(row.subject());
        }
        SubjectRow subject = subjects.find(row.subject()).orElseThrow();
        Set<String> roles = subjects.roles(List.of(subject.id()))
                .getOrDefault(subject.id(), Map.of())
                .keySet();
        return sights.ofPapers(caller, subject, roles, row.at().sector());
    }
}

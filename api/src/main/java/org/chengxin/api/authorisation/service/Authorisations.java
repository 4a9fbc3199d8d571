package org.chengxin.api.authorisation.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.authorisation.store.AuthorisationRow;
import org.chengxin.api.authorisation.store.AuthorisationStore;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.retry.Written;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.PublicIds;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.subject.service.Found;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.Bound;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.subject.AreaCode;

/** Takes in what subjects authorise others in writing to see of them, and takes it back (001, articles 23 and 24). */
@ApplicationScoped
public class Authorisations {

    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int LONGEST_REASON = 500;

    private final Database database;
    private final AuthorisationStore store;
    private final SubjectStore subjects;
    private final AuditTrail audit;
    private final Retries retries;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public Authorisations(
            Database database,
            AuthorisationStore store,
            SubjectStore subjects,
            AuditTrail audit,
            Retries retries,
            Sectors sectors,
            ServiceClock clock) {
        this.database = database;
        this.store = store;
        this.subjects = subjects;
        this.audit = audit;
        this.retries = retries;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Authorisations() {
        this(null, null, null, null, null, null, null);
    }

    /**
     * Takes in an authorisation, from the subject itself or, on paper, through an office of its area.
     *
     * @throws Refusal if there is no such subject (404), it is not the caller's (403), or the input is at fault (400)
     */
    public Written give(String subjectId, byte[] body, String key, Caller caller) {
        String operation = "POST /subjects/" + subjectId + "/authorisations";
        return retries.once(key, caller, operation, body, () -> {
            SubjectRow subject = Found.subject(subjects.find(subjectId));
            boolean itself = caller.standsFor(subjectId);
            if (!itself && !(isOffice(caller) && caller.actsFor(subject.area()))) {
                throw Refusal.of(ProblemType.FORBIDDEN);
            }
            AuthorisationIntake intake = AuthorisationIntake.read(body, !itself, sectors, clock.today());
            refuseUnknown(intake.grantee(), subjectId);
            AuthorisationRow given = new AuthorisationRow(
                    PublicIds.next(),
                    subjectId,
                    intake.grantee(),
                    intake.sectors(),
                    clock.today(),
                    intake.until(),
                    intake.document(),
                    new AuthorisationRow.Entry(clock.instant(), caller.name(), itself ? null : caller.authority()),
                    null);
            store.add(given);
            audit.write(caller, AuditAction.AUTHORISATION_GIVEN, subjectId, given.publicId(), detail(given));
            return written(CREATED, given);
        });
    }

    private void refuseUnknown(AuthorisationRow.Grantee grantee, String subjectId) {
        if (grantee.subject() == null) {
            return;
        }
        if (grantee.subject().equals(subjectId)) {
            throw Refusal.invalid("/grantee/subject", FaultCode.ID_DUPLICATE);
        }
        if (subjects.find(grantee.subject())
                .filter(found -> found.mergedInto() == null)
                .isEmpty()) {
            throw Refusal.invalid("/grantee/subject", FaultCode.SUBJECT_UNKNOWN);
        }
    }

    private static Map<String, Object> detail(AuthorisationRow given) {
        Map<String, Object> detail = new LinkedHashMap<>();
        AuthorisationRow.Grantee grantee = given.grantee();
        if (grantee.subject() == null) {
            detail.put("authority", grantee.authority().value());
        } else {
            detail.put("grantee", grantee.subject());
        }
        if (!given.sectors().isEmpty()) {
            detail.put("sectors", given.sectors());
        }
        detail.put("until", given.until());
        return detail;
    }

    /**
     * Takes an authorisation back, by the subject or the office that entered it.
     *
     * @throws Refusal if there is none (404), it is not the caller's (403), the input is at fault (400), or it was taken back
     *     before (409)
     */
    public Written revoke(String id, byte[] body, String key, Caller caller) {
        return retries.once(key, caller, "POST /authorisations/" + id + "/revocation", body, () -> {
            AuthorisationRow given = store.lock(id).orElseThrow(Refusal::notFound);
            if (!caller.standsFor(given.subject()) && !entered(caller, given)) {
                throw Refusal.of(ProblemType.FORBIDDEN);
            }
            Faults faults = new Faults();
            Object json = JsonInput.read(body, faults);
            Refusal.ifAny(faults);
            Bound item = Bound.object(json, "", faults);
            String reason = item.text("reason", true, LONGEST_REASON);
            item.refuseOthers(FaultCode.FIELD_UNKNOWN);
            Refusal.ifAny(faults);
            if (given.revocation() != null) {
                throw Refusal.conflict("", FaultCode.AUTHORISATION_REVOKED);
            }
            AuthorisationRow revoked =
                    given.revoked(new AuthorisationRow.Revocation(clock.instant(), caller.name(), reason));
            store.revoke(revoked);
            audit.write(caller, AuditAction.AUTHORISATION_REVOKED, given.subject(), id, Map.of());
            return written(OK, revoked);
        });
    }

    private Written written(int status, AuthorisationRow row) {
        Prepared answer = Prepared.of(Json.bytes(AuthorisationAnswer.of(row, clock.today())));
        String id = row.publicId();
        return new Written(
                status, status == CREATED ? "/authorisations/" + id : null, answer.etag(), id, answer.body());
    }

    /**
     * What a subject has authorised, the earliest first.
     *
     * @throws Refusal if there is no such subject (404), or it is not the caller's (403)
     */
    public Page<AuthorisationAnswer> of(String subjectId, Caller caller) {
        return database.inTransaction(() -> {
            SubjectRow subject = Found.subject(subjects.find(subjectId));
            if (!seesAll(caller, subject)) {
                throw Refusal.of(ProblemType.FORBIDDEN);
            }
            List<AuthorisationAnswer> items = store.ofSubject(subject.id()).stream()
                    .map(row -> AuthorisationAnswer.of(row, clock.today()))
                    .toList();
            audit.write(
                    caller, AuditAction.AUTHORISATIONS_READ, subjectId, null, Map.of("authorisations", items.size()));
            return Page.whole(items);
        });
    }

    /**
     * One authorisation, also for whom it authorises.
     *
     * @throws Refusal if there is none (404), or it is not the caller's (403)
     */
    public AuthorisationAnswer one(String id, Caller caller) {
        return database.inTransaction(() -> {
            AuthorisationRow row = store.find(id).orElseThrow(Refusal::notFound);
            SubjectRow subject = Found.subject(subjects.find(row.subject()));
            if (!seesAll(caller, subject) && !entered(caller, row) && !isGrantee(caller, row.grantee())) {
                throw Refusal.of(ProblemType.FORBIDDEN);
            }
            audit.write(caller, AuditAction.AUTHORISATIONS_READ, row.subject(), id, Map.of());
            return AuthorisationAnswer.of(row, clock.today());
        });
    }

    private static boolean seesAll(Caller caller, SubjectRow subject) {
        boolean ownOffice = (isOffice(caller) || caller.is(AccessRole.REVIEWER)) && caller.actsFor(subject.area());
        return ownOffice || caller.standsFor(subject.publicId()) || caller.is(AccessRole.AUDITOR);
    }

    private static boolean entered(Caller caller, AuthorisationRow row) {
        AreaCode office = row.entry().office();
        return isOffice(caller) && office != null && office.equals(caller.authority());
    }

    private static boolean isGrantee(Caller caller, AuthorisationRow.Grantee grantee) {
        return grantee.subject() != null
                ? caller.standsFor(grantee.subject())
                : caller.is(AccessRole.USER) && grantee.authority().equals(caller.authority());
    }

    private static boolean isOffice(Caller caller) {
        return caller.is(AccessRole.OFFICER) || caller.is(AccessRole.AGENCY);
    }
}

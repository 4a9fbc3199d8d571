package org.chengxin.api.subject.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengxin.api.authorisation.store.AuthorisationStore;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.subject.store.SubjectRow;

/** Tells how much of a file a caller may read, with what the subject has authorised it to. */
@ApplicationScoped
public class Sights {

    private final AuthorisationStore authorisations;
    private final ServiceClock clock;

    @Inject
    public Sights(AuthorisationStore authorisations, ServiceClock clock) {
        this.authorisations = authorisations;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Sights() {
        this(null, null);
    }

    /**
     * How much a caller may read of a subject's file; see {@link Sight#of}.
     *
     * @throws Refusal if it may only with a purpose, and has named none (400)
     */
    public Sight of(Optional<Caller> caller, SubjectRow subject, Set<String> roles) {
        return Sight.of(
                caller, subject, roles, caller.map(who -> granted(who, subject)).orElse(Sight.PUBLIC));
    }

    /** The same where the rest is public: who lacks a purpose sees only that. */
    public Sight beyondPublic(Caller caller, SubjectRow subject, Set<String> roles) {
        try {
            return of(Optional.of(caller), subject, roles);
        } catch (Refusal purposeMissing) {
            return Sight.PUBLIC;
        }
    }

    /**
     * Whether a caller may read the papers of a case of a subject: the subject itself, auditors, and offices as far as they may read
     * its records of the case's sector.
     *
     * @param roles the sectors in which the subject has a role
     * @param sector null for a case of the general part
     * @throws Refusal if an office may only with a purpose, and has named none (400)
     */
    public boolean ofPapers(Caller caller, SubjectRow subject, Set<String> roles, String sector) {
        if (caller.standsFor(subject.publicId()) || caller.is(AccessRole.AUDITOR)) {
            return true;
        }
        boolean keepsFiles =
                caller.is(AccessRole.OFFICER) || caller.is(AccessRole.REVIEWER) || caller.is(AccessRole.AGENCY);
        if (!keepsFiles) {
            return false;
        }
        Sight sight = of(Optional.of(caller), subject, roles);
        return sector == null ? sight.general() : sight.reaches(sector);
    }

    private Sight granted(Caller caller, SubjectRow subject) {
        boolean person = caller.is(AccessRole.SUBJECT) && caller.subject() != null;
        boolean body = caller.is(AccessRole.USER) && caller.authority() != null;
        if (!person && !body) {
            return Sight.PUBLIC;
        }
        List<List<String>> grants = authorisations.granted(
                subject.id(), clock.today(), person ? caller.subject() : null, body ? caller.authority() : null);
        return Sight.granted(grants);
    }
}

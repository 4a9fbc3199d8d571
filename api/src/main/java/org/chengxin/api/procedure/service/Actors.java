package org.chengxin.api.procedure.service;

import java.util.Optional;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.procedure.store.CaseRow;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.law.Citation;
import org.chengxin.core.procedure.Actor;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;

/** Which account is whom in a procedure (readings O1, O2). */
final class Actors {

    private static final AreaCode REGION = AreaCode.of("150000");

    private Actors() {}

    /** The role that an actor's account has. */
    static String role(Actor actor) {
        return switch (actor) {
            case SUBJECT -> AccessRole.SUBJECT.code();
            case OFFICE, OFFICE_OR_AGENCY -> AccessRole.OFFICER.code();
            case AGENCY -> AccessRole.AGENCY.code();
            case ABOVE, REGION -> AccessRole.REVIEWER.code();
            case ANYBODY, TIME -> actor.code();
        };
    }

    /** The office that an actor is of in a case that lies with an office, empty for none. */
    static Optional<AreaCode> office(Actor actor, AreaCode office) {
        return switch (actor) {
            case OFFICE, OFFICE_OR_AGENCY, AGENCY -> Optional.of(office);
            case ABOVE -> above(office);
            case REGION -> Optional.of(REGION);
            case SUBJECT, ANYBODY, TIME -> Optional.empty();
        };
    }

    /** Whether an account is the subject of a case, or of an office that it lies with or that is above it. */
    static boolean hasToDoWith(CaseRow row, Caller caller) {
        boolean office =
                caller.is(AccessRole.OFFICER) || caller.is(AccessRole.AGENCY) || caller.is(AccessRole.REVIEWER);
        // The region's department reviews whatever the sector, so that of its steps no sector is asked.
        boolean anySector =
                caller.is(AccessRole.REVIEWER) && REGION.equals(row.now().owedOffice());
        return caller.standsFor(row.subject())
                || (office
                        && caller.actsFor(row.office())
                        && (actsIn(caller, row.sector()) || anySector || isRegionalReviewer(caller)));
    }

    /** The region's development and reform department reviews whatever the sector (001, article 39). */
    static boolean isRegionalReviewer(Caller caller) {
        return caller.is(AccessRole.REVIEWER) && REGION.equals(caller.authority());
    }

    private static Optional<AreaCode> above(AreaCode office) {
        return Areas.region().find(office).map(Areas.Area::parent);
    }

    /**
     * Refuses whoever is not the actor of a step.
     *
     * @param sector null for what is of the general part
     * @throws Refusal if the role, area or sector is another (403), or the level of the office (409)
     */
    static void check(Actor actor, Caller caller, String subject, String sector, AreaCode office, Citation citation) {
        switch (actor) {
            case ANYBODY -> {}
            case SUBJECT -> refuseUnless(caller.standsFor(subject));
            case OFFICE -> {
                refuseUnless(caller.is(AccessRole.OFFICER) && actsIn(caller, sector) && caller.actsFor(office));
                refuseOtherLevel(caller, office, citation);
            }
            case OFFICE_OR_AGENCY -> {
                if (!caller.is(AccessRole.AGENCY) || !REGION.equals(caller.authority())) {
                    check(Actor.OFFICE, caller, subject, sector, office, citation);
                }
            }
            case AGENCY -> refuseUnless(caller.is(AccessRole.AGENCY) && caller.actsFor(office));
            case ABOVE -> {
                refuseUnless(caller.is(AccessRole.REVIEWER) && actsIn(caller, sector) && caller.actsFor(office));
                refuseOtherLevel(caller, above(office).orElse(REGION), citation);
            }
            case REGION -> {
                refuseUnless(caller.is(AccessRole.REVIEWER) && caller.actsFor(office));
                refuseOtherLevel(caller, REGION, citation);
            }
            case TIME -> throw Refusal.of(ProblemType.FORBIDDEN);
        }
    }

    private static boolean actsIn(Caller caller, String sector) {
        return sector == null || caller.actsIn(sector);
    }

    private static void refuseUnless(boolean allowed) {
        if (!allowed) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
    }

    private static void refuseOtherLevel(Caller caller, AreaCode level, Citation citation) {
        if (!level.equals(caller.authority())) {
            throw Refusal.conflict("", FaultCode.PROCEDURE_LEVEL, Areas.region().fullName(level), citation);
        }
    }
}

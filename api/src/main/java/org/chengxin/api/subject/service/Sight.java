package org.chengxin.api.subject.service;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.core.fault.FaultCode;

/**
 * How much of a subject's file somebody may read besides what is public (001, articles 23 to 26): the subject itself, whoever it
 * authorised, and auditors all; an office its own files, and with a purpose those of others.
 *
 * @param whole whether it may read everything
 * @param sectors the sectors that it may read where it may not read everything
 * @param general whether it may read what belongs to no sector
 */
public record Sight(boolean whole, Set<String> sectors, boolean general) {

    /** Of somebody who may read what is public. */
    public static final Sight PUBLIC = new Sight(false, Set.of(), false);

    static final Sight WHOLE = new Sight(true, Set.of(), true);

    public Sight {
        sectors = Set.copyOf(sectors);
    }

    /**
     * What a subject has authorised somebody to read (reading G5).
     *
     * @param grants the sectors of each authorisation, empty for the whole file
     */
    static Sight granted(List<List<String>> grants) {
        return grants.stream().anyMatch(List::isEmpty)
                ? WHOLE
                : new Sight(false, grants.stream().flatMap(List::stream).collect(Collectors.toSet()), false);
    }

    /**
     * How much a caller may read of a subject's file.
     *
     * @param caller empty for an anonymous one
     * @param roles the sectors in which the subject has a role
     * @param granted what the subject has authorised the caller to read
     * @throws Refusal if it may only with a purpose, and has named none (400)
     */
    public static Sight of(Optional<Caller> caller, SubjectRow subject, Set<String> roles, Sight granted) {
        if (caller.isEmpty()) {
            return PUBLIC;
        }
        Caller who = caller.get();
        if (who.standsFor(subject.publicId()) || who.is(AccessRole.AUDITOR) || granted.whole()) {
            return WHOLE;
        }
        boolean keepsFiles = who.is(AccessRole.OFFICER) || who.is(AccessRole.REVIEWER) || who.is(AccessRole.AGENCY);
        if (!keepsFiles && !who.is(AccessRole.USER)) {
            return granted;
        }
        if (who.purpose() != null) {
            return WHOLE;
        }
        if (keepsFiles
                && who.actsFor(subject.area())
                && (roles.isEmpty() || roles.stream().anyMatch(who::actsIn))) {
            return new Sight(
                    false,
                    Stream.concat(roles.stream().filter(who::actsIn), granted.sectors().stream())
                            .collect(Collectors.toSet()),
                    true);
        }
        if (!granted.isMoreThanPublic()) {
            throw Refusal.invalid("Purpose", FaultCode.PURPOSE_MISSING);
        }
        return granted;
    }

    /** Whether it reaches all of a sector. */
    public boolean reaches(String sector) {
        return whole || sectors.contains(sector);
    }

    /** Whether it is more than anybody's. */
    public boolean isMoreThanPublic() {
        return general || !sectors.isEmpty();
    }
}

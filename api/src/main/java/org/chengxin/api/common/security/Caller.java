package org.chengxin.api.common.security;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;

/**
 * Who asks, as its token says.
 *
 * @param name the account
 * @param authority the area of its office, null where it stands for none
 * @param sectors the sectors of its office
 * @param subject the subject it stands for, by public id; null where it stands for none
 * @param purpose what it asks for, null where neither the token nor the request says
 * @param requestId the request that it makes, or the job that works for it
 */
public record Caller(
        String name,
        Set<AccessRole> roles,
        AreaCode authority,
        Set<String> sectors,
        String subject,
        String purpose,
        String requestId) {

    /** Under which name a request carries it. */
    public static final String ATTRIBUTE = Caller.class.getName();

    public Caller {
        roles = Set.copyOf(roles);
        sectors = Set.copyOf(sectors);
    }

    /** Who sent the request; empty for an anonymous one. */
    public static Optional<Caller> of(ServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
    }

    /** The service itself, at work on a task of its own. */
    public static Caller service(String task, String taskId) {
        return new Caller("service:" + task, Set.of(), null, Set.of(), null, null, taskId);
    }

    /** Who sent a request to an operation that only those with a token may use. */
    public static Caller required(ServletRequest request) {
        return of(request).orElseThrow(() -> Refusal.of(ProblemType.TOKEN_MISSING));
    }

    public boolean is(AccessRole role) {
        return roles.contains(role);
    }

    /** Whether it stands for this subject. */
    public boolean standsFor(String publicId) {
        return is(AccessRole.SUBJECT) && publicId.equals(subject);
    }

    /** Whether its office acts for an area: its own, or one below. */
    public boolean actsFor(AreaCode area) {
        return authority != null && Areas.region().within(area, authority);
    }

    /** Whether its office acts in a sector. The public credit agency does in all, unless its token names some. */
    public boolean actsIn(String sector) {
        return sectors.contains(sector) || (is(AccessRole.AGENCY) && sectors.isEmpty());
    }

    Caller inRequest(String id, String statedPurpose) {
        return new Caller(
                name, roles, authority, sectors, subject, statedPurpose == null ? purpose : statedPurpose, id);
    }

    /** The same, at work in a job. */
    public Caller inJob(String jobId) {
        return inRequest(jobId, null);
    }

    /** The roles by their codes, in the contract's order. */
    public String roleCodes() {
        return roles.stream().sorted().map(AccessRole::code).collect(Collectors.joining(","));
    }
}

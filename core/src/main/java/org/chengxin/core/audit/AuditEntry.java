package org.chengxin.core.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/**
 * What the audit trail says of one write, or of one read of what is not public (234, articles 26 and 35). It holds ids and
 * hashes, never what a record says or a person is called.
 *
 * @param id its number, given when it was written
 * @param at when, in whole microseconds
 * @param actor who
 * @param roles the roles it was done with, joined by commas
 * @param authority the area code of the office, null for whoever acts for none
 * @param purpose what for, null where it was not said
 * @param subject the public id of the subject concerned, null where it concerns none or several
 * @param action what was done, as a code
 * @param object the id of what was written or read, null where that is the subject
 * @param requestId the id of the request
 * @param detail what else there is to know, as JSON, null for nothing
 */
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        String roles,
        String authority,
        String purpose,
        String subject,
        String action,
        String object,
        String requestId,
        String detail) {

    public AuditEntry {
        at = at.truncatedTo(ChronoUnit.MICROS);
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(roles, "roles");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(requestId, "requestId");
    }
}

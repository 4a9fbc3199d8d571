package org.chengxin.api.audit.store;

import java.time.Instant;

/**
 * Which entries are asked for; null asks for nothing.
 *
 * @param subject the public id of the subject concerned
 * @param from the first moment
 * @param before the moment before which they were written
 * @param after the entry after which to begin
 * @param most how many
 */
public record AuditSearch(String subject, String actor, Instant from, Instant before, After after, int most) {

    /** The time and number of an entry. */
    public record After(Instant at, long id) {}
}

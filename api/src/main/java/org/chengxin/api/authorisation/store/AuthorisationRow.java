package org.chengxin.api.authorisation.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chengxin.core.subject.AreaCode;

/**
 * A written authorisation to see a subject's file (001, articles 23 and 24).
 *
 * @param subject the public id of the subject that gave it
 * @param sectors what it opens, empty for the whole file
 * @param givenOn the first day
 * @param until the last day
 * @param document the number of the paper, null where there is none
 * @param revocation null while it has not been taken back
 */
public record AuthorisationRow(
        String publicId,
        String subject,
        Grantee grantee,
        List<String> sectors,
        LocalDate givenOn,
        LocalDate until,
        String document,
        Entry entry,
        Revocation revocation) {

    public AuthorisationRow {
        sectors = List.copyOf(sectors);
    }

    /**
     * Who is authorised: a subject or an office.
     *
     * @param subject a subject's public id, null for an office
     * @param authority the area of an office, null for a subject
     * @param name what the office is called, null for a subject
     */
    public record Grantee(String subject, AreaCode authority, String name) {}

    /**
     * Who entered it when.
     *
     * @param office the area of the office that did it from paper, null where it was the subject itself
     */
    public record Entry(Instant at, String actor, AreaCode office) {}

    /** Who took it back when and why. */
    public record Revocation(Instant at, String actor, String reason) {}

    /** The same, taken back. */
    public AuthorisationRow revoked(Revocation by) {
        return new AuthorisationRow(publicId, subject, grantee, sectors, givenOn, until, document, entry, by);
    }
}

package org.chengxin.api.authorisation.service;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chengxin.api.authorisation.store.AuthorisationRow;

/**
 * An authorisation as it is read; what it does not say is null.
 *
 * @param sectors null for the whole file
 * @param office of the office that entered it from paper
 * @param state {@code in-force}, {@code ended} or {@code revoked}
 * @param reason why it was taken back
 */
public record AuthorisationAnswer(
        String id,
        String subject,
        Grantee grantee,
        List<String> sectors,
        LocalDate from,
        LocalDate until,
        Document document,
        Instant enteredAt,
        String office,
        String state,
        Instant revokedAt,
        String reason) {

    /** Who is authorised: a subject, or an office with its name. */
    public record Grantee(String subject, String authority, String name) {}

    /** The paper that it was given on. */
    public record Document(String number) {}

    static AuthorisationAnswer of(AuthorisationRow row, LocalDate today) {
        AuthorisationRow.Grantee grantee = row.grantee();
        AuthorisationRow.Revocation revocation = row.revocation();
        return new AuthorisationAnswer(
                row.publicId(),
                row.subject(),
                new Grantee(
                        grantee.subject(),
                        grantee.authority() == null ? null : grantee.authority().value(),
                        grantee.name()),
                row.sectors().isEmpty() ? null : row.sectors(),
                row.givenOn(),
                row.until(),
                row.document() == null ? null : new Document(row.document()),
                row.entry().at(),
                row.entry().office() == null ? null : row.entry().office().value(),
                revocation != null ? "revoked" : today.isAfter(row.until()) ? "ended" : "in-force",
                revocation == null ? null : revocation.at(),
                revocation == null ? null : revocation.reason());
    }
}

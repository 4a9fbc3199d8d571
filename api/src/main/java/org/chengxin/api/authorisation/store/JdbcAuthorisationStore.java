package org.chengxin.api.authorisation.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.common.store.Database;
import org.chengxin.core.subject.AreaCode;

@ApplicationScoped
public class JdbcAuthorisationStore implements AuthorisationStore {

    private static final String SELECT = "select a.*, s.public_id as subject, (select g.public_id from subject g"
            + " where g.id = a.grantee_subject) as grantee from authorisation a join subject s on s.id = a.subject_id";

    private final Database database;

    @Inject
    public JdbcAuthorisationStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcAuthorisationStore() {
        this(null);
    }

    @Override
    public void add(AuthorisationRow added) {
        database.update(
                "insert into authorisation (public_id, subject_id, grantee_subject, grantee_authority, grantee_name,"
                        + " sectors, given_on, until_day, document_number, entered_at, entered_by, entered_office)"
                        + " values (?, (select id from subject where public_id = ?),"
                        + " (select id from subject where public_id = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                added.publicId(),
                added.subject(),
                added.grantee().subject(),
                code(added.grantee().authority()),
                added.grantee().name(),
                added.sectors().isEmpty() ? null : String.join(",", added.sectors()),
                added.givenOn(),
                added.until(),
                added.document(),
                Database.utc(added.entry().at()),
                added.entry().actor(),
                code(added.entry().office()));
    }

    @Override
    public Optional<AuthorisationRow> find(String publicId) {
        return database.first(SELECT + " where a.public_id = ?", JdbcAuthorisationStore::row, publicId);
    }

    @Override
    public Optional<AuthorisationRow> lock(String publicId) {
        return database.first(SELECT + " where a.public_id = ? for update", JdbcAuthorisationStore::row, publicId);
    }

    @Override
    public List<AuthorisationRow> ofSubject(long subjectId) {
        return database.list(SELECT + " where a.subject_id = ? order by a.id", JdbcAuthorisationStore::row, subjectId);
    }

    @Override
    public void revoke(AuthorisationRow revoked) {
        database.update(
                "update authorisation set revoked_at = ?, revoked_by = ?, revoke_reason = ? where public_id = ?",
                Database.utc(revoked.revocation().at()),
                revoked.revocation().actor(),
                revoked.revocation().reason(),
                revoked.publicId());
    }

    @Override
    public List<List<String>> granted(long subjectId, LocalDate day, String grantee, AreaCode authority) {
        return database.list(
                "select a.sectors from authorisation a left join subject g on g.id = a.grantee_subject"
                        + " where a.subject_id = ? and a.revoked_at is null and a.given_on <= ? and a.until_day >= ?"
                        + " and (g.public_id = ? or a.grantee_authority = ?)",
                row -> sectors(row.getString(1)),
                subjectId,
                day,
                day,
                grantee,
                code(authority));
    }

    private static AuthorisationRow row(ResultSet row) throws SQLException {
        return new AuthorisationRow(
                row.getString("public_id"),
                row.getString("subject"),
                new AuthorisationRow.Grantee(
                        row.getString("grantee"),
                        area(row.getString("grantee_authority")),
                        row.getString("grantee_name")),
                sectors(row.getString("sectors")),
                Database.day(row, "given_on"),
                Database.day(row, "until_day"),
                row.getString("document_number"),
                new AuthorisationRow.Entry(
                        Database.instant(row, "entered_at"),
                        row.getString("entered_by"),
                        area(row.getString("entered_office"))),
                row.getString("revoked_by") == null
                        ? null
                        : new AuthorisationRow.Revocation(
                                Database.instant(row, "revoked_at"),
                                row.getString("revoked_by"),
                                row.getString("revoke_reason")));
    }

    private static List<String> sectors(String joined) {
        return joined == null ? List.of() : List.of(joined.split(",", -1));
    }

    private static AreaCode area(String code) {
        return code == null ? null : AreaCode.of(code);
    }

    private static String code(AreaCode area) {
        return area == null ? null : area.value();
    }
}

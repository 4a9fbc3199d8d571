package org.chengxin.api.evidence.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chengxin.api.common.store.Database;
import org.chengxin.core.subject.AreaCode;

@ApplicationScoped
public class JdbcEvidenceStore implements EvidenceStore {

    private static final String SELECT =
            "select e.*, (select s.public_id from subject s where s.id = e.subject_id) as subject" + " from evidence e";

    private final Database database;

    @Inject
    public JdbcEvidenceStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcEvidenceStore() {
        this(null);
    }

    @Override
    public void add(EvidenceRow added) {
        AreaCode office = added.entry().office();
        database.update(
                "insert into evidence (public_id, subject_id, name, type, size, hash, entered_at, entered_by, entered_office)"
                        + " values (?, (select id from subject where public_id = ?), ?, ?, ?, ?, ?, ?, ?)",
                added.publicId(),
                added.subject(),
                added.name(),
                added.type().mediaType(),
                added.size(),
                added.hash(),
                Database.utc(added.entry().at()),
                added.entry().actor(),
                office == null ? null : office.value());
    }

    @Override
    public Optional<EvidenceRow> find(String publicId) {
        return database.first(SELECT + " where e.public_id = ?", JdbcEvidenceStore::row, publicId);
    }

    @Override
    public List<EvidenceRow> lock(Collection<String> publicIds) {
        // Every id is ASCII; the database does not compare other texts with them.
        List<String> ids = publicIds.stream()
                .filter(id -> id.chars().allMatch(c -> c <= '~'))
                .toList();
        return ids.isEmpty()
                ? List.of()
                : database.list(
                        SELECT + " where e.public_id in (" + Database.marks(ids) + ") order by e.id for update",
                        JdbcEvidenceStore::row,
                        ids.toArray());
    }

    @Override
    public List<EvidenceRow> ofCase(long caseId) {
        return database.list(SELECT + " where e.case_id = ? order by e.id", JdbcEvidenceStore::row, caseId);
    }

    @Override
    public List<EvidenceRow> lockCase(long caseId) {
        return database.list(SELECT + " where e.case_id = ? order by e.id for update", JdbcEvidenceStore::row, caseId);
    }

    @Override
    public void attach(EvidenceRow.Case to, Collection<String> publicIds, Instant at) {
        if (publicIds.isEmpty()) {
            return;
        }
        database.update(
                "update evidence set case_id = ?, subject_id = (select id from subject where public_id = ?), sector = ?,"
                        + " attached_at = ? where public_id in ("
                        + Database.marks(publicIds) + ")",
                Stream.concat(Stream.of(to.id(), to.subject(), to.sector(), Database.utc(at)), publicIds.stream())
                        .toArray());
    }

    @Override
    public void erase(Collection<String> publicIds, Instant at) {
        if (publicIds.isEmpty()) {
            return;
        }
        database.update(
                "update evidence set name = null, erased_at = ? where public_id in (" + Database.marks(publicIds) + ")",
                Stream.concat(Stream.of(Database.utc(at)), publicIds.stream()).toArray());
    }

    @Override
    public Amount unattached(String actor, Instant since) {
        return database.first(
                        "select count(*), coalesce(sum(size), 0) from evidence"
                                + " where entered_by = ? and entered_at > ? and case_id is null",
                        row -> new Amount(row.getLong(1), row.getLong(2)),
                        actor,
                        Database.utc(since))
                .orElseThrow();
    }

    @Override
    public List<String> lockUnattached(Instant before, int limit) {
        return database.list(
                "select public_id from evidence where case_id is null and entered_at < ? order by entered_at limit "
                        + limit + " for update",
                row -> row.getString(1),
                Database.utc(before));
    }

    @Override
    public void delete(Collection<String> publicIds) {
        database.update(
                "delete from evidence where public_id in (" + Database.marks(publicIds) + ")", publicIds.toArray());
    }

    @Override
    public Set<String> kept(Collection<String> publicIds) {
        return publicIds.isEmpty()
                ? Set.of()
                : new HashSet<>(database.list(
                        "select public_id from evidence where erased_at is null and public_id in ("
                                + Database.marks(publicIds) + ")",
                        row -> row.getString(1),
                        publicIds.toArray()));
    }

    private static EvidenceRow row(ResultSet row) throws SQLException {
        String office = row.getString("entered_office");
        long caseId = row.getLong("case_id");
        EvidenceRow.Case at =
                row.wasNull() ? null : new EvidenceRow.Case(caseId, row.getString("subject"), row.getString("sector"));
        return new EvidenceRow(
                row.getString("public_id"),
                row.getString("subject"),
                at,
                row.getString("name"),
                EvidenceType.parse(row.getString("type")).orElseThrow(),
                row.getInt("size"),
                row.getBytes("hash"),
                new EvidenceRow.Entry(
                        Database.instant(row, "entered_at"),
                        row.getString("entered_by"),
                        office == null ? null : AreaCode.of(office)),
                row.getTimestamp("erased_at") == null ? null : Database.instant(row, "erased_at"));
    }
}

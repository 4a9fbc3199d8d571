package org.chengxin.api.job.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;

@ApplicationScoped
public class JdbcJobStore implements JobStore {

    /** By the database's own clock, which all processes share. */
    private static final String OPEN = "(state = 'queued' or (state = 'running' and (node = ? or heartbeat is null"
            + " or heartbeat < utc_timestamp(6) - interval 60 second)))";

    private final Database database;

    @Inject
    public JdbcJobStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcJobStore() {
        this(null);
    }

    @Override
    public JobRow add(String publicId, String kind, Caller caller, Long total, String node, Instant at) {
        return database.first(
                        "insert into job (public_id, kind, state, caller, office, total, node, created_at)"
                                + " values (?, ?, 'queued', ?, ?, ?, ?, ?) returning *",
                        JdbcJobStore::job,
                        publicId,
                        kind,
                        CallerJson.write(caller),
                        caller.authority() == null ? null : caller.authority().value(),
                        total,
                        node,
                        Database.utc(at))
                .orElseThrow();
    }

    @Override
    public Optional<JobRow> find(String publicId) {
        return database.first("select * from job where public_id = ?", JdbcJobStore::job, publicId);
    }

    @Override
    public List<JobRow> find(Collection<String> publicIds) {
        return publicIds.isEmpty()
                ? List.of()
                : database.list(
                        "select * from job where public_id in (" + Database.marks(publicIds) + ")",
                        JdbcJobStore::job,
                        publicIds.toArray());
    }

    @Override
    public List<JobRow> open(String node) {
        return database.list("select * from job where " + OPEN + " order by id", JdbcJobStore::job, node);
    }

    @Override
    public Optional<JobRow> claim(long id, String node, Instant at) {
        // Assignments see those before them, so the state comes last.
        int taken = database.update(
                "update job set resumed_at = if(state = 'running' and done > 0 and (total is null or done < total), done,"
                        + " resumed_at), started_at = coalesce(started_at, ?), heartbeat = utc_timestamp(6), state = 'running',"
                        + " node = ? where id = ? and " + OPEN,
                Database.utc(at),
                node,
                id,
                node);
        return taken == 0 ? Optional.empty() : database.first("select * from job where id = ?", JdbcJobStore::job, id);
    }

    @Override
    public boolean progress(long id, String node, long done, long failed) {
        return database.update(
                        "update job set done = ?, failed = ?, heartbeat = utc_timestamp(6) where id = ? and node = ? and state = 'running'",
                        done,
                        failed,
                        id,
                        node)
                == 1;
    }

    @Override
    public boolean finish(long id, String node, JobState state, String outcome, Instant at) {
        return database.update(
                        "update job set state = ?, outcome = ?, finished_at = ? where id = ? and node = ? and state = 'running'",
                        state.code(),
                        outcome,
                        Database.utc(at),
                        id,
                        node)
                == 1;
    }

    private static JobRow job(ResultSet row) throws SQLException {
        return new JobRow(
                row.getLong("id"),
                row.getString("public_id"),
                row.getString("kind"),
                JobState.of(row.getString("state")),
                CallerJson.read(row.getString("caller")),
                row.getLong("done"),
                whole(row, "total"),
                row.getLong("failed"),
                Database.instant(row, "created_at"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                whole(row, "resumed_at"),
                row.getString("node"),
                row.getString("outcome"));
    }

    private static Long whole(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? null : number;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        LocalDateTime at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }
}

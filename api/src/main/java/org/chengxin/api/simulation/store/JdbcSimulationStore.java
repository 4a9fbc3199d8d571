package org.chengxin.api.simulation.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.common.store.AreaPattern;
import org.chengxin.api.common.store.BulkRows;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.StoreException;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.AreaCode;

@ApplicationScoped
public class JdbcSimulationStore implements SimulationStore {

    private static final int FORGOTTEN_AT_ONCE = 20_000;
    private static final String MOVE =
            "select m.*, s.public_id as subject, s.name from simulation_move m straight_join subject s on s.id = m.subject_id"
                    + " where m.simulation_id = ?";

    private final Database database;

    @Inject
    public JdbcSimulationStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcSimulationStore() {
        this(null);
    }

    @Override
    public void add(SimulationRow added) {
        database.update(
                "insert into simulation (public_id, job_id, sector, area, as_of, changes, base, base_hash, draft, draft_hash, made_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                added.publicId(),
                added.jobId(),
                added.sector(),
                added.area().value(),
                added.asOf(),
                added.changes(),
                added.base(),
                added.baseHash(),
                added.draft(),
                added.draftHash(),
                Database.utc(added.madeAt()));
    }

    @Override
    public Optional<SimulationRow> find(SectorId sector, String publicId) {
        return database.first(
                "select * from simulation where public_id = ? and sector = ?",
                JdbcSimulationStore::simulation,
                publicId,
                sector.value());
    }

    @Override
    public Optional<SimulationRow> ofJob(long jobId) {
        return database.first("select * from simulation where job_id = ?", JdbcSimulationStore::simulation, jobId);
    }

    @Override
    public void advance(SimulationRow simulation, Collection<MoveRow> moved) {
        BulkRows rows = new BulkRows();
        for (MoveRow move : moved) {
            rows.add(
                    simulation.id(),
                    move.subjectId(),
                    move.area(),
                    move.from().status(),
                    move.from().grade(),
                    plain(move.from().score()),
                    move.to().status(),
                    move.to().grade(),
                    plain(move.to().score()));
        }
        int kept = database.load(
                "simulation_move (simulation_id, subject_id, area, from_status, from_grade, from_score, to_status, to_grade,"
                        + " to_score)",
                rows);
        if (kept != rows.size()) {
            throw new StoreException("moves of a simulation are refused", null);
        }
        database.update(
                "update simulation set position = ?, subjects = ?, rescored = ?, moves = ? where id = ?",
                simulation.position(),
                simulation.subjects(),
                simulation.rescored(),
                simulation.moves(),
                simulation.id());
    }

    private static String plain(BigDecimal score) {
        return score == null ? null : score.toPlainString();
    }

    @Override
    public List<MoveRow> moved(long id, AreaCode area, long after, int limit) {
        return database.list(
                MOVE + " and m.subject_id > ? and m.area like ? order by m.subject_id limit " + limit,
                JdbcSimulationStore::move,
                id,
                after,
                AreaPattern.of(area));
    }

    @Override
    public Optional<MoveRow> move(long id, long subjectId) {
        return database.first(MOVE + " and m.subject_id = ?", JdbcSimulationStore::move, id, subjectId);
    }

    @Override
    public boolean forget(Instant before) {
        String old = "select s.id from simulation s join job j on j.id = s.job_id where s.made_at < ?"
                + " and j.state in ('done', 'failed')";
        int forgotten = database.update(
                "delete from simulation_move where simulation_id in (" + old + ") limit " + FORGOTTEN_AT_ONCE,
                Database.utc(before));
        if (forgotten == 0) {
            forgotten = database.update(
                    "delete s from simulation s join job j on j.id = s.job_id where s.made_at < ?"
                            + " and j.state in ('done', 'failed')",
                    Database.utc(before));
        }
        return forgotten > 0;
    }

    private static MoveRow move(ResultSet row) throws SQLException {
        return new MoveRow(
                row.getLong("subject_id"),
                row.getString("subject"),
                row.getString("name"),
                row.getString("area"),
                outcome(row, "from"),
                outcome(row, "to"));
    }

    private static MoveRow.Outcome outcome(ResultSet row, String side) throws SQLException {
        BigDecimal score = row.getBigDecimal(side + "_score");
        if (score != null) {
            score = score.stripTrailingZeros();
            score = score.scale() < 0 ? score.setScale(0) : score;
        }
        return new MoveRow.Outcome(row.getString(side + "_status"), row.getString(side + "_grade"), score);
    }

    private static SimulationRow simulation(ResultSet row) throws SQLException {
        return new SimulationRow(
                row.getLong("id"),
                row.getString("public_id"),
                row.getLong("job_id"),
                row.getString("sector"),
                AreaCode.of(row.getString("area")),
                Database.day(row, "as_of"),
                row.getString("changes"),
                row.getString("base"),
                row.getString("base_hash"),
                row.getString("draft"),
                row.getString("draft_hash"),
                Database.instant(row, "made_at"),
                row.getLong("position"),
                row.getLong("subjects"),
                row.getLong("rescored"),
                row.getString("moves"));
    }
}

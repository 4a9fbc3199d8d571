package org.chengxin.api.closing.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.closing.store.AreaRow.Act;
import org.chengxin.api.common.store.AreaPattern;
import org.chengxin.api.common.store.BulkRows;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.StoreException;
import org.chengxin.core.evaluation.ListEffect;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.law.Citation;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.AreaCode;

@ApplicationScoped
public class JdbcClosingStore implements ClosingStore {

    private static final String SELECT =
            "select c.*, (select j.public_id from closing_run r join job j on j.id = r.job_id"
                    + " where r.id = c.run_id) as job from closing c";

    /** How many rows are deleted with one statement, which must not take long. */
    private static final int CLEARED_AT_ONCE = 20_000;

    private final Database database;

    @Inject
    public JdbcClosingStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcClosingStore() {
        this(null);
    }

    @Override
    public LocalDate since(SectorId sector, LocalDate today) {
        database.update("insert ignore into closing_sector (sector, since) values (?, ?)", sector.value(), today);
        return database.first(
                        "select since from closing_sector where sector = ?",
                        row -> Database.day(row, "since"),
                        sector.value())
                .orElseThrow();
    }

    @Override
    public Optional<ClosingRow> last(SectorId sector) {
        return database.first(
                SELECT + " where c.sector = ? and c.state = 'closed' order by c.last_day desc limit 1",
                JdbcClosingStore::closing,
                sector.value());
    }

    @Override
    public Optional<ClosingRow> find(SectorId sector, String period) {
        return database.first(
                SELECT + " where c.sector = ? and c.period = ?", JdbcClosingStore::closing, sector.value(), period);
    }

    @Override
    public ClosingRow find(long id) {
        return database.first(SELECT + " where c.id = ?", JdbcClosingStore::closing, id)
                .orElseThrow();
    }

    @Override
    public ClosingRow locked(SectorId sector, String period, LocalDate lastDay) {
        database.update(
                "insert ignore into closing (sector, period, last_day) values (?, ?, ?)",
                sector.value(),
                period,
                lastDay);
        database.first(
                "select id from closing where sector = ? and period = ? for update",
                row -> row.getLong(1),
                sector.value(),
                period);
        return find(sector, period).orElseThrow();
    }

    @Override
    public List<ClosingRow> of(SectorId sector, boolean open, LocalDate before, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(sector.value()));
        if (before != null) {
            parameters.add(before);
        }
        return database.list(
                SELECT + " where c.sector = ?" + (before == null ? "" : " and c.last_day < ?")
                        + (open ? "" : " and c.state = 'closed'") + " order by c.last_day desc limit " + limit,
                JdbcClosingStore::closing,
                parameters.toArray());
    }

    @Override
    public void begin(long closingId, long jobId, AreaCode area) {
        database.update(
                "insert into closing_run (closing_id, job_id, area) values (?, ?, ?)", closingId, jobId, area.value());
    }

    @Override
    public Optional<RunRow> runOf(long jobId) {
        return database.first("select * from closing_run where job_id = ?", JdbcClosingStore::run, jobId);
    }

    @Override
    public RunRow run(long id) {
        return database.first("select * from closing_run where id = ?", JdbcClosingStore::run, id)
                .orElseThrow();
    }

    @Override
    public Optional<String> openJob(long closingId, AreaCode area) {
        return database.first(
                "select j.public_id from closing_run r join job j on j.id = r.job_id where r.closing_id = ? and r.area = ?"
                        + " and j.state in ('queued', 'running') order by r.id desc limit 1",
                row -> row.getString(1),
                closingId,
                area.value());
    }

    @Override
    public boolean take(SectorId sector, long jobId) {
        return database.update(
                        "update closing_sector set job_id = ? where sector = ? and (job_id is null or job_id = ? or not exists"
                                + " (select 1 from job j where j.id = closing_sector.job_id and j.state = 'running'"
                                + " and j.heartbeat > utc_timestamp(6) - interval 60 second))",
                        jobId,
                        sector.value(),
                        jobId)
                == 1;
    }

    @Override
    public boolean isEarlierOpen(SectorId sector, LocalDate lastDay, AreaCode region) {
        return database.first(
                        "select 1 from closing c join closing_run r on r.closing_id = c.id and r.area = ? join job j"
                                + " on j.id = r.job_id and j.state in ('queued', 'running') where c.sector = ?"
                                + " and c.state = 'open' and c.last_day < ? limit 1",
                        row -> true,
                        region.value(),
                        sector.value(),
                        lastDay)
                .isPresent();
    }

    @Override
    public boolean clear(ClosingRow closing) {
        int cleared = database.update(
                        "delete from prior_grade where sector = ? and period = ? limit " + CLEARED_AT_ONCE,
                        closing.sector(),
                        closing.period())
                + database.update(
                        "delete from closing_effect where closing_id = ? limit " + CLEARED_AT_ONCE, closing.id())
                + database.update(
                        "delete from closed_grade where closing_id = ? limit " + CLEARED_AT_ONCE, closing.id());
        return cleared > 0;
    }

    @Override
    public void freeze(ClosingRow closing, List<ClosedGradeRow> grades, List<EffectRow> effects) {
        BulkRows all = new BulkRows();
        BulkRows graded = new BulkRows();
        for (ClosedGradeRow grade : grades) {
            all.add(
                    closing.id(),
                    grade.subjectId(),
                    grade.area(),
                    grade.status(),
                    grade.grade(),
                    grade.score() == null ? null : grade.score().toPlainString(),
                    grade.inputHash(),
                    grade.answerHash());
            if (grade.grade() != null) {
                graded.add(grade.subjectId(), closing.sector(), closing.period(), grade.grade());
            }
        }
        load(
                "closed_grade (closing_id, subject_id, area, status, grade, score, @input, @answer)"
                        + " set input_hash = unhex(@input), answer_hash = unhex(@answer)",
                all);
        load("prior_grade (subject_id, sector, period, grade)", graded);
        database.insert(
                "closing_effect (closing_id, subject_id, area, list, effect, citation)",
                "",
                effects.stream()
                        .map(each -> new Object[] {
                            closing.id(),
                            each.subjectId(),
                            each.area(),
                            each.effect().list().code(),
                            each.effect().effect().code(),
                            each.effect().citation().text()
                        })
                        .toList());
    }

    private void load(String into, BulkRows rows) {
        if (database.load(into, rows) != rows.size()) {
            throw new StoreException("grades of a closing are refused", null);
        }
    }

    @Override
    public void advance(RunRow run, Instant knownAt, int subjects, byte[] hash) {
        database.update(
                "insert into closing_chunk (run_id, seq, last_subject, subjects, known_at, hash) values (?, ?, ?, ?, ?, ?)",
                run.id(),
                run.chunks(),
                run.position(),
                subjects,
                Database.utc(knownAt),
                hash);
        database.update(
                "update closing_run set chunks = ?, position = ?, subjects = ?, root_hash = ?, counts = ? where id = ?",
                run.chunks(),
                run.position(),
                run.subjects(),
                run.rootHash(),
                run.counts(),
                run.id());
    }

    @Override
    public void phase(long runId, RunRow.Phase phase) {
        database.update("update closing_run set phase = ? where id = ?", phase.code(), runId);
    }

    @Override
    public void close(
            ClosingRow closing, RunRow run, String ruleSet, String ruleSetHash, String pluginVersion, Instant at) {
        database.update(
                "update closing set state = 'closed', run_id = ?, rule_set = ?, rule_set_hash = ?, plugin_version = ?,"
                        + " subjects = ?, root_hash = ?, closed_at = ? where id = ?",
                run.id(),
                ruleSet,
                ruleSetHash,
                pluginVersion,
                run.subjects(),
                run.rootHash(),
                Database.utc(at),
                closing.id());
    }

    @Override
    public void note(
            long closingId,
            Collection<AreaCode> areas,
            AreaRow.Kind kind,
            Instant at,
            AreaCode by,
            Long runId,
            boolean again) {
        String done = kind.code();
        String run = runId == null ? "" : ", " + done + "_run";
        String replaced = again
                ? done + "_at = value(" + done + "_at), " + done + "_by = value(" + done + "_by)"
                        + (runId == null ? "" : ", " + done + "_run = value(" + done + "_run)")
                // Assignments see those before them, so the moment comes last.
                : done + "_by = if(" + done + "_at is null, value(" + done + "_by), " + done + "_by), " + done
                        + "_at = coalesce(" + done + "_at, value(" + done + "_at))";
        database.insert(
                "closing_area (closing_id, area, " + done + "_at, " + done + "_by" + run + ")",
                "on duplicate key update " + replaced,
                areas.stream()
                        .map(area -> runId == null
                                ? new Object[] {closingId, area.value(), Database.utc(at), by.value()}
                                : new Object[] {closingId, area.value(), Database.utc(at), by.value(), runId})
                        .toList());
    }

    @Override
    public List<AreaRow> areas(long closingId) {
        return database.list(
                "select * from closing_area where closing_id = ? order by area",
                row -> new AreaRow(
                        AreaCode.of(row.getString("area")),
                        act(row, AreaRow.Kind.DRAFTED),
                        whole(row, "drafted_run"),
                        act(row, AreaRow.Kind.CHECKED),
                        whole(row, "checked_run"),
                        act(row, AreaRow.Kind.CONFIRMED),
                        act(row, AreaRow.Kind.PUBLISHED)),
                closingId);
    }

    private static Act act(ResultSet row, AreaRow.Kind kind) throws SQLException {
        Instant at = instant(row, kind.code() + "_at");
        return at == null ? null : new Act(at, AreaCode.of(row.getString(kind.code() + "_by")));
    }

    @Override
    public int tell(RunRow run, int atOnce) {
        List<Long> ends = database.list(
                "select last_subject from closing_chunk where run_id = ? and seq >= ? and seq <= ? order by seq",
                row -> row.getLong(1),
                run.id(),
                run.told(),
                run.told() + atOnce);
        List<Long> some = run.told() == 0 ? ends : ends.subList(Math.min(1, ends.size()), ends.size());
        if (some.isEmpty()) {
            return 0;
        }
        // What is written in bulk waits until the job has ended.
        database.update(
                "insert into publication (subject_id, due_on) select g.subject_id, '1970-01-02' from closed_grade g"
                        + " where g.closing_id = ? and g.subject_id > ? and g.subject_id <= ? on duplicate key update"
                        + " due_on = least(value(due_on), coalesce(due_on, value(due_on)))",
                run.closingId(),
                run.told() == 0 ? 0L : ends.get(0),
                some.get(some.size() - 1));
        database.update("update closing_run set told = ? where id = ?", run.told() + some.size(), run.id());
        return some.size();
    }

    @Override
    public List<EffectRow> openEffects(long closingId, int limit) {
        return database.list(
                "select * from closing_effect where closing_id = ? and effect in ('enter', 'leave') and not done"
                        + " order by effect, id limit " + limit,
                row -> new EffectRow(row.getLong("id"), row.getLong("subject_id"), row.getString("area"), effect(row)),
                closingId);
    }

    private static ListEffect effect(ResultSet row) throws SQLException {
        String code = row.getString("effect");
        ListEffect.Effect effect = ListEffect.Effect.PROPOSE;
        for (ListEffect.Effect known : ListEffect.Effect.values()) {
            if (known.code().equals(code)) {
                effect = known;
            }
        }
        return new ListEffect(
                ListKind.parse(row.getString("list")).orElseThrow(), effect, Citation.of(row.getString("citation")));
    }

    @Override
    public void effectsDone(Collection<Long> ids) {
        database.update(
                "update closing_effect set done = true where id in (" + Database.marks(ids) + ")", ids.toArray());
    }

    @Override
    public List<ProposalRow> proposals(ClosingRow closing, AreaCode area, long after, int limit) {
        return database.list(
                "select e.*, s.public_id as subject, s.name, g.grade, g.score, exists (select 1 from listing l"
                        + " where l.subject_id = e.subject_id and l.list = e.list and l.sector = ?"
                        + " and l.unpublished_on is null and l.published_on is not null) as listed,"
                        + " (select p.public_id from procedure_case p where p.subject_id = e.subject_id"
                        + " and p.kind = 'severe-listing' and p.sector = ? and p.list = e.list and p.filed_on > ?"
                        + " order by p.id desc limit 1) as filed from closing_effect e join subject s on s.id = e.subject_id"
                        + " join closed_grade g on g.closing_id = e.closing_id and g.subject_id = e.subject_id"
                        + " where e.closing_id = ? and e.effect = 'propose' and e.area like ? and e.id > ?"
                        + " order by e.id limit " + limit,
                row -> new ProposalRow(
                        row.getLong("id"),
                        row.getString("subject"),
                        row.getString("name"),
                        row.getString("area"),
                        effect(row),
                        row.getString("grade"),
                        score(row),
                        row.getBoolean("listed"),
                        row.getString("filed")),
                closing.sector(),
                closing.sector(),
                closing.lastDay(),
                closing.id(),
                AreaPattern.of(area),
                after);
    }

    @Override
    public List<ClosedGradeRow> frozen(long closingId, AreaCode area, long after, int limit) {
        return database.list(
                "select g.*, s.public_id as subject from closed_grade g straight_join subject s on s.id = g.subject_id"
                        + " where g.closing_id = ? and g.area like ? and g.subject_id > ? order by g.subject_id limit "
                        + limit,
                row -> new ClosedGradeRow(
                        row.getLong("subject_id"),
                        row.getString("subject"),
                        row.getString("area"),
                        row.getString("status"),
                        row.getString("grade"),
                        score(row),
                        row.getBytes("input_hash"),
                        row.getBytes("answer_hash")),
                closingId,
                AreaPattern.of(area),
                after);
    }

    private static ClosingRow closing(ResultSet row) throws SQLException {
        return new ClosingRow(
                row.getLong("id"),
                row.getString("sector"),
                row.getString("period"),
                Database.day(row, "last_day"),
                row.getString("state").equals("closed"),
                row.getBoolean("taken_over"),
                whole(row, "run_id"),
                row.getString("job"),
                row.getString("rule_set"),
                row.getString("rule_set_hash"),
                row.getString("plugin_version"),
                whole(row, "subjects"),
                row.getBytes("root_hash"),
                instant(row, "closed_at"));
    }

    private static RunRow run(ResultSet row) throws SQLException {
        return new RunRow(
                row.getLong("id"),
                row.getLong("closing_id"),
                row.getLong("job_id"),
                AreaCode.of(row.getString("area")),
                RunRow.Phase.of(row.getString("phase")),
                row.getInt("chunks"),
                row.getLong("position"),
                row.getLong("subjects"),
                row.getBytes("root_hash"),
                row.getString("counts"),
                row.getInt("told"));
    }

    private static BigDecimal score(ResultSet row) throws SQLException {
        BigDecimal score = row.getBigDecimal("score");
        if (score == null) {
            return null;
        }
        BigDecimal plain = score.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
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

package org.chengxin.api.imports.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.store.BulkRows;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.Database.Asked;
import org.chengxin.api.publishing.store.PublicationStore;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.sector.SectorId;

@ApplicationScoped
public class JdbcImportStore implements ImportStore {

    private static final String GENERAL = "";
    private static final int DELETED_AT_ONCE = 10_000;

    private final Database database;

    @Inject
    public JdbcImportStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcImportStore() {
        this(null);
    }

    @Override
    public void add(BatchRow batch) {
        BatchRow.Done done = batch.done();
        database.update(
                "insert into import_batch (job_id, batch, file, format, charset, sector, dry_run, columns, position,"
                        + " root_hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                batch.jobId(),
                batch.batch(),
                batch.file(),
                batch.format().code(),
                batch.charset(),
                batch.sector(),
                batch.dryRun(),
                json(batch.columns()),
                done.position(),
                done.rootHash());
    }

    @Override
    public Optional<BatchRow> find(long jobId) {
        return database.first(
                "select b.*, j.failed from import_batch b join job j on j.id = b.job_id where b.job_id = ?",
                JdbcImportStore::batch,
                jobId);
    }

    private static BatchRow batch(ResultSet row) throws SQLException {
        List<String> columns = new ArrayList<>();
        ((List<?>) read(row.getString("columns"))).forEach(column -> columns.add((String) column));
        return new BatchRow(
                row.getLong("job_id"),
                row.getBytes("batch"),
                row.getString("file"),
                BatchRow.Format.of(row.getString("format")),
                row.getString("charset"),
                row.getString("sector"),
                row.getBoolean("dry_run"),
                columns,
                new BatchRow.Done(
                        row.getLong("position"),
                        row.getLong("row_no"),
                        row.getLong("accepted"),
                        row.getLong("unchanged"),
                        row.getLong("failed"),
                        row.getBytes("root_hash")));
    }

    private static Object read(String text) {
        return JsonInput.read(text.getBytes(StandardCharsets.UTF_8), new Faults());
    }

    private static String json(Object value) {
        return new String(Json.bytes(value), StandardCharsets.UTF_8);
    }

    @Override
    public Optional<String> jobOf(byte[] batch) {
        return database.first(
                "select j.public_id from import_batch b join job j on j.id = b.job_id where b.batch = ?",
                row -> row.getString(1),
                (Object) batch);
    }

    @Override
    public void release(long jobId) {
        database.update("update import_batch set batch = null where job_id = ?", jobId);
    }

    @Override
    public boolean advance(long jobId, BatchRow.Done before, BatchRow.Done after, List<String> columns) {
        return database.update(
                        "update import_batch set position = ?, row_no = ?, accepted = ?, unchanged = ?, root_hash = ?,"
                                + " columns = ? where job_id = ? and position = ?",
                        after.position(),
                        after.rows(),
                        after.accepted(),
                        after.unchanged(),
                        after.rootHash(),
                        json(columns),
                        jobId,
                        before.position())
                == 1;
    }

    @Override
    public void touch(long jobId, Map<Touched, Integer> rows) {
        database.insert(
                "import_file (job_id, sector, subject_id, number)",
                "on duplicate key update number = number + value(number)",
                rows.entrySet().stream()
                        .map(row -> new Object[] {
                            jobId, sector(row.getKey().sector()), row.getKey().subjectId(), row.getValue()
                        })
                        .toList());
    }

    private static String sector(SectorId sector) {
        return sector == null ? GENERAL : sector.value();
    }

    @Override
    public Map<Long, Map<String, Integer>> numbers(long jobId, Collection<Long> subjectIds) {
        Map<Long, Map<String, Integer>> numbers = new HashMap<>();
        if (!subjectIds.isEmpty()) {
            Asked asked = Asked.keys(subjectIds);
            database.list(
                    "select f.subject_id, f.sector, f.number from " + asked.table() + " straight_join import_file f"
                            + " force index (primary) on f.subject_id = asked.id where f.job_id = ? and f.sector <> ?",
                    row -> numbers.computeIfAbsent(row.getLong(1), id -> new HashMap<>())
                            .put(row.getString(2), row.getInt(3)),
                    asked.parameter(),
                    jobId,
                    GENERAL);
        }
        return numbers;
    }

    @Override
    public Map<Long, Known> look(Collection<Long> subjectIds) {
        Map<Long, Known> known = new HashMap<>();
        if (!subjectIds.isEmpty()) {
            Asked asked = Asked.keys(subjectIds);
            // Each from an index alone; the rows behind it are long.
            database.list(
                    "select asked.id, (select group_concat(w.sector) from running_grade w"
                            + " force index (running_grade_state) where w.subject_id = asked.id and w.made_by <> 'due'),"
                            + " ifnull(p.due_on <= ?, false) from " + asked.table()
                            + " left join publication p on p.subject_id = asked.id",
                    row -> {
                        String graded = row.getString(2);
                        return known.put(
                                row.getLong(1),
                                new Known(graded == null ? Set.of() : Set.of(graded.split(",")), row.getBoolean(3)));
                    },
                    PublicationStore.IN_BULK,
                    asked.parameter());
        }
        return known;
    }

    @Override
    public Map<Long, Integer> sizes(Collection<Long> subjectIds) {
        Map<Long, Integer> sizes = new HashMap<>();
        if (!subjectIds.isEmpty()) {
            Asked asked = Asked.keys(subjectIds);
            database.list(
                    "select asked.id, (select count(*) from credit_record c force index (credit_record_content)"
                            + " where c.subject_id = asked.id) from " + asked.table(),
                    row -> sizes.put(row.getLong(1), row.getInt(2)),
                    asked.parameter());
        }
        return sizes;
    }

    @Override
    public long touched(long jobId) {
        return database.first(
                        "select count(distinct subject_id) from import_file where job_id = ?",
                        row -> row.getLong(1),
                        jobId)
                .orElseThrow();
    }

    @Override
    public List<Long> toGrade(long jobId, SectorId sector, LocalDate day, String madeBy, long after, int limit) {
        return database.list(
                "select f.subject_id from import_file f left join running_grade w force index (running_grade_state)"
                        + " on w.subject_id = f.subject_id and w.sector = f.sector"
                        + " where f.job_id = ? and f.sector = ? and f.subject_id > ?"
                        + " and (w.subject_id is null or w.day <> ? or w.made_by <> ?)"
                        + " order by f.subject_id limit " + limit,
                row -> row.getLong(1),
                jobId,
                sector.value(),
                after,
                day,
                madeBy);
    }

    @Override
    public Map<String, String> seen(long jobId, Collection<String> ids) {
        Map<String, String> seen = new HashMap<>();
        if (!ids.isEmpty()) {
            Asked asked = Asked.codes(ids);
            database.list(
                    "select asked.id, s.says from " + asked.table() + " straight_join import_seen s on s.job_id = ?"
                            + " and s.id = unhex(asked.id)",
                    row -> seen.put(row.getString(1), HexFormat.of().formatHex(row.getBytes(2))),
                    asked.parameter(),
                    jobId);
        }
        return seen;
    }

    @Override
    public void see(long jobId, Map<String, String> says) {
        BulkRows rows = new BulkRows();
        says.forEach((id, what) -> rows.add(jobId, id, what));
        database.load("import_seen (job_id, @id, @says) set id = unhex(@id), says = unhex(@says)", rows);
    }

    @Override
    public void addFaults(long jobId, List<FaultRow> faults) {
        BulkRows rows = new BulkRows();
        faults.forEach(fault ->
                rows.add(jobId, fault.row(), fault.seq(), fault.column(), fault.code(), fault.zh(), fault.en()));
        database.load("import_fault (job_id, row_no, seq, col, code, detail_zh, detail_en)", rows);
    }

    @Override
    public void addBadRows(long jobId, List<BadRow> bad) {
        BulkRows rows = new BulkRows();
        bad.forEach(row -> rows.add(jobId, row.row(), json(row.cells())));
        database.load("import_bad_row (job_id, row_no, cells)", rows);
    }

    @Override
    public List<FaultRow> faults(long jobId, long afterRow, int afterSeq, int limit) {
        return database.list(
                "select row_no, seq, col, code, detail_zh, detail_en from import_fault where job_id = ?"
                        + " and (row_no > ? or (row_no = ? and seq > ?)) order by row_no, seq limit " + limit,
                JdbcImportStore::fault,
                jobId,
                afterRow,
                afterRow,
                afterSeq);
    }

    private static FaultRow fault(ResultSet row) throws SQLException {
        return new FaultRow(
                row.getLong(1), row.getInt(2), row.getString(3), row.getString(4), row.getString(5), row.getString(6));
    }

    @Override
    public List<BadRow> badRows(long jobId, long first, long last) {
        return database.list(
                "select row_no, cells from import_bad_row where job_id = ? and row_no between ? and ? order by row_no",
                row -> {
                    Map<String, String> cells = new LinkedHashMap<>();
                    ((Map<?, ?>) read(row.getString(2)))
                            .forEach((name, cell) -> cells.put((String) name, (String) cell));
                    return new BadRow(row.getLong(1), cells);
                },
                jobId,
                first,
                last);
    }

    @Override
    public void clear(long jobId) {
        for (String table : List.of("import_seen", "import_file")) {
            String sql = "delete from " + table + " where job_id = ? limit " + DELETED_AT_ONCE;
            while (database.update(sql, jobId) == DELETED_AT_ONCE) {
                // the next ones; a million at once would hold up others
            }
        }
    }

    @Override
    public List<Long> uncleared() {
        return database.list(
                "select id from job where state in ('done', 'failed') and id in (select distinct job_id from import_file"
                        + " union select distinct job_id from import_seen)",
                row -> row.getLong(1));
    }

    @Override
    public boolean isNeeded(String file) {
        return database.first(
                        "select 1 from job where public_id = ? and state in ('queued', 'running')", row -> true, file)
                .isPresent();
    }

    @Override
    public void forgetBadRows(Instant before) {
        int deleted = DELETED_AT_ONCE;
        while (deleted == DELETED_AT_ONCE) {
            deleted = database.update(
                    "delete from import_bad_row where job_id in (select id from job where created_at < ?) limit "
                            + DELETED_AT_ONCE,
                    Database.utc(before));
        }
    }
}

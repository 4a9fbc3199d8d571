package org.chengxin.api.procedure.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.api.common.json.TextLists;
import org.chengxin.api.common.store.AreaPattern;
import org.chengxin.api.common.store.Database;
import org.chengxin.core.file.Coded;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.procedure.About;
import org.chengxin.core.procedure.State;
import org.chengxin.core.subject.AreaCode;

@ApplicationScoped
public class JdbcProcedureStore implements ProcedureStore {

    private static final String SELECT =
            "select c.*, s.public_id as subject from procedure_case c join subject s on s.id = c.subject_id";

    private final Database database;

    @Inject
    public JdbcProcedureStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcProcedureStore() {
        this(null);
    }

    @Override
    public CaseRow add(CaseRow added) {
        CaseRow.Filed filed = added.filed();
        CaseRow.Now now = added.now();
        long id = database.first(
                        "insert into procedure_case (public_id, tracking_code, kind, law, law_is_general, sector, subject_id,"
                                + " about, about_id, list, reviewed_id, office, filed_on, filed_at, filed_by, filed_office,"
                                + " applicant, contact, statement, term_on, ground, evidence, stage, state, due_on, provisional,"
                                + " owed_by, owed_office, disputes, running) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                                + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id",
                        row -> row.getLong(1),
                        added.publicId(),
                        added.trackingCode(),
                        added.kind(),
                        added.law(),
                        added.lawIsGeneral(),
                        added.sector(),
                        added.subjectId(),
                        added.matter().about().code(),
                        added.matter().id(),
                        added.matter().list() == null
                                ? null
                                : added.matter().list().code(),
                        added.matter().reviewed(),
                        added.office().value(),
                        filed.on(),
                        Database.utc(filed.at()),
                        filed.actor(),
                        code(filed.office()),
                        filed.name(),
                        filed.contact(),
                        filed.statement(),
                        filed.term(),
                        filed.ground(),
                        TextLists.write(filed.evidence()),
                        now.stage(),
                        now.state().code(),
                        now.dueOn(),
                        now.provisional(),
                        now.owedBy(),
                        code(now.owedOffice()),
                        now.disputes(),
                        added.runningKey())
                .orElseThrow();
        return byId(id).orElseThrow();
    }

    @Override
    public Optional<CaseRow> find(String publicId) {
        return database.first(SELECT + " where c.public_id = ?", JdbcProcedureStore::row, publicId);
    }

    @Override
    public Optional<CaseRow> byTrackingCode(String code) {
        return database.first(SELECT + " where c.tracking_code = ?", JdbcProcedureStore::row, code);
    }

    @Override
    public Optional<CaseRow> lock(String publicId) {
        return database.first(SELECT + " where c.public_id = ? for update", JdbcProcedureStore::row, publicId);
    }

    @Override
    public Optional<CaseRow> byId(long id) {
        return database.first(SELECT + " where c.id = ?", JdbcProcedureStore::row, id);
    }

    @Override
    public Optional<CaseRow> running(CaseRow like) {
        return database.first(SELECT + " where c.running = ?", JdbcProcedureStore::row, like.runningKey());
    }

    @Override
    public Set<String> runningAbout(long subjectId, String kind) {
        return Set.copyOf(database.list(
                "select about_id from procedure_case where subject_id = ? and kind = ? and about = 'record'"
                        + " and running is not null",
                row -> row.getString(1),
                subjectId,
                kind));
    }

    @Override
    public Optional<CaseRow> latestDecided(long subjectId, String kind, String aboutId) {
        return database.first(
                SELECT
                        + " where c.about_id = ? and c.kind = ? and c.subject_id = ? and exists (select 1 from procedure_step p"
                        + " where p.case_id = c.id and p.step = 'decide') order by c.id desc limit 1",
                JdbcProcedureStore::row,
                aboutId,
                kind,
                subjectId);
    }

    @Override
    public Map<Long, List<StepRow>> steps(Collection<Long> caseIds) {
        Map<Long, List<StepRow>> steps = new HashMap<>();
        if (!caseIds.isEmpty()) {
            database.list(
                    "select * from procedure_step where case_id in (" + Database.marks(caseIds)
                            + ") order by case_id, seq",
                    row -> steps.computeIfAbsent(row.getLong("case_id"), id -> new ArrayList<>())
                            .add(step(row)),
                    caseIds.toArray());
        }
        return steps;
    }

    @Override
    public void addStep(long caseId, int seq, StepRow step) {
        database.update(
                "insert into procedure_step (case_id, seq, step, outcome, day, at, actor, role, office, reason, document,"
                        + " evidence, citation, due_on) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                caseId,
                seq,
                step.step(),
                step.outcome(),
                step.day(),
                Database.utc(step.at()),
                step.actor(),
                step.role(),
                code(step.office()),
                step.reason(),
                step.document(),
                TextLists.write(step.evidence()),
                step.citation(),
                step.dueOn());
    }

    @Override
    public void move(CaseRow moved) {
        CaseRow.Now now = moved.now();
        database.update(
                "update procedure_case set stage = ?, state = ?, due_on = ?, provisional = ?, owed_by = ?, owed_office = ?,"
                        + " escalated_on = ?, disputes = ?, running = ?, version = ? where id = ?",
                now.stage(),
                now.state().code(),
                now.dueOn(),
                now.provisional(),
                now.owedBy(),
                code(now.owedOffice()),
                now.escalatedOn(),
                now.disputes(),
                moved.runningKey(),
                moved.version(),
                moved.id());
    }

    @Override
    public List<DueRow> dues(long caseId) {
        return database.list(
                "select step, due_on, provisional, told_at from procedure_due where case_id = ? order by seq",
                row -> new DueRow(
                        row.getString("step"),
                        Database.day(row, "due_on"),
                        row.getBoolean("provisional"),
                        Database.instant(row, "told_at")),
                caseId);
    }

    @Override
    public void addDue(long caseId, DueRow due) {
        database.update(
                "insert into procedure_due (case_id, seq, step, due_on, provisional, told_at) select ?, coalesce(max(seq), 0)"
                        + " + 1, ?, ?, ?, ? from procedure_due where case_id = ?",
                caseId,
                due.step(),
                due.dueOn(),
                due.provisional(),
                Database.utc(due.toldAt()),
                caseId);
    }

    @Override
    public List<CaseRow> find(CaseSearch search) {
        StringBuilder sql = new StringBuilder(SELECT).append(" where ");
        List<Object> parameters = new ArrayList<>();
        if (search.state() == null) {
            sql.append("c.state in ('open', 'decided', 'published')");
        } else {
            sql.append("c.state = ?");
            parameters.add(search.state().code());
        }
        sql.append(" and (c.office like ? or c.owed_office = ?)");
        parameters.add(AreaPattern.of(search.area()));
        parameters.add(search.area().value());
        if (search.sectors() != null) {
            sql.append(" and (c.sector is null");
            if (!search.sectors().isEmpty()) {
                sql.append(" or c.sector in (")
                        .append(Database.marks(search.sectors()))
                        .append(")");
                parameters.addAll(search.sectors());
            }
            sql.append(")");
        }
        if (search.kind() != null) {
            sql.append(" and c.kind = ?");
            parameters.add(search.kind());
        }
        if (search.dueBefore() != null) {
            sql.append(" and c.due_on < ?");
            parameters.add(search.dueBefore());
        }
        if (search.after() != null) {
            sql.append(" and (coalesce(c.due_on, ?), c.id) > (?, ?)");
            parameters.add(CaseSearch.NEVER);
            parameters.add(search.after().dueOn());
            parameters.add(search.after().id());
        }
        sql.append(" order by coalesce(c.due_on, ?), c.id limit ").append(search.limit());
        parameters.add(CaseSearch.NEVER);
        return database.list(sql.toString(), JdbcProcedureStore::row, parameters.toArray());
    }

    @Override
    public List<CaseRow> about(String aboutId) {
        return database.list(
                SELECT
                        + " where c.about_id = ? or c.reviewed_id in (select r.id from procedure_case r where r.about_id = ?)"
                        + " order by c.id",
                JdbcProcedureStore::row,
                aboutId,
                aboutId);
    }

    @Override
    public void eraseTexts(Collection<Long> caseIds) {
        if (!caseIds.isEmpty()) {
            String in = " in (" + Database.marks(caseIds) + ")";
            database.update(
                    "update procedure_case set statement = '', applicant = null, contact = null, ground = null, evidence = '[]'"
                            + " where id" + in,
                    caseIds.toArray());
            database.update(
                    "update procedure_step set reason = null, document = null, evidence = '[]' where case_id" + in,
                    caseIds.toArray());
        }
    }

    @Override
    public List<CaseRow> ofSubject(long subjectId) {
        return database.list(SELECT + " where c.subject_id = ? order by c.id", JdbcProcedureStore::row, subjectId);
    }

    @Override
    public List<CaseRow> published(String kind, LocalDate day, long after, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(day, after));
        if (kind != null) {
            parameters.add(kind);
        }
        return database.list(
                SELECT + " where c.state = 'published' and c.running is not null and c.due_on >= ? and c.id > ?"
                        + (kind == null ? "" : " and c.kind = ?") + " order by c.id limit " + limit,
                JdbcProcedureStore::row,
                parameters.toArray());
    }

    @Override
    public List<CaseRow> due(LocalDate day, long after, int limit) {
        return database.list(
                SELECT + " where c.state in ('open', 'decided', 'published') and c.due_on < ? and c.id > ?"
                        + " and (c.owed_by = 'time' or c.escalated_on is null) order by c.id limit " + limit,
                JdbcProcedureStore::row,
                day,
                after);
    }

    @Override
    public List<CaseRow> provisional(long after, int limit) {
        return database.list(
                SELECT + " where c.state in ('open', 'decided', 'published') and c.provisional and c.id > ?"
                        + " order by c.id limit " + limit,
                JdbcProcedureStore::row,
                after);
    }

    private static CaseRow row(ResultSet row) throws SQLException {
        long reviewed = row.getLong("reviewed_id");
        boolean isReview = !row.wasNull();
        String list = row.getString("list");
        return new CaseRow(
                row.getLong("id"),
                row.getString("public_id"),
                row.getString("tracking_code"),
                row.getString("kind"),
                row.getString("law"),
                row.getBoolean("law_is_general"),
                row.getString("sector"),
                row.getLong("subject_id"),
                row.getString("subject"),
                new CaseRow.Matter(
                        Coded.of(About.values(), row.getString("about")),
                        row.getString("about_id"),
                        list == null ? null : ListKind.parse(list).orElseThrow(),
                        isReview ? reviewed : null),
                AreaCode.of(row.getString("office")),
                new CaseRow.Filed(
                        Database.day(row, "filed_on"),
                        Database.instant(row, "filed_at"),
                        row.getString("filed_by"),
                        area(row.getString("filed_office")),
                        row.getString("applicant"),
                        row.getString("contact"),
                        row.getString("statement"),
                        Database.day(row, "term_on"),
                        row.getString("ground"),
                        TextLists.read(row.getString("evidence"))),
                new CaseRow.Now(
                        row.getString("stage"),
                        Coded.of(State.values(), row.getString("state")),
                        Database.day(row, "due_on"),
                        row.getBoolean("provisional"),
                        row.getString("owed_by"),
                        area(row.getString("owed_office")),
                        Database.day(row, "escalated_on"),
                        row.getBoolean("disputes"),
                        row.getString("running") != null),
                row.getInt("version"));
    }

    private static StepRow step(ResultSet row) throws SQLException {
        return new StepRow(
                row.getString("step"),
                row.getString("outcome"),
                Database.day(row, "day"),
                Database.instant(row, "at"),
                row.getString("actor"),
                row.getString("role"),
                area(row.getString("office")),
                row.getString("reason"),
                row.getString("document"),
                TextLists.read(row.getString("evidence")),
                row.getString("citation"),
                Database.day(row, "due_on"));
    }

    private static AreaCode area(String code) {
        return code == null ? null : AreaCode.of(code);
    }

    private static String code(AreaCode area) {
        return area == null ? null : area.value();
    }
}

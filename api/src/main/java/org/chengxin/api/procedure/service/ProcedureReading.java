package org.chengxin.api.procedure.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.procedure.store.CaseRow;
import org.chengxin.api.procedure.store.CaseSearch;
import org.chengxin.api.procedure.store.ProcedureStore;
import org.chengxin.api.procedure.store.StepRow;
import org.chengxin.core.procedure.State;
import org.chengxin.core.subject.AreaCode;

/** Shows cases: to whoever has to do with one all of it, to whoever has its tracking code how far it is, to an office its queue. */
@ApplicationScoped
public class ProcedureReading {

    private static final char BY_DUE = 'd';
    private static final Pattern KEY = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})\\.([0-9]{1,18})");

    private final Database database;
    private final ProcedureStore store;
    private final Laws laws;
    private final Papers papers;
    private final AuditTrail audit;
    private final ServiceClock clock;

    @Inject
    public ProcedureReading(
            Database database, ProcedureStore store, Laws laws, Papers papers, AuditTrail audit, ServiceClock clock) {
        this.database = database;
        this.store = store;
        this.laws = laws;
        this.papers = papers;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    ProcedureReading() {
        this(null, null, null, null, null, null);
    }

    /**
     * One case, whole.
     *
     * @throws Refusal if there is none (404), or it is not the caller's to read (403)
     */
    public Prepared one(String id, Caller caller) {
        return database.inTransaction(() -> {
            CaseRow row = store.find(id).orElseThrow(Refusal::notFound);
            if (!caller.is(AccessRole.AUDITOR) && !Actors.hasToDoWith(row, caller)) {
                throw Refusal.of(ProblemType.FORBIDDEN);
            }
            List<StepRow> steps = steps(row);
            audit.write(caller, AuditAction.PROCEDURE_READ, row.subject(), id, Map.of());
            return Prepared.of(
                    Json.bytes(ProcedureAnswers.whole(
                            row, laws.at(row, steps), steps, store.dues(row.id()), papers.of(row), clock.today())),
                    row.version());
        });
    }

    private List<StepRow> steps(CaseRow row) {
        return store.steps(List.of(row.id())).getOrDefault(row.id(), List.of());
    }

    /**
     * How far a case is.
     *
     * @throws Refusal if no case has the code (404)
     */
    public Map<String, Object> tracked(String code) {
        CaseRow row = store.byTrackingCode(code).orElseThrow(Refusal::notFound);
        List<StepRow> steps = steps(row);
        return ProcedureAnswers.tracked(row, laws.at(row, steps), steps, clock.today());
    }

    /** The kinds of procedure that there are. */
    public List<String> kinds() {
        return laws.kinds();
    }

    /** What a queue is asked for; null asks for nothing. */
    public record Question(String kind, State state, LocalDate dueBefore) {

        /** What a cursor of it is bound to. */
        public List<String> bound() {
            return List.of("procedures", kind + "", state + "", dueBefore + "");
        }
    }

    /** Reads a cursor; empty where this service never gave it for this question. */
    public static Optional<Cursor> cursor(String text, Question question) {
        return Cursor.decode(text, question.bound())
                .filter(cursor -> KEY.matcher(cursor.key()).matches());
    }

    /**
     * One page of what waits for an office, the most urgent first; of a subject its own cases.
     *
     * @param cursor null for the first page
     */
    public Page<Map<String, Object>> queue(Question question, int limit, Cursor cursor, Caller caller) {
        return database.inTransaction(() -> {
            AreaCode area = caller.authority();
            if (area == null) {
                throw Refusal.of(ProblemType.FORBIDDEN);
            }
            Set<String> sectors = Actors.isRegionalReviewer(caller)
                            || (caller.is(AccessRole.AGENCY) && caller.sectors().isEmpty())
                    ? null
                    : caller.sectors();
            List<CaseRow> rows = store.find(new CaseSearch(
                    area,
                    sectors,
                    question.kind(),
                    question.state(),
                    question.dueBefore(),
                    cursor == null ? null : after(cursor),
                    limit + 1));
            List<CaseRow> page = rows.subList(0, Math.min(limit, rows.size()));
            audit.write(caller, AuditAction.PROCEDURES_READ, null, null, Map.of("procedures", page.size()));
            return new Page<>(
                    page.stream()
                            .map(row -> ProcedureAnswers.item(row, clock.today()))
                            .toList(),
                    rows.size() > limit ? new Cursor(BY_DUE, key(page.get(limit - 1))).encode(question.bound()) : null);
        });
    }

    private static String key(CaseRow row) {
        LocalDate due = row.now().dueOn() == null ? CaseSearch.NEVER : row.now().dueOn();
        return due + "." + row.id();
    }

    private static CaseSearch.After after(Cursor cursor) {
        Matcher key = KEY.matcher(cursor.key());
        if (!key.matches()) {
            throw new IllegalArgumentException("no cursor of a queue");
        }
        return new CaseSearch.After(LocalDate.parse(key.group(1)), Long.parseLong(key.group(2)));
    }
}

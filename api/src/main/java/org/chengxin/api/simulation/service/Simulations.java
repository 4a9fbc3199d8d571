package org.chengxin.api.simulation.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.retry.Written;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.PublicIds;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.grade.service.FileWalk;
import org.chengxin.api.job.service.JobAnswer;
import org.chengxin.api.job.service.JobRunner;
import org.chengxin.api.job.service.Node;
import org.chengxin.api.job.store.JobRow;
import org.chengxin.api.job.store.JobStore;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.simulation.service.SimulationAnswers.AreaMovesAnswer;
import org.chengxin.api.simulation.service.SimulationAnswers.MoveAnswer;
import org.chengxin.api.simulation.service.SimulationAnswers.MovesAnswer;
import org.chengxin.api.simulation.service.SimulationAnswers.OutcomeAnswer;
import org.chengxin.api.simulation.service.SimulationAnswers.RuleSetAnswer;
import org.chengxin.api.simulation.service.SimulationAnswers.SimulationAnswer;
import org.chengxin.api.simulation.service.SimulationAnswers.SubjectAnswer;
import org.chengxin.api.simulation.store.MoveRow;
import org.chengxin.api.simulation.store.SimulationRow;
import org.chengxin.api.simulation.store.SimulationStore;
import org.chengxin.api.subject.service.Found;
import org.chengxin.api.subject.store.SubjectRow;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.Bound;
import org.chengxin.core.json.CreditFileReader;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;

/** Has draft laws tried on the files that there are, and reads who would be moved by them. */
@ApplicationScoped
public class Simulations {

    private static final int ACCEPTED = 202;
    private static final Duration KEPT = Duration.ofDays(90);
    private static final char BY_ROW = 'r';
    private static final Pattern ROW = Pattern.compile("[0-9]{1,18}");
    private static final int LONGEST_CODE = 100;

    private final Database database;
    private final SimulationStore store;
    private final SubjectStore subjects;
    private final FileWalk walk;
    private final JobStore jobs;
    private final JobRunner runner;
    private final Node node;
    private final AuditTrail audit;
    private final Retries retries;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public Simulations(
            Database database,
            SimulationStore store,
            SubjectStore subjects,
            FileWalk walk,
            JobStore jobs,
            JobRunner runner,
            Node node,
            AuditTrail audit,
            Retries retries,
            Sectors sectors,
            ServiceClock clock) {
        this.database = database;
        this.store = store;
        this.subjects = subjects;
        this.walk = walk;
        this.jobs = jobs;
        this.runner = runner;
        this.node = node;
        this.audit = audit;
        this.retries = retries;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Simulations() {
        this(null, null, null, null, null, null, null, null, null, null, null);
    }

    /** What somebody asks for. */
    private record Asked(DraftLaw law, AreaCode area, LocalDate asOf, Object changes) {}

    /**
     * Has a draft tried in the office's area, or in one below.
     *
     * @param key of a request that may be sent again, null where there is none
     * @throws Refusal if the sector is unknown (404), the office may not (403), or the changes are at fault (400)
     */
    public Written begin(String sectorId, byte[] body, String key, Caller caller) {
        Sector sector = sectors.enabled(sectorId);
        if (caller.authority() == null || !caller.actsIn(sectorId)) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
        Asked asked = read(sector, body, caller);
        if (!caller.actsFor(asked.area())) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
        try {
            return retries.once(
                    key,
                    caller,
                    "POST /sectors/" + sectorId + "/simulations",
                    body,
                    () -> begun(sector, asked, caller));
        } finally {
            runner.wake();
        }
    }

    private Asked read(Sector sector, byte[] body, Caller caller) {
        Faults faults = new Faults();
        Object json = JsonInput.read(body, faults);
        Refusal.ifAny(faults);
        Bound item = Bound.object(json, "", faults);
        LocalDate today = clock.today();
        LocalDate day = item.day("asOf", false);
        LocalDate latest = today.plusYears(CreditFileReader.YEARS_AHEAD);
        if (day != null && day.isAfter(latest)) {
            item.fault("asOf", FaultCode.DATE_TOO_FAR, latest);
        } else if (day != null && day.isBefore(sector.plugin().ruleBook().start())) {
            item.fault(
                    "asOf",
                    FaultCode.DATE_BEFORE_RULES,
                    sector.plugin().ruleBook().start());
        }
        String code = item.text("area", false, LONGEST_CODE);
        Optional<AreaCode> area = code == null
                ? Optional.of(caller.authority())
                : AreaCode.parse(code).filter(Areas.region()::contains);
        if (area.isEmpty()) {
            item.fault("area", FaultCode.AREA_UNKNOWN);
        }
        LocalDate asOf = day == null || !faults.isEmpty() ? today : day;
        Optional<DraftLaw> law = DraftLaw.read(item, sector, asOf, faults);
        item.refuseOthers(FaultCode.FIELD_UNKNOWN);
        Refusal.ifAny(faults);
        return new Asked(law.orElseThrow(), area.orElseThrow(), asOf, ((Map<?, ?>) json).get("changes"));
    }

    private Written begun(Sector sector, Asked asked, Caller caller) {
        String id = PublicIds.next();
        long number = walk.length(new FileWalk.Way(sector, asked.area(), asked.asOf(), 0));
        JobRow job = jobs.add(id, SimulationWork.KIND, caller, number, node.id(), clock.instant());
        DraftLaw law = asked.law();
        store.add(new SimulationRow(
                0,
                id,
                job.id(),
                sector.id().value(),
                asked.area(),
                asked.asOf(),
                new String(Json.bytes(Map.of("changes", asked.changes())), StandardCharsets.UTF_8),
                law.base().id(),
                law.base().hash(),
                law.rules().id(),
                law.rules().hash(),
                clock.instant(),
                0,
                0,
                0,
                "{}"));
        audit.write(
                caller,
                AuditAction.SIMULATION_BEGUN,
                null,
                id,
                Map.of(
                        "sector", sector.id().value(),
                        "area", asked.area().value(),
                        "draft", law.rules().hash()));
        return new Written(ACCEPTED, "/jobs/" + id, null, null, Json.bytes(JobAnswer.of(job)));
    }

    /** Forgets those of more than 90 days ago. */
    public void forgetOld() {
        while (database.inTransaction(() -> store.forget(clock.instant().minus(KEPT)))) {
            // some thousand rows at a time
        }
    }

    private SimulationRow found(String sectorId, String id) {
        return store.find(sectors.enabled(sectorId).id(), id).orElseThrow(Refusal::notFound);
    }

    /** The part of a simulation that an office sees: its own area where that is within it, all of it for those above. */
    private static AreaCode seen(SimulationRow simulation, Caller caller) {
        if (!caller.actsIn(simulation.sector())) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
        if (caller.actsFor(simulation.area())) {
            return simulation.area();
        }
        if (caller.authority() != null && Areas.region().within(caller.authority(), simulation.area())) {
            return caller.authority();
        }
        throw Refusal.of(ProblemType.FORBIDDEN);
    }

    /**
     * A simulation with its matrix, as far as it is.
     *
     * @throws Refusal if there is none (404), or the office may not (403)
     */
    public SimulationAnswer one(String sectorId, String id, Caller caller) {
        SimulationRow row = found(sectorId, id);
        AreaCode area = seen(row, caller);
        MoveTally tally = MoveTally.read(row.moves());
        List<MovesAnswer> matrix = tally.matrix(area);
        Map<?, ?> kept = (Map<?, ?>) JsonInput.read(row.changes().getBytes(StandardCharsets.UTF_8), new Faults());
        return new SimulationAnswer(
                row.publicId(),
                row.sector(),
                area.value(),
                Areas.region().fullName(area),
                row.asOf(),
                kept.get("changes"),
                new RuleSetAnswer(row.base(), row.baseHash()),
                new RuleSetAnswer(row.draft(), row.draftHash()),
                jobs.find(row.publicId()).orElseThrow().state().code(),
                row.madeAt(),
                ServiceClock.dayOf(row.madeAt().plus(KEPT)),
                all(matrix),
                moved(matrix),
                row.rescored(),
                matrix,
                tally.within(area).stream().map(each -> area(each, tally)).toList());
    }

    private static AreaMovesAnswer area(AreaCode area, MoveTally tally) {
        List<MovesAnswer> matrix = tally.matrix(area);
        return new AreaMovesAnswer(area.value(), Areas.region().fullName(area), all(matrix), moved(matrix), matrix);
    }

    static long all(List<MovesAnswer> matrix) {
        return matrix.stream().mapToLong(MovesAnswer::number).sum();
    }

    static long moved(List<MovesAnswer> matrix) {
        return matrix.stream()
                .filter(moves -> !moves.from().equals(moves.to()))
                .mapToLong(MovesAnswer::number)
                .sum();
    }

    /**
     * What is asked of a simulation.
     *
     * @param area null for all that the caller sees
     */
    public record Question(String sector, String id, AreaCode area) {

        private List<String> bound() {
            return List.of("moved", sector, id, area == null ? "" : area.value());
        }
    }

    /** Reads a cursor; empty where this service never gave it for this question. */
    public static Optional<Cursor> cursor(String text, Question question) {
        return Cursor.decode(text, question.bound())
                .filter(cursor -> ROW.matcher(cursor.key()).matches());
    }

    /**
     * A page of those moved, in the order of subjects.
     *
     * @param cursor null for the first page
     * @throws Refusal if there is no such simulation (404), or the office may not (403)
     */
    public Page<MoveAnswer> moved(Question question, int limit, Cursor cursor, Caller caller) {
        SimulationRow row = found(question.sector(), question.id());
        AreaCode seen = seen(row, caller);
        AreaCode area = question.area() == null ? seen : question.area();
        if (!Areas.region().within(area, seen)) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
        List<MoveRow> found = store.moved(row.id(), area, cursor == null ? 0 : Long.parseLong(cursor.key()), limit + 1);
        List<MoveRow> page = found.subList(0, Math.min(limit, found.size()));
        audit.write(caller, AuditAction.SIMULATION_READ, null, row.publicId(), Map.of("area", area.value()));
        return new Page<>(
                page.stream().map(Simulations::answer).toList(),
                found.size() > limit
                        ? new Cursor(BY_ROW, Long.toString(page.get(limit - 1).subjectId())).encode(question.bound())
                        : null);
    }

    /**
     * How one subject is moved, for itself and for the offices that see it.
     *
     * @throws Refusal if there is no such simulation or subject, or it is none of its (404); if the caller may not (403)
     */
    public MoveAnswer of(String sectorId, String id, String subjectId, Caller caller) {
        SubjectRow subject = Found.subject(subjects.find(subjectId));
        SimulationRow row = found(sectorId, id);
        boolean own = caller.standsFor(subject.publicId());
        if (!own && !Areas.region().within(subject.area(), seen(row, caller))) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
        Set<String> roles = subjects.roles(List.of(subject.id()))
                .getOrDefault(subject.id(), Map.of())
                .keySet();
        if (!roles.contains(sectorId) || !Areas.region().within(subject.area(), row.area())) {
            throw Refusal.notFound();
        }
        if (!own) {
            audit.write(caller, AuditAction.SIMULATION_READ, subject.publicId(), row.publicId(), Map.of());
        }
        return store.move(row.id(), subject.id())
                .map(Simulations::answer)
                .orElseGet(() -> new MoveAnswer(
                        new SubjectAnswer(subject.publicId(), subject.name()),
                        subject.area().value(),
                        false,
                        null,
                        null));
    }

    private static MoveAnswer answer(MoveRow row) {
        return new MoveAnswer(
                new SubjectAnswer(row.subject(), row.name()), row.area(), true, answer(row.from()), answer(row.to()));
    }

    private static OutcomeAnswer answer(MoveRow.Outcome outcome) {
        return new OutcomeAnswer(outcome.status(), outcome.grade(), outcome.score());
    }
}

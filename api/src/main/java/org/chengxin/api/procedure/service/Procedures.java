package org.chengxin.api.procedure.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.json.Preconditions;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.retry.Written;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.PublicIds;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.document.service.DocumentAnswer;
import org.chengxin.api.evidence.service.Evidence;
import org.chengxin.api.evidence.store.EvidenceRow;
import org.chengxin.api.feed.service.Feed;
import org.chengxin.api.grade.store.FileStore;
import org.chengxin.api.notice.service.NoticeReceived;
import org.chengxin.api.procedure.store.CaseRow;
import org.chengxin.api.procedure.store.DueRow;
import org.chengxin.api.procedure.store.ProcedureStore;
import org.chengxin.api.procedure.store.StepRow;
import org.chengxin.core.calendar.Deadline;
import org.chengxin.core.calendar.WorkingCalendar;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.procedure.About;
import org.chengxin.core.procedure.Actor;
import org.chengxin.core.procedure.Case;
import org.chengxin.core.procedure.Effect;
import org.chengxin.core.procedure.Filing;
import org.chengxin.core.procedure.Limit;
import org.chengxin.core.procedure.Need;
import org.chengxin.core.procedure.Obstacle;
import org.chengxin.core.procedure.Office;
import org.chengxin.core.procedure.Procedure;
import org.chengxin.core.procedure.State;
import org.chengxin.core.procedure.Step;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.AreaCode;

/** Takes in filings and steps; each, with all that it brings about, is one transaction. */
@ApplicationScoped
public class Procedures {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.national();
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final ProcedureStore store;
    private final FileStore files;
    private final Concerns concerns;
    private final Effects effects;
    private final Makers makers;
    private final Papers papers;
    private final Evidence evidence;
    private final Laws laws;
    private final AuditTrail audit;
    private final Feed feed;
    private final Retries retries;
    private final ServiceClock clock;

    @Inject
    public Procedures(
            ProcedureStore store,
            FileStore files,
            Concerns concerns,
            Effects effects,
            Makers makers,
            Papers papers,
            Evidence evidence,
            Laws laws,
            AuditTrail audit,
            Feed feed,
            Retries retries,
            ServiceClock clock) {
        this.store = store;
        this.files = files;
        this.concerns = concerns;
        this.effects = effects;
        this.makers = makers;
        this.papers = papers;
        this.evidence = evidence;
        this.laws = laws;
        this.audit = audit;
        this.feed = feed;
        this.retries = retries;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Procedures() {
        this(null, null, null, null, null, null, null, null, null, null, null, null);
    }

    /**
     * Files a procedure.
     *
     * @param caller empty for somebody without a token
     * @throws Refusal if there is nothing of the kind (404), the caller may not (401, 403), the input is at fault (400), or something
     *     stands in its way (409)
     */
    public Written file(byte[] body, String key, Optional<Caller> caller) {
        Caller who = caller.orElseGet(() -> Caller.service("public", "public"));
        return retries.once(key, who, "POST /procedures", body, () -> file(body, caller, who));
    }

    private Written file(byte[] body, Optional<Caller> caller, Caller who) {
        LocalDate today = clock.today();
        ProcedureIntake intake = ProcedureIntake.read(body, laws.kinds(), today);
        if (caller.isEmpty() && intake.about() != About.GRADE) {
            throw Refusal.of(ProblemType.TOKEN_MISSING);
        }
        Concern concern = concerns.of(intake, caller);
        Procedure procedure = Filing.find(intake.kind(), concern.matter(), today)
                .orElseThrow(() -> Refusal.conflict("/kind", FaultCode.PROCEDURE_UNKNOWN));
        AreaCode office = office(procedure, concern, who);
        mayFile(procedure, concern, caller, office);
        if (caller.isEmpty() && intake.name() == null) {
            throw Refusal.invalid("/applicant", FaultCode.FIELD_MISSING);
        }
        refuse(Filing.obstacles(procedure, concern.matter(), today));
        refuseTooLate(procedure, concern, intake, today);
        if (procedure.hasTerm() != (intake.term() != null)) {
            throw Refusal.invalid(
                    "/dueOn", procedure.hasTerm() ? FaultCode.FIELD_MISSING : FaultCode.FIELD_NOT_APPLICABLE);
        }
        Case filed = Case.filed(procedure, today, intake.term());
        CaseRow row = new CaseRow(
                0,
                PublicIds.next(),
                PublicIds.next(),
                procedure.kind(),
                procedure.code(),
                Laws.isGeneral(procedure),
                concern.sectorId(),
                concern.subject().id(),
                concern.subject().publicId(),
                concern.kept(),
                office,
                new CaseRow.Filed(
                        today,
                        clock.instant(),
                        who.name(),
                        who.authority(),
                        intake.name(),
                        intake.contact(),
                        intake.statement(),
                        intake.term(),
                        intake.ground(),
                        intake.evidence()),
                now(filed, office, procedure.effects(), null, today),
                1);
        store.running(row).ifPresent(other -> {
            throw Refusal.conflict("/about", FaultCode.PROCEDURE_RUNNING, procedure.citation());
        });
        CaseRow kept = store.add(row);
        attach(kept, intake.evidence(), who);
        tellDue(kept, filed);
        if (procedure.effects().contains(Effect.TELL)) {
            papers.serve(kept, kept.kind(), Optional.empty(), who);
        }
        effects.bring(procedure.effects(), kept);
        audit.write(
                who,
                AuditAction.PROCEDURE_FILED,
                kept.subject(),
                kept.publicId(),
                Map.of(
                        "kind",
                        kept.kind(),
                        "law",
                        kept.law(),
                        "about",
                        kept.matter().id()));
        return written(CREATED, kept, filed, List.of());
    }

    /** Files among the evidence belong to the case from now on; what else stands there are words. */
    private void attach(CaseRow row, List<String> papers, Caller caller) {
        List<String> files = papers.stream().filter(PublicIds::isLike).toList();
        evidence.attach(new EvidenceRow.Case(row.id(), row.subject(), row.sector()), files, "/evidence", caller);
    }

    private static AreaCode office(Procedure procedure, Concern concern, Caller who) {
        AreaCode office = switch (procedure.office()) {
            case PROVIDER -> concern.matter().office();
            case LISTER ->
                concern.listing() == null || concern.listing().authority() == null
                        ? concern.matter().office()
                        : concern.listing().authority();
            case LOCAL -> concern.subject().area();
            case REVIEWED -> concern.reviewed().office();
            case FILER -> who.authority();
        };
        if (office == null) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
        return office;
    }

    private static void mayFile(Procedure procedure, Concern concern, Optional<Caller> caller, AreaCode office) {
        if (procedure.filer() == Actor.ANYBODY) {
            return;
        }
        Caller who = caller.orElseThrow(() -> Refusal.of(ProblemType.TOKEN_MISSING));
        boolean may = procedure.filer() == Actor.SUBJECT
                ? who.standsFor(concern.subject().publicId())
                : who.is(AccessRole.OFFICER)
                        && (concern.sector() == null || who.actsIn(concern.sectorId()))
                        && who.actsFor(
                                procedure.office() == Office.FILER
                                        ? concern.subject().area()
                                        : office);
        if (!may) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
    }

    private static void refuse(List<Obstacle> obstacles) {
        if (!obstacles.isEmpty()) {
            Faults faults = new Faults();
            obstacles.forEach(
                    obstacle -> faults.add("/about", FaultCode.PROCEDURE_BARRED, obstacle.why(), obstacle.citation()));
            throw Refusal.conflict(faults);
        }
    }

    private void refuseTooLate(Procedure procedure, Concern concern, ProcedureIntake intake, LocalDate today) {
        Limit limit = procedure.limit();
        LocalDate from = limit == null ? null : from(limit, concern, intake);
        if (from == null) {
            return;
        }
        Deadline deadline = CALENDAR.deadline(from, limit.length());
        if (today.isAfter(deadline.due())) {
            throw Refusal.conflict("/about", FaultCode.PROCEDURE_TOO_LATE, deadline.due(), procedure.citation());
        }
    }

    /** The day from which the time for a filing runs, null where it has not begun or is not known. */
    private LocalDate from(Limit limit, Concern concern, ProcedureIntake intake) {
        return switch (limit.from()) {
            case "known" -> intake.knownOn() == null ? concern.since() : intake.knownOn();
            case "published" -> concern.since();
            default ->
                concern.reviewed() == null
                        ? null
                        : at(concern.reviewed()).days().get(limit.from());
        };
    }

    private Case at(CaseRow row) {
        return laws.at(row, steps(row));
    }

    private List<StepRow> steps(CaseRow row) {
        return store.steps(List.of(row.id())).getOrDefault(row.id(), List.of());
    }

    /**
     * Takes a step of a case.
     *
     * @throws Refusal if there is no such case (404), the caller may not (403), the input is at fault (400), the step does not come now
     *     or is for another level (409), or the case has another version (412)
     */
    public Written step(String caseId, Preconditions.Expected expected, byte[] body, String key, Caller caller) {
        return retries.once(key, caller, "POST /procedures/" + caseId + "/steps", body, () -> {
            CaseRow row = store.lock(caseId).orElseThrow(Refusal::notFound);
            StepIntake intake = StepIntake.read(body, clock.today());
            List<StepRow> steps = steps(row);
            Case at = laws.at(row, steps);
            if (!Actors.hasToDoWith(row, caller)) {
                throw Refusal.of(ProblemType.FORBIDDEN);
            }
            expected.check(row.version());
            return step(row, at, steps, intake, caller);
        });
    }

    private Written step(CaseRow row, Case at, List<StepRow> before, StepIntake intake, Caller caller) {
        LocalDate today = clock.today();
        Optional<Step> wanted = at.at().step(intake.step());
        wanted.ifPresent(step -> {
            at.notByHand(step.name()).ifPresent(Procedures::refuse);
            Actors.check(step.by(), caller, row.subject(), row.sector(), row.office(), step.citation());
            if (step.outcomes().stream().anyMatch(end -> end.effects().contains(Effect.CHANGE))) {
                makers.refuse(row, caller, step.citation());
            }
        });
        if (wanted.isPresent()) {
            intake.check(wanted.get(), at);
        }
        LocalDate day = intake.receivedOn() == null ? today : intake.receivedOn();
        return switch (at.take(intake.step(), intake.outcome(), today, day, CALENDAR)) {
            case Case.Refused refused -> throw refusal(refused);
            case Case.Taken taken -> {
                StepRow step = new StepRow(
                        taken.step().name(),
                        taken.outcome().name(),
                        day,
                        clock.instant(),
                        caller.name(),
                        Actors.role(taken.step().by()),
                        caller.authority(),
                        intake.reason(),
                        intake.document(),
                        intake.evidence(),
                        taken.step().citation().text(),
                        dueOn(at, taken.step(), today));
                CaseRow moved = move(row, taken, step, before, caller);
                List<StepRow> steps = new ArrayList<>(before);
                steps.add(step);
                yield written(OK, moved, taken.after(), steps);
            }
        };
    }

    private static void refuse(Case.Refused refused) {
        throw refusal(refused);
    }

    private static Refusal refusal(Case.Refused refused) {
        return Refusal.conflict("/step", FaultCode.PROCEDURE_BARRED, refused.why(), refused.citation());
    }

    private static LocalDate dueOn(Case at, Step step, LocalDate today) {
        return at.next(CALENDAR).stream()
                .filter(next -> next.step().equals(step))
                .findFirst()
                .map(next -> next.dueOn(today))
                .orElse(null);
    }

    /** Keeps a step that was taken, with what it brings about. */
    private CaseRow move(CaseRow row, Case.Taken taken, StepRow step, List<StepRow> before, Caller caller) {
        LocalDate today = clock.today();
        Set<Effect> brought = taken.outcome().effects();
        files.lock(List.of(row.subjectId()));
        store.addStep(row.id(), before.size() + 1, step);
        attach(row, step.evidence(), caller);
        CaseRow moved = row.at(now(taken.after(), row.office(), brought, row.now(), today));
        store.move(moved);
        tellDue(moved, taken.after());
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("step", step.step());
        if (step.outcome() != null) {
            detail.put("outcome", step.outcome());
        }
        detail.put("version", moved.version());
        audit.write(caller, AuditAction.PROCEDURE_STEP, row.subject(), row.publicId(), detail);
        tellPublished(row, moved, step, before);
        effects.bring(brought, moved, step, caller);
        Optional<DocumentAnswer> paper = papers.write(moved, step, before, caller);
        if (brought.contains(Effect.TELL) || brought.contains(Effect.NOTIFY)) {
            papers.serve(moved, step.step(), paper, caller);
        }
        return moved;
    }

    /** Tells everybody of what is published from now on, as far as the publication itself does. */
    private void tellPublished(CaseRow row, CaseRow moved, StepRow step, List<StepRow> before) {
        boolean isPublished = moved.now().state() == State.PUBLISHED
                && moved.now().running()
                && moved.now().dueOn() != null;
        if (!isPublished || row.now().state() == State.PUBLISHED) {
            return;
        }
        CaseRow.Matter matter = row.matter();
        feed.procedurePublished(new Feed.Published(
                row.publicId(),
                row.kind(),
                row.subject(),
                row.sector() == null ? null : SectorId.of(row.sector()),
                matter.about() == About.RECORD ? matter.id() : null,
                matter.list() == null ? null : matter.list().code(),
                Stream.concat(before.stream(), Stream.of(step))
                        .map(StepRow::outcome)
                        .filter(Objects::nonNull)
                        .reduce((earlier, later) -> later)
                        .orElse(null),
                row.office(),
                step.day(),
                moved.now().dueOn(),
                step.citation()));
    }

    /** Tells everybody what an office has not done in time, once for each step; what others owe is nobody's business. */
    private void tellOverdue(CaseRow row, Case at, LocalDate today) {
        at.next(CALENDAR).stream()
                .filter(next -> next.isOverdue(today))
                .findFirst()
                .ifPresent(next -> Actors.office(next.step().by(), row.office())
                        .ifPresent(office -> feed.stepOverdue(new Feed.Overdue(
                                row.kind(),
                                row.sector() == null ? null : SectorId.of(row.sector()),
                                next.step().name(),
                                Actors.role(next.step().by()),
                                office,
                                next.deadline().due(),
                                today))));
    }

    private static CaseRow.Now now(Case at, AreaCode office, Set<Effect> brought, CaseRow.Now before, LocalDate today) {
        Optional<Case.Next> owed = at.owed(CALENDAR, today);
        Actor by = owed.map(next -> next.step().by()).orElse(null);
        LocalDate due = owed.map(next -> next.dueOn(today)).orElse(null);
        boolean disputed = before != null && before.disputes();
        return new CaseRow.Now(
                at.stage(),
                at.state(),
                due,
                due != null && owed.orElseThrow().deadline().provisional(),
                by == null ? null : Actors.role(by),
                by == null ? null : Actors.office(by, office).orElse(null),
                null,
                brought.contains(Effect.DISPUTE) || (disputed && !brought.contains(Effect.SETTLE)),
                !at.at().steps().isEmpty());
    }

    private void tellDue(CaseRow row, Case at) {
        if (row.now().dueOn() != null) {
            String step = at.owed(CALENDAR, clock.today()).orElseThrow().step().name();
            store.addDue(row.id(), new DueRow(step, row.now().dueOn(), row.now().provisional(), clock.instant()));
        }
    }

    private Written written(int status, CaseRow row, Case at, List<StepRow> steps) {
        Prepared answer = Prepared.of(
                Json.bytes(ProcedureAnswers.whole(row, at, steps, store.dues(row.id()), papers.of(row), clock.today())),
                row.version());
        return new Written(
                status,
                status == CREATED ? "/procedures/" + row.publicId() : null,
                answer.etag(),
                row.publicId(),
                answer.body());
    }

    /** A notice that is received is served: what the office would note as that step is noted by itself, and its time runs. */
    void received(@Observes NoticeReceived notice) {
        if (notice.procedure() == null) {
            return;
        }
        CaseRow row = store.lock(notice.procedure()).orElseThrow();
        List<StepRow> steps = steps(row);
        Case at = laws.at(row, steps);
        Optional<Step> serve = at.at().steps().stream()
                .filter(step -> step.outcome(null)
                        .filter(end -> end.needs().contains(Need.RECEIPT))
                        .isPresent())
                .findFirst();
        if (serve.isPresent()) {
            Case.Taken taken = (Case.Taken) at.take(serve.get().name(), null, clock.today(), notice.on(), CALENDAR);
            boolean bySubject = notice.by().is(AccessRole.SUBJECT);
            move(
                    row,
                    taken,
                    new StepRow(
                            serve.get().name(),
                            null,
                            notice.on(),
                            clock.instant(),
                            notice.by().name(),
                            bySubject
                                    ? AccessRole.SUBJECT.code()
                                    : Actors.role(serve.get().by()),
                            notice.by().authority(),
                            null,
                            null,
                            List.of(),
                            serve.get().citation().text(),
                            null),
                    steps,
                    notice.by());
        }
    }

    /**
     * Does what comes by itself to a case: takes the step that the end of a time is, counts what is due again, and shows what is
     * overdue to the level above.
     */
    void pass(String caseId, Caller service) {
        CaseRow row = store.lock(caseId).orElseThrow();
        LocalDate today = clock.today();
        List<StepRow> steps = steps(row);
        Case at = laws.at(row, steps);
        Optional<Step> byTime = at.byTime(CALENDAR, today);
        if (byTime.isPresent()) {
            Case.Taken taken = (Case.Taken) at.take(byTime.get().name(), null, today, today, CALENDAR);
            move(
                    row,
                    taken,
                    new StepRow(
                            byTime.get().name(),
                            null,
                            today,
                            clock.instant(),
                            service.name(),
                            Actors.role(Actor.TIME),
                            null,
                            null,
                            null,
                            List.of(),
                            byTime.get().citation().text(),
                            null),
                    steps,
                    service);
            return;
        }
        CaseRow.Now counted = now(at, row.office(), Set.of(), row.now(), today);
        boolean overdue = at.next(CALENDAR).stream().anyMatch(next -> next.isOverdue(today));
        CaseRow.Now then = new CaseRow.Now(
                counted.stage(),
                counted.state(),
                counted.dueOn(),
                counted.provisional(),
                counted.owedBy(),
                counted.owedOffice(),
                overdue && row.now().escalatedOn() == null ? today : row.now().escalatedOn(),
                counted.disputes(),
                counted.running());
        if (!then.equals(row.now())) {
            boolean moved =
                    then.dueOn() != null && !then.dueOn().equals(row.now().dueOn());
            CaseRow after = row.at(then);
            store.move(after);
            if (overdue && row.now().escalatedOn() == null) {
                tellOverdue(row, at, today);
            }
            if (moved || then.provisional() != row.now().provisional()) {
                tellDue(after, at);
            }
            audit.write(
                    service,
                    overdue ? AuditAction.PROCEDURE_OVERDUE : AuditAction.PROCEDURE_PROJECTED,
                    row.subject(),
                    row.publicId(),
                    Map.of("version", after.version()));
        }
    }
}

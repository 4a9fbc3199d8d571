package org.chengxin.api.closing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.closing.store.AreaRow;
import org.chengxin.api.closing.store.ClosingRow;
import org.chengxin.api.closing.store.ClosingStore;
import org.chengxin.api.common.json.Json;
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
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.Bound;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.sector.PeriodKind;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Has periods closed, by offices and by the clock. */
@ApplicationScoped
public class Closings {

    private static final int ACCEPTED = 202;
    private static final int OK = 200;
    private static final int LONGEST = 10;
    private static final int LONGEST_CODE = 100;

    private final Database database;
    private final ClosingStore store;
    private final Turns turns;
    private final ClosingReading reading;
    private final FileWalk walk;
    private final JobStore jobs;
    private final JobRunner runner;
    private final Node node;
    private final AuditTrail audit;
    private final Retries retries;
    private final Sectors sectors;
    private final ServiceClock clock;
    private final boolean automatic;

    @Inject
    public Closings(
            Database database,
            ClosingStore store,
            Turns turns,
            ClosingReading reading,
            FileWalk walk,
            JobStore jobs,
            JobRunner runner,
            Node node,
            AuditTrail audit,
            Retries retries,
            Sectors sectors,
            ServiceClock clock,
            @ConfigProperty(name = "chengxin.closings.automatic", defaultValue = "true") boolean automatic) {
        this.database = database;
        this.store = store;
        this.turns = turns;
        this.reading = reading;
        this.walk = walk;
        this.jobs = jobs;
        this.runner = runner;
        this.node = node;
        this.audit = audit;
        this.retries = retries;
        this.sectors = sectors;
        this.clock = clock;
        this.automatic = automatic;
    }

    /** For the container's proxy. */
    Closings() {
        this(null, null, null, null, null, null, null, null, null, null, null, null, false);
    }

    /** What somebody asks for; null where it is at fault. */
    private record Asked(String period, AreaCode area) {}

    /**
     * Has the period of an area drafted, checked or closed, by the level of the area. What is closed stays as it is, and is answered again.
     *
     * @param key of a request that may be sent again, null where there is none
     * @throws Refusal if the sector is unknown (404), the office may not (403), the input is at fault (400), or it is not the period's turn (409)
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
        LocalDate lastDay = turns.lastDay(sector, asked.period());
        try {
            return retries.once(
                    key,
                    caller,
                    "POST /sectors/" + sectorId + "/closings",
                    body,
                    () -> begun(sector, asked, lastDay, caller));
        } finally {
            runner.wake();
        }
    }

    private static Asked read(Sector sector, byte[] body, Caller caller) {
        Faults faults = new Faults();
        Object json = JsonInput.read(body, faults);
        Refusal.ifAny(faults);
        Bound item = Bound.object(json, "", faults);
        String period = item.text("period", true, LONGEST);
        PeriodKind periods = sector.plugin().periods();
        if (period != null
                && periods != PeriodKind.NONE
                && periods.lastDay(period).isEmpty()) {
            item.fault("period", FaultCode.PERIOD_INVALID);
        }
        String code = item.text("area", false, LONGEST_CODE);
        Optional<AreaCode> area = code == null
                ? Optional.of(caller.authority())
                : AreaCode.parse(code).filter(Areas.region()::contains);
        if (area.isEmpty()) {
            item.fault("area", FaultCode.AREA_UNKNOWN);
        }
        item.refuseOthers(FaultCode.FIELD_UNKNOWN);
        Refusal.ifAny(faults);
        return new Asked(period, area.orElseThrow());
    }

    private Written begun(Sector sector, Asked asked, LocalDate lastDay, Caller caller) {
        ClosingRow known = store.find(sector.id(), asked.period()).orElse(null);
        if (known == null || !known.closed()) {
            turns.check(sector, asked.period(), lastDay);
        }
        ClosingRow closing = store.locked(sector.id(), asked.period(), lastDay);
        if (closing.takenOver()) {
            return new Written(OK, null, null, null, Json.bytes(reading.whole(closing)));
        }
        Optional<String> before =
                closing.closed() ? Optional.of(closing.jobId()) : store.openJob(closing.id(), asked.area());
        JobRow job = before.flatMap(jobs::find).orElseGet(() -> newJob(sector, closing, asked.area(), caller));
        return new Written(ACCEPTED, "/jobs/" + job.publicId(), null, null, Json.bytes(JobAnswer.of(job)));
    }

    private JobRow newJob(Sector sector, ClosingRow closing, AreaCode area, Caller caller) {
        String id = PublicIds.next();
        long subjects = walk.length(new FileWalk.Way(sector, area, closing.lastDay(), 0));
        JobRow job = jobs.add(id, ClosingWork.KIND, caller, subjects, node.id(), clock.instant());
        store.begin(closing.id(), job.id(), area);
        audit.write(
                caller,
                AuditAction.CLOSING_BEGUN,
                null,
                id,
                Map.of("sector", closing.sector(), "period", closing.period(), "area", area.value()));
        return job;
    }

    /**
     * Has an area publish its part of a closed period; what it has published stays so.
     *
     * @throws Refusal if there is no such closing (404), the office may not (403), or the region has not confirmed it (409)
     */
    public Written publish(String sectorId, String period, String key, byte[] body, Caller caller) {
        Sector sector = sectors.enabled(sectorId);
        if (caller.authority() == null || !caller.actsIn(sectorId)) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
        Faults faults = new Faults();
        Bound.object(JsonInput.read(body, faults), "", faults).refuseOthers(FaultCode.FIELD_UNKNOWN);
        Refusal.ifAny(faults);
        return retries.once(key, caller, "POST /sectors/" + sectorId + "/closings/" + period, body, () -> {
            ClosingRow known = store.find(sector.id(), period).orElseThrow(Refusal::notFound);
            ClosingRow closing = store.locked(sector.id(), period, known.lastDay());
            if (!closing.closed()) {
                throw Refusal.conflict("", FaultCode.PERIOD_UNCONFIRMED, period, Turns.citation(sector));
            }
            boolean published = store.areas(closing.id()).stream()
                    .anyMatch(row -> row.area().equals(caller.authority()) && row.published() != null);
            if (!closing.takenOver() && !published) {
                store.note(
                        closing.id(),
                        Set.of(caller.authority()),
                        AreaRow.Kind.PUBLISHED,
                        clock.instant(),
                        caller.authority(),
                        null,
                        false);
                audit.write(
                        caller,
                        AuditAction.PERIOD_PUBLISHED,
                        null,
                        null,
                        Map.of(
                                "sector",
                                sectorId,
                                "period",
                                period,
                                "area",
                                caller.authority().value()));
            }
            return new Written(OK, null, null, null, Json.bytes(reading.whole(closing)));
        });
    }

    /**
     * Has what is due by the clock closed, the earliest period first: on the day after a period ends, and after a longer time all that ended
     * in it. Where a draft or check is under way, the confirmation waits for it.
     */
    public void passDay() {
        if (!automatic) {
            return;
        }
        Caller caller = new Caller(
                "service:closings",
                Set.of(),
                Level.region(),
                Set.of(),
                null,
                null,
                clock.today().toString());
        for (Sector sector : sectors.registry().enabled()) {
            List<String> due = turns.due(sector);
            database.inTransaction(() -> due.forEach(period -> {
                LocalDate last = sector.plugin().periods().lastDay(period).orElseThrow();
                ClosingRow closing = store.locked(sector.id(), period, last);
                if (!closing.closed()
                        && store.openJob(closing.id(), Level.region()).isEmpty()) {
                    newJob(sector, closing, Level.region(), caller);
                }
            }));
        }
        runner.wake();
    }
}

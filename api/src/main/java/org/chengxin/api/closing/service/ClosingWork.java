package org.chengxin.api.closing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.logging.Logger;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.closing.store.AreaRow;
import org.chengxin.api.closing.store.ClosedGradeRow;
import org.chengxin.api.closing.store.ClosingRow;
import org.chengxin.api.closing.store.ClosingStore;
import org.chengxin.api.closing.store.EffectRow;
import org.chengxin.api.closing.store.RunRow;
import org.chengxin.api.closing.store.RunRow.Phase;
import org.chengxin.api.common.digest.Digests;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.feed.service.Feed;
import org.chengxin.api.grade.service.FileWalk;
import org.chengxin.api.grade.service.FileWalk.Chunk;
import org.chengxin.api.grade.service.Regrading;
import org.chengxin.api.grade.service.SealedGrade;
import org.chengxin.api.grade.store.FileStore;
import org.chengxin.api.job.service.JobProgress;
import org.chengxin.api.job.service.JobWork;
import org.chengxin.api.job.store.JobRow;
import org.chengxin.api.listing.service.ListEffects;
import org.chengxin.api.publishing.store.PublicationStore;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.core.evaluation.ListEffect;
import org.chengxin.core.file.Listing;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;

/**
 * Evaluates everybody of an area as of the last day of a period. The region's run freezes what that comes to, closes the period with
 * one word once it is whole, and then carries out what follows; the others only count it. Each chunk is kept with the place that it
 * brought the run to, so that a run that was killed goes on there and comes to the same.
 */
@ApplicationScoped
public class ClosingWork implements JobWork {

    static final String KIND = "closing";

    private static final Logger LOG = Logger.getLogger(ClosingWork.class.getName());
    private static final int LISTED_AT_ONCE = 200;
    private static final int CHUNKS_TOLD_AT_ONCE = 5;
    private static final int PAUSE_MILLIS = 500;

    private final Database database;
    private final ClosingStore store;
    private final Turns turns;
    private final FileWalk walk;
    private final FileStore files;
    private final ListEffects lists;
    private final Regrading regrading;
    private final PublicationStore publications;
    private final Feed feed;
    private final AuditTrail audit;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public ClosingWork(
            Database database,
            ClosingStore store,
            Turns turns,
            FileWalk walk,
            FileStore files,
            ListEffects lists,
            Regrading regrading,
            PublicationStore publications,
            Feed feed,
            AuditTrail audit,
            Sectors sectors,
            ServiceClock clock) {
        this.database = database;
        this.store = store;
        this.turns = turns;
        this.walk = walk;
        this.files = files;
        this.lists = lists;
        this.regrading = regrading;
        this.publications = publications;
        this.feed = feed;
        this.audit = audit;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    ClosingWork() {
        this(null, null, null, null, null, null, null, null, null, null, null, null);
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** All it needs is in the database. */
    @Override
    public boolean isHere(JobRow job) {
        return true;
    }

    @Override
    public Map<String, Object> run(JobRow job, JobProgress progress) {
        long begun = System.nanoTime();
        RunRow run = store.runOf(job.id()).orElseThrow();
        Sector sector = sector(store.find(run.closingId()));
        awaitTurn(job, run, sector, progress);
        ClosingRow closing = store.find(run.closingId());
        if (run.phase() == Phase.EVALUATE && !closing.closed()) {
            evaluate(job, run, closing, sector, progress);
            run = store.run(run.id());
        }
        long evaluated = System.nanoTime();
        if (run.phase() == Phase.TELL) {
            tell(run, sector, progress);
        }
        LOG.info(() -> "closing " + closing.sector() + " " + closing.period() + " of " + job.total()
                + " subjects: evaluated in "
                + (evaluated - begun) / 1_000_000 + " ms, told in " + (System.nanoTime() - evaluated) / 1_000_000
                + " ms");
        return soFar(job);
    }

    private Sector sector(ClosingRow closing) {
        return sectors.enabled(closing.sector());
    }

    /** Waits until no other run is at the sector, and those that close earlier periods are done. */
    private void awaitTurn(JobRow job, RunRow run, Sector sector, JobProgress progress) {
        ClosingRow closing = store.find(run.closingId());
        SectorId id = sector.id();
        while (store.isEarlierOpen(id, closing.lastDay(), Level.region()) || !take(id, job)) {
            progress.report(run.subjects(), 0);
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new JobProgress.EndedException("interrupted");
            }
        }
        if (!store.find(run.closingId()).closed()) {
            try {
                turns.check(sector, closing.period(), closing.lastDay());
            } catch (Refusal e) {
                throw new IllegalStateException(
                        "the period " + closing.period() + " of " + id + " is not the next to be closed", e);
            }
        }
    }

    private boolean take(SectorId sector, JobRow job) {
        store.since(sector, clock.today());
        return store.take(sector, job.id());
    }

    // ---- evaluating

    /** What a chunk came to. */
    @SuppressWarnings("ArrayRecordComponent") // not compared by value
    private record Sealed(List<SealedGrade> grades, List<byte[]> lines, byte[] hash) {}

    private void evaluate(JobRow job, RunRow begun, ClosingRow closing, Sector sector, JobProgress progress) {
        boolean closes = begun.area().equals(Level.region());
        if (closes && begun.chunks() == 0) {
            while (database.inTransaction(() -> store.clear(closing))) {
                progress.report(0, 0);
            }
        }
        LocalDate day = closing.lastDay();
        AreaTally tally = AreaTally.read(begun.counts());
        RunRow[] run = {begun};
        walk.walk(
                new FileWalk.Way(sector, begun.area(), day, begun.position()),
                chunk -> seal(chunk, sector, day),
                (chunk, made) -> {
                    for (int i = 0; i < made.lines().size(); i++) {
                        SealedGrade grade = made.grades().get(i);
                        tally.add(grade.area(), grade.outcome(), made.lines().get(i));
                    }
                    RunRow next = next(run[0], chunk, made, tally);
                    database.inTransaction(() -> {
                        if (closes) {
                            store.freeze(closing, rows(made), effects(made));
                        }
                        store.advance(next, chunk.knownAt(), made.grades().size(), made.hash());
                        progress.report(next.subjects(), 0);
                    });
                    run[0] = next;
                });
        database.inTransaction(() -> {
            ClosingRow locked = store.locked(sector.id(), closing.period(), day);
            progress.report(run[0].subjects(), 0);
            if (closes) {
                close(job, locked, run[0], tally, sector);
            } else {
                drafted(job, locked, run[0]);
            }
        });
    }

    private static Sealed seal(Chunk chunk, Sector sector, LocalDate day) {
        List<SealedGrade> grades = new ArrayList<>(chunk.files().size());
        List<byte[]> lines = new ArrayList<>(chunk.files().size());
        MessageDigest digest = Digests.digest();
        for (FileWalk.Filed filed : chunk.files()) {
            SealedGrade grade = SealedGrade.of(filed, sector.evaluate(filed.file(), day));
            byte[] line = grade.line();
            digest.update(line);
            grades.add(grade);
            lines.add(line);
        }
        return new Sealed(grades, lines, digest.digest());
    }

    private static RunRow next(RunRow run, Chunk chunk, Sealed made, AreaTally tally) {
        MessageDigest digest = Digests.digest();
        digest.update(run.rootHash());
        return new RunRow(
                run.id(),
                run.closingId(),
                run.jobId(),
                run.area(),
                run.phase(),
                run.chunks() + 1,
                chunk.last(),
                run.subjects() + made.grades().size(),
                digest.digest(made.hash()),
                tally.write(),
                run.told());
    }

    private static List<ClosedGradeRow> rows(Sealed made) {
        return made.grades().stream()
                .map(grade -> new ClosedGradeRow(
                        grade.subjectId(),
                        grade.publicId(),
                        grade.area().value(),
                        grade.status().code(),
                        grade.grade() == null ? null : grade.grade().letter(),
                        grade.score(),
                        grade.inputHash(),
                        grade.answerHash()))
                .toList();
    }

    private static List<EffectRow> effects(Sealed made) {
        List<EffectRow> effects = new ArrayList<>();
        for (SealedGrade grade : made.grades()) {
            for (ListEffect effect : grade.lists()) {
                effects.add(new EffectRow(0, grade.subjectId(), grade.area().value(), effect));
            }
        }
        return effects;
    }

    // ---- drafting, checking, confirming

    private void drafted(JobRow job, ClosingRow closing, RunRow run) {
        if (!closing.closed()) {
            store.note(
                    closing.id(),
                    List.of(run.area()),
                    Level.of(run.area()).kind(),
                    clock.instant(),
                    job.caller().authority(),
                    run.id(),
                    true);
            audit.write(caller(job), AuditAction.CLOSING_DRAFTED, null, job.publicId(), detail(closing, run));
        }
        store.phase(run.id(), Phase.DONE);
    }

    private void close(JobRow job, ClosingRow closing, RunRow run, AreaTally tally, Sector sector) {
        if (closing.closed()) {
            store.phase(run.id(), Phase.DONE);
            return;
        }
        Instant now = clock.instant();
        RuleSet rules = sector.ruleSetOn(closing.lastDay()).orElseThrow();
        store.close(closing, run, rules.id(), rules.hash(), sectors.pluginVersion(sector), now);
        AreaCode by = job.caller().authority();
        TreeSet<AreaCode> areas = new TreeSet<>((one, other) -> one.value().compareTo(other.value()));
        areas.addAll(tally.areas());
        areas.add(Level.region());
        store.note(closing.id(), areas, AreaRow.Kind.CONFIRMED, now, by, null, false);
        store.note(closing.id(), List.of(Level.region()), AreaRow.Kind.PUBLISHED, now, by, null, false);
        audit.write(caller(job), AuditAction.PERIOD_CLOSED, null, job.publicId(), detail(closing, run));
        feed.periodClosed(
                sector.id(),
                closing.period(),
                Level.region(),
                run.subjects(),
                HexFormat.of().formatHex(run.rootHash()));
        store.phase(run.id(), Phase.TELL);
    }

    private static Map<String, Object> detail(ClosingRow closing, RunRow run) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("sector", closing.sector());
        detail.put("period", closing.period());
        detail.put("area", run.area().value());
        detail.put("subjects", run.subjects());
        detail.put("rootHash", HexFormat.of().formatHex(run.rootHash()));
        return detail;
    }

    private static Caller caller(JobRow job) {
        return job.caller().inJob(job.publicId());
    }

    // ---- what follows

    private void tell(RunRow begun, Sector sector, JobProgress progress) {
        long closing = begun.closingId();
        List<EffectRow> effects = store.openEffects(closing, LISTED_AT_ONCE);
        while (!effects.isEmpty()) {
            List<EffectRow> some = effects;
            database.inTransaction(() -> {
                carryOut(sector, some);
                progress.report(begun.subjects(), 0);
            });
            effects = store.openEffects(closing, LISTED_AT_ONCE);
        }
        int told;
        do {
            told = database.inTransaction(() -> {
                progress.report(begun.subjects(), 0);
                return store.tell(store.run(begun.id()), CHUNKS_TOLD_AT_ONCE);
            });
        } while (told > 0);
        store.phase(begun.id(), Phase.DONE);
    }

    /** Enters subjects on lists and ends their entries by the law alone, from today on; a file that was merged meanwhile is left out. */
    private void carryOut(Sector sector, List<EffectRow> effects) {
        TreeSet<Long> ids = new TreeSet<>();
        effects.forEach(effect -> ids.add(effect.subjectId()));
        files.lock(ids);
        Map<Long, List<Listing>> listings = files.listings(ids);
        List<ListEffects.Outcome> outcomes = new ArrayList<>();
        for (FileStore.Holder holder : files.holders(ids, sector.id())) {
            outcomes.add(new ListEffects.Outcome(
                    holder.subjectId(),
                    holder.publicId(),
                    listings.getOrDefault(holder.subjectId(), List.of()),
                    effects.stream()
                            .filter(effect -> effect.subjectId() == holder.subjectId())
                            .map(EffectRow::effect)
                            .toList()));
        }
        LocalDate today = clock.today();
        lists.enter(sector.id(), outcomes, today, Areas.region().fullName(Level.region()));
        lists.leave(sector.id(), outcomes, today);
        store.effectsDone(effects.stream().map(EffectRow::id).toList());
        regrading.regrade(sector, ids);
        publications.due(ids);
    }

    @Override
    public Map<String, Object> soFar(JobRow job) {
        RunRow run = store.runOf(job.id()).orElseThrow();
        ClosingRow closing = store.find(run.closingId());
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("sector", closing.sector());
        outcome.put("period", closing.period());
        outcome.put("area", run.area().value());
        outcome.put("level", Level.of(run.area()).code());
        outcome.put("closed", closing.closed());
        outcome.put("subjects", run.subjects());
        outcome.put("outcomes", AreaTally.read(run.counts()).outcomes(run.area()));
        outcome.put("rootHash", HexFormat.of().formatHex(run.rootHash()));
        return outcome;
    }

    @Override
    public void ended(JobRow job, boolean whole, Map<String, Object> outcome) {
        // The audit trail has it from the transaction that drafted or closed.
    }

    @Override
    public void cleanUp(JobRow job) {
        // The sector is free for the next run as soon as the job is not running any more.
    }
}

package org.chengxin.api.simulation.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.grade.service.FileWalk;
import org.chengxin.api.grade.service.SealedGrade;
import org.chengxin.api.job.service.JobProgress;
import org.chengxin.api.job.service.JobWork;
import org.chengxin.api.job.store.JobRow;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.simulation.service.SimulationAnswers.MovesAnswer;
import org.chengxin.api.simulation.store.MoveRow;
import org.chengxin.api.simulation.store.SimulationRow;
import org.chengxin.api.simulation.store.SimulationStore;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.Bound;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.sector.Sector;

/** Evaluates everybody of an area by the law that there is and by a draft of it, in one walk, and keeps only who is moved. */
@ApplicationScoped
public class SimulationWork implements JobWork {

    static final String KIND = "simulation";

    private static final Logger LOG = Logger.getLogger(SimulationWork.class.getName());

    private final Database database;
    private final SimulationStore store;
    private final FileWalk walk;
    private final Sectors sectors;

    @Inject
    public SimulationWork(Database database, SimulationStore store, FileWalk walk, Sectors sectors) {
        this.database = database;
        this.store = store;
        this.walk = walk;
        this.sectors = sectors;
    }

    /** For the container's proxy. */
    SimulationWork() {
        this(null, null, null, null);
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

    /** What a chunk came to: everybody's move, those that stay included, and how many have another score. */
    private record Moves(List<MoveRow> all, int rescored) {}

    @Override
    public Map<String, Object> run(JobRow job, JobProgress progress) {
        long begun = System.nanoTime();
        SimulationRow[] row = {store.ofJob(job.id()).orElseThrow()};
        Sector sector = sectors.enabled(row[0].sector());
        DraftLaw law = law(row[0], sector);
        MoveTally tally = MoveTally.read(row[0].moves());
        walk.walk(
                new FileWalk.Way(sector, row[0].area(), row[0].asOf(), row[0].position()),
                chunk -> moves(chunk, sector, law, row[0]),
                (chunk, moves) -> {
                    moves.all().forEach(tally::add);
                    SimulationRow next =
                            row[0].after(chunk.last(), moves.all().size(), moves.rescored(), tally.write());
                    database.inTransaction(() -> {
                        store.advance(
                                next,
                                moves.all().stream()
                                        .filter(SimulationWork::isMoved)
                                        .toList());
                        progress.report(next.subjects(), 0);
                    });
                    row[0] = next;
                });
        LOG.info(() -> "simulation " + job.publicId() + " of " + row[0].subjects() + " subjects within "
                + (System.nanoTime() - begun) / 1_000_000 + " ms");
        return soFar(job);
    }

    private static DraftLaw law(SimulationRow row, Sector sector) {
        Faults faults = new Faults();
        Bound kept = Bound.object(JsonInput.read(row.changes().getBytes(StandardCharsets.UTF_8), faults), "", faults);
        return DraftLaw.read(kept, sector, row.asOf(), faults)
                .filter(law -> law.rules().hash().equals(row.draftHash()))
                .orElseThrow(() -> new IllegalStateException(
                        "the law of " + row.sector() + " is not the one any more that the draft changes"));
    }

    private static Moves moves(FileWalk.Chunk chunk, Sector sector, DraftLaw law, SimulationRow row) {
        List<MoveRow> all = new ArrayList<>(chunk.files().size());
        int rescored = 0;
        for (FileWalk.Filed filed : chunk.files()) {
            MoveRow.Outcome from = outcome(sector.evaluate(filed.file(), row.asOf()));
            MoveRow.Outcome to = outcome(law.evaluator().evaluate(filed.file(), row.asOf()));
            if (!isSame(from.score(), to.score())) {
                rescored++;
            }
            all.add(new MoveRow(
                    filed.stored().subjectId(), null, null, filed.area().value(), from, to));
        }
        return new Moves(all, rescored);
    }

    private static MoveRow.Outcome outcome(Evaluation evaluation) {
        BigDecimal score = evaluation.score();
        return new MoveRow.Outcome(
                evaluation.status().code(),
                evaluation.grade() == null ? null : evaluation.grade().letter(),
                score == null ? null : SealedGrade.plain(score));
    }

    private static boolean isSame(BigDecimal one, BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }

    private static boolean isMoved(MoveRow move) {
        return !move.from().word().equals(move.to().word());
    }

    @Override
    public Map<String, Object> soFar(JobRow job) {
        SimulationRow row = store.ofJob(job.id()).orElseThrow();
        List<MovesAnswer> matrix = MoveTally.read(row.moves()).matrix(row.area());
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("id", row.publicId());
        outcome.put("sector", row.sector());
        outcome.put("area", row.area().value());
        outcome.put("asOf", row.asOf().toString());
        outcome.put("draft", row.draft());
        outcome.put("subjects", row.subjects());
        outcome.put("moved", Simulations.moved(matrix));
        outcome.put("rescored", row.rescored());
        outcome.put("matrix", matrix);
        return outcome;
    }

    @Override
    public void ended(JobRow job, boolean whole, Map<String, Object> outcome) {
        // Nothing real has changed by it.
    }

    @Override
    public void cleanUp(JobRow job) {
        // It is kept until it is forgotten.
    }
}

package org.chengxin.api.imports.service;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.logging.Logger;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.grade.service.Regrading;
import org.chengxin.api.grade.store.RunningMark;
import org.chengxin.api.imports.store.BatchRow;
import org.chengxin.api.imports.store.BatchRow.Done;
import org.chengxin.api.imports.store.BatchRow.Format;
import org.chengxin.api.imports.store.ImportStore;
import org.chengxin.api.job.service.JobProgress;
import org.chengxin.api.job.service.JobWork;
import org.chengxin.api.job.store.JobRow;
import org.chengxin.api.record.store.RecordStore;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.sector.Sector;

/**
 * Takes in the rows of a file, some thousand at a time: while two chunks are being kept the next is read and checked. After the last row
 * it grades every subject that it has touched.
 */
@ApplicationScoped
public class ImportWork implements JobWork {

    private static final Logger LOG = Logger.getLogger(ImportWork.class.getName());

    static final String KIND = "import";

    private static final int ROWS = 4_000;
    private static final long BYTES = 4L << 20;
    private static final int KEPT_AT_ONCE = 2;
    private static final int GRADED_AT_ONCE = 1_000;
    /** While the database is at work on one lot the service is on another. */
    private static final int GRADING_AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

    private final ImportFolder folder;
    private final ImportStore imports;
    private final ChunkWriting writing;
    private final SubjectStore subjects;
    private final RecordStore records;
    private final Regrading regrading;
    private final AuditTrail audit;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    public ImportWork(
            ImportFolder folder,
            ImportStore imports,
            ChunkWriting writing,
            SubjectStore subjects,
            RecordStore records,
            Regrading regrading,
            AuditTrail audit,
            Sectors sectors,
            ServiceClock clock) {
        this.folder = folder;
        this.imports = imports;
        this.writing = writing;
        this.subjects = subjects;
        this.records = records;
        this.regrading = regrading;
        this.audit = audit;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    ImportWork() {
        this(null, null, null, null, null, null, null, null, null);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean isHere(JobRow job) {
        return imports.find(job.id())
                .filter(batch -> Files.exists(folder.file(batch.file())))
                .isPresent();
    }

    @Override
    public Map<String, Object> run(JobRow job, JobProgress progress) {
        BatchRow batch = imports.find(job.id()).orElseThrow();
        long begun = System.nanoTime();
        try (InputStream in = Files.newInputStream(folder.file(batch.file()))) {
            in.skipNBytes(batch.done().position());
            takeIn(job, batch, source(batch, in), progress);
        } catch (IOException e) {
            throw new UncheckedIOException("the file of an import cannot be read", e);
        }
        long read = System.nanoTime();
        if (!batch.dryRun()) {
            grade(job, progress);
        }
        LOG.info(() -> "import " + job.publicId() + ": rows " + (batch.done().rows() + 1) + " to " + job.total()
                + " taken in within " + (read - begun) / 1_000_000 + " ms, their subjects graded in "
                + (System.nanoTime() - read) / 1_000_000 + " ms");
        return soFar(job);
    }

    private static RowSource source(BatchRow batch, InputStream in) {
        Done done = batch.done();
        return batch.format() == Format.CSV
                ? RowSource.ofCsv(in, Charset.forName(batch.charset()), batch.columns(), done.position(), done.rows())
                : RowSource.ofNdjson(in, done.position(), done.rows());
    }

    private ImportChecks checks(JobRow job, BatchRow batch) {
        return new ImportChecks(subjects, records, sectors.registry(), caller(job), batch.sector(), clock);
    }

    private static Caller caller(JobRow job) {
        return job.caller().inJob(job.publicId());
    }

    private void takeIn(JobRow job, BatchRow batch, RowSource source, JobProgress progress) throws IOException {
        ImportChecks ahead = checks(job, batch);
        ChunkWriting.Import writer = writing.of(
                job,
                batch,
                caller(job),
                sectors.registry().enabled(),
                (rows, position) -> {
                    ahead.forget();
                    return checks(job, batch).check(rows, position);
                },
                progress);
        Deque<Future<?>> underWay = new ArrayDeque<>();
        try {
            Chunk chunk = chunk(source, ahead);
            while (!chunk.rows().isEmpty()) {
                if (underWay.size() == KEPT_AT_ONCE) {
                    result(underWay.remove());
                }
                underWay.add(writer.begin(chunk));
                chunk = chunk(source, ahead);
            }
            while (!underWay.isEmpty()) {
                result(underWay.remove());
            }
        } finally {
            underWay.forEach(ImportWork::await);
        }
    }

    /** What another thread has come to. */
    private static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new JobProgress.EndedException("interrupted");
        }
    }

    private static void await(Future<?> work) {
        try {
            work.get();
        } catch (ExecutionException e) {
            // told already, or of no interest any more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Chunk chunk(RowSource source, ImportChecks checks) throws IOException {
        List<ImportRow> rows = new ArrayList<>(ROWS);
        long from = source.position();
        while (rows.size() < ROWS && source.position() - from < BYTES) {
            ImportRow row = source.next();
            if (row == null) {
                break;
            }
            rows.add(row);
        }
        return checks.check(rows, source.position());
    }

    private void grade(JobRow job, JobProgress progress) {
        Deque<Future<?>> underWay = new ArrayDeque<>();
        try {
            for (Sector sector : sectors.registry().enabled()) {
                List<Long> due = toGrade(job, sector, 0, progress);
                while (!due.isEmpty()) {
                    List<Long> some = due;
                    underWay.add(executor.submit(() -> regrading.regradeMany(sector, some)));
                    if (underWay.size() == GRADING_AT_ONCE) {
                        result(underWay.remove());
                    }
                    due = toGrade(job, sector, due.get(due.size() - 1), progress);
                }
            }
            while (!underWay.isEmpty()) {
                result(underWay.remove());
            }
        } finally {
            underWay.forEach(ImportWork::await);
        }
    }

    private List<Long> toGrade(JobRow job, Sector sector, long after, JobProgress progress) {
        Done done = imports.find(job.id()).orElseThrow().done();
        progress.report(done.rows(), done.faulty());
        RunningMark mark = regrading.mark(sector, clock.today());
        return imports.toGrade(job.id(), sector.id(), mark.day(), mark.madeBy(), after, GRADED_AT_ONCE);
    }

    @Override
    public Map<String, Object> soFar(JobRow job) {
        BatchRow batch = imports.find(job.id()).orElseThrow();
        Done done = batch.done();
        Map<String, Object> outcome = new LinkedHashMap<>();
        outcome.put("rows", done.rows());
        outcome.put("accepted", done.accepted());
        outcome.put("unchanged", done.unchanged());
        outcome.put("faulty", done.faulty());
        outcome.put("subjects", imports.touched(job.id()));
        if (job.resumedAt() != null) {
            outcome.put("resumedFromRow", job.resumedAt() + 1);
        }
        outcome.put("rootHash", HexFormat.of().formatHex(done.rootHash()));
        outcome.put("dryRun", batch.dryRun());
        return outcome;
    }

    @Override
    public void ended(JobRow job, boolean whole, Map<String, Object> outcome) {
        if (!whole) {
            imports.release(job.id());
        }
        Map<String, Object> detail = new LinkedHashMap<>(outcome);
        detail.put("whole", whole);
        audit.write(caller(job), AuditAction.IMPORT_ENDED, null, job.publicId(), detail);
    }

    @Override
    public void cleanUp(JobRow job) {
        imports.clear(job.id());
        imports.find(job.id()).ifPresent(batch -> folder.delete(batch.file()));
    }
}

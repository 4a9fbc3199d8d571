package org.chengxin.api.imports.service;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.digest.Digests;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.grade.store.GradeStore;
import org.chengxin.api.imports.store.BadRow;
import org.chengxin.api.imports.store.BatchRow;
import org.chengxin.api.imports.store.BatchRow.Done;
import org.chengxin.api.imports.store.FaultRow;
import org.chengxin.api.imports.store.ImportStore;
import org.chengxin.api.imports.store.ImportStore.Known;
import org.chengxin.api.imports.store.ImportStore.Touched;
import org.chengxin.api.job.service.JobProgress;
import org.chengxin.api.job.store.JobRow;
import org.chengxin.api.publishing.service.PublicState;
import org.chengxin.api.publishing.store.PublicationStore;
import org.chengxin.api.record.store.RecordStore;
import org.chengxin.api.record.store.StoredRecord;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.json.CreditFileReader;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorId;

/**
 * Keeps checked rows: a chunk, its faults, its entry in the audit trail and how far the import is, all in one transaction. While one
 * chunk is being kept the next is begun over another connection; it says how far the import is only once the one before it has.
 */
@ApplicationScoped
public class ChunkWriting {

    private static final int TRIES = 10;
    /** How long a chunk that is ready for its turn waits before it gives way: the one before it may need what it has locked. */
    private static final long TURN_SECONDS = 2;
    /** Of how many subjects it is remembered how many records they have. */
    private static final int REMEMBERED = 1 << 17;

    private final Database database;
    private final SubjectStore subjects;
    private final RecordStore records;
    private final GradeStore grades;
    private final PublicationStore publications;
    private final ImportStore imports;
    private final AuditTrail audit;
    private final Sectors sectors;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    public ChunkWriting(
            Database database,
            SubjectStore subjects,
            RecordStore records,
            GradeStore grades,
            PublicationStore publications,
            ImportStore imports,
            AuditTrail audit,
            Sectors sectors) {
        this.database = database;
        this.subjects = subjects;
        this.records = records;
        this.grades = grades;
        this.publications = publications;
        this.imports = imports;
        this.audit = audit;
        this.sectors = sectors;
    }

    /** For the container's proxy. */
    ChunkWriting() {
        this(null, null, null, null, null, null, null, null);
    }

    /** Checks rows again, of which a subject has changed. */
    interface Again {
        Chunk check(List<ImportRow> rows, long position);
    }

    /** Why a chunk cannot be kept in the way that was tried. */
    private enum Hindrance {
        /** A subject has changed since the rows were checked. */
        CHANGED_SUBJECT,
        /** A row says what another says already. */
        DOUBLE,
        /** A document is known already, which is no fault yet. */
        KNOWN_DOCUMENT,
        /** The chunk before it takes long, and may be waiting for it. */
        IN_THE_WAY
    }

    /** What makes a transaction be rolled back and begun in another way. */
    private static final class AnotherWay extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final Hindrance hindrance;

        AnotherWay(Hindrance hindrance) {
            super(null, null, false, false);
            this.hindrance = hindrance;
        }
    }

    /** The writing of one import. */
    Import of(JobRow job, BatchRow batch, Caller caller, List<Sector> sectors, Again again, JobProgress progress) {
        return new Import(job, batch, caller, sectors, again, progress);
    }

    /** One import being written. */
    final class Import {
        private final JobRow job;
        private final BatchRow batch;
        private final Caller caller;
        private final Again again;
        private final JobProgress progress;
        private final Set<String> knownColumns;
        private final Set<String> columns;
        private final Map<SectorId, BitSet> touched = new HashMap<>();
        private final Map<Long, Integer> sizes = new ConcurrentHashMap<>();
        private CompletableFuture<Void> before = CompletableFuture.completedFuture(null);
        private Done done;
        /** Whether doubles are sought first; else the table's own keys show that there is one. */
        private volatile boolean careful;
        /** Whether rows name documents that are known; a file that has begun to will go on. */
        private volatile boolean knownDocuments;
        /** Whether chunks have been in each other's way. */
        private volatile boolean alone;

        private Import(
                JobRow job, BatchRow batch, Caller caller, List<Sector> sectors, Again again, JobProgress progress) {
            this.job = job;
            this.batch = batch;
            this.caller = caller;
            this.again = again;
            this.progress = progress;
            this.knownColumns = ImportColumns.of(sectors);
            this.columns = new LinkedHashSet<>(batch.columns());
            this.done = batch.done();
            this.careful = batch.dryRun();
        }

        /**
         * Begins to keep a chunk in another thread; chunks end in the order in which they are begun. Only one thread begins them.
         *
         * @return done when the chunk is kept
         */
        Future<?> begin(Chunk checked) {
            // Not the tasks themselves: each would hold the one before it, and so all chunks.
            CompletableFuture<Void> previous = before;
            CompletableFuture<Void> kept = new CompletableFuture<>();
            before = kept;
            return executor.submit(() -> {
                try {
                    write(checked, previous);
                    kept.complete(null);
                } catch (Throwable e) {
                    kept.completeExceptionally(e);
                    throw e;
                }
            });
        }

        /** Whether a chunk is kept by looking at what those before it have left. */
        private boolean looksBack() {
            return careful || knownDocuments || alone;
        }

        private void write(Chunk checked, Future<?> previous) {
            Chunk chunk = checked;
            for (int attempt = 1; true; attempt++) {
                if (attempt > 1 || looksBack()) {
                    result(previous);
                }
                try {
                    Chunk now = chunk;
                    Kept kept = database.inTransaction(() -> keep(now, previous));
                    // The next chunk waits for this one before it looks at what is set here.
                    done = kept.done();
                    kept.touched()
                            .forEach(file -> touched.computeIfAbsent(file.sector(), sector -> new BitSet())
                                    .set(Math.toIntExact(file.subjectId())));
                    return;
                } catch (AnotherWay e) {
                    if (attempt == TRIES) {
                        throw new IllegalStateException(
                                "the rows up to byte " + chunk.position() + " of a file are never kept", e);
                    }
                    switch (e.hindrance) {
                        case CHANGED_SUBJECT -> chunk = again.check(chunk.rows(), chunk.position());
                        case DOUBLE -> careful = true;
                        case KNOWN_DOCUMENT -> knownDocuments = true;
                        case IN_THE_WAY -> alone = true;
                    }
                }
            }
        }

        /** Waits until the chunk before this one is kept. */
        private void awaitTurn(Future<?> previous) {
            try {
                previous.get(TURN_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                throw new AnotherWay(Hindrance.IN_THE_WAY);
            } catch (ExecutionException | InterruptedException e) {
                throw failed(e);
            }
        }

        /** What a transaction has come to. */
        private record Kept(Done done, Set<Touched> touched) {}

        private Kept keep(Chunk chunk, Future<?> previous) {
            Set<Long> ids = new TreeSet<>();
            chunk.good().forEach(row -> ids.add(row.record().subjectId()));
            subjects.lock(ids).forEach((id, version) -> {
                if (!version.equals(chunk.versions().get(id))) {
                    throw new AnotherWay(Hindrance.CHANGED_SUBJECT);
                }
            });
            List<Chunk.Bad> bad = new ArrayList<>(chunk.bad());
            List<Chunk.Good> fresh = chunk.good();
            int unchanged = 0;
            Map<Long, Known> known = batch.dryRun() ? Map.of() : imports.look(ids);
            Room room = room(ids, fresh.size());
            if (careful || !room.isAmple()) {
                Doubles.Result result = Doubles.among(
                        fresh,
                        caller.authority(),
                        records,
                        room,
                        said -> batch.dryRun() ? imports.seen(job.id(), said) : Map.of());
                fresh = result.fresh();
                bad.addAll(result.bad());
                unchanged = result.unchanged();
                if (batch.dryRun()) {
                    imports.see(job.id(), result.says());
                }
                careful = batch.dryRun() || unchanged > 0 || !result.bad().isEmpty();
            }
            byte[] root = root(fresh);
            if (!batch.dryRun()) {
                load(fresh, chunk);
                fresh.forEach(row -> sizes.computeIfPresent(row.record().subjectId(), (id, size) -> size + 1));
                outdate(fresh, known);
                publications.dueInBulk(concerned(fresh, known));
            }
            awaitTurn(previous);
            Set<Touched> touchedNow = touch(fresh);
            bad.sort(Comparator.comparingLong(row -> row.row().number()));
            note(bad);
            Done after = new Done(
                    chunk.position(),
                    done.rows() + chunk.rows().size(),
                    done.accepted() + fresh.size(),
                    done.unchanged() + unchanged,
                    done.faulty() + bad.size(),
                    fresh.isEmpty() ? done.rootHash() : chained(done.rootHash(), root));
            if (!imports.advance(job.id(), done, after, List.copyOf(columns))) {
                throw new JobProgress.EndedException("another process has gone on with it");
            }
            progress.report(after.rows(), after.faulty());
            tell(chunk, fresh.size(), unchanged, bad, root);
            return new Kept(after, touchedNow);
        }

        /** The subjects of which others may have to be told something, and are not to be told anyway. */
        private Set<Long> concerned(List<Chunk.Good> fresh, Map<Long, Known> known) {
            Set<Long> ids = new TreeSet<>();
            for (Chunk.Good row : fresh) {
                StoredRecord stored = row.record().stored();
                Sector sector = stored.isGeneral()
                        ? null
                        : sectors.enabled(stored.sector().value());
                long subjectId = row.record().subjectId();
                if (!known.get(subjectId).due() && PublicState.concerns(stored, sector)) {
                    ids.add(subjectId);
                }
            }
            return ids;
        }

        private void load(List<Chunk.Good> fresh, Chunk chunk) {
            boolean all = fresh.size() == chunk.good().size();
            RecordStore.Loading ready = all ? chunk.ready() : Chunk.Good.ready(fresh, records);
            if (!knownDocuments && !records.loadDocuments(ready)) {
                throw new AnotherWay(Hindrance.KNOWN_DOCUMENT);
            }
            boolean used = !knownDocuments
                    || records.useDocuments(
                            fresh.stream().map(Chunk.Good::record).toList());
            if (!used || !records.load(ready)) {
                throw new AnotherWay(Hindrance.DOUBLE);
            }
        }

        /** Most are marked already. */
        private void outdate(List<Chunk.Good> fresh, Map<Long, Known> known) {
            Map<SectorId, Set<Long>> bySector = new HashMap<>();
            for (Chunk.Good row : fresh) {
                SectorId sector = row.record().stored().sector();
                long subjectId = row.record().subjectId();
                if (sector != null && known.get(subjectId).graded().contains(sector.value())) {
                    bySector.computeIfAbsent(sector, id -> new TreeSet<>()).add(subjectId);
                }
            }
            bySector.forEach((sector, ids) -> grades.outdate(ids, sector));
        }

        private Room room(Set<Long> ids, int rows) {
            if (!batch.dryRun()) {
                int moreThan = Math.max(0, CreditFileReader.MOST_RECORDS - rows);
                List<Long> large = large(ids, moreThan);
                return new Room(large.isEmpty() ? Map.of() : records.numbers(large, moreThan));
            }
            Map<Long, Map<String, Integer>> numbers = records.numbers(ids, 0);
            imports.numbers(job.id(), ids)
                    .forEach((id, bySector) ->
                            bySector.forEach((sector, number) -> numbers.computeIfAbsent(id, subject -> new HashMap<>())
                                    .merge(sector, number, Integer::sum)));
            return new Room(numbers);
        }

        /**
         * The subjects with more than a number of records. How many each has is counted once and then added to by this import alone, until
         * it seems to be one of them: what others enter meanwhile can make a file longer than it may become, but never by as much again.
         */
        private List<Long> large(Set<Long> ids, int moreThan) {
            if (sizes.size() > REMEMBERED) {
                sizes.clear();
            }
            List<Long> unsure = ids.stream()
                    .filter(id -> sizes.getOrDefault(id, Integer.MAX_VALUE) > moreThan)
                    .toList();
            Map<Long, Integer> counted = imports.sizes(unsure);
            sizes.putAll(counted);
            return unsure.stream().filter(id -> counted.get(id) > moreThan).toList();
        }

        /**
         * Notes each file once, in a dry run with every row; after a process has ended in the middle, the table knows better than this
         * one.
         */
        private Set<Touched> touch(List<Chunk.Good> fresh) {
            Map<Touched, Integer> numbers = new LinkedHashMap<>();
            for (Chunk.Good row : fresh) {
                Touched file =
                        new Touched(row.record().stored().sector(), row.record().subjectId());
                BitSet before = touched.get(file.sector());
                if (batch.dryRun() || before == null || !before.get(Math.toIntExact(file.subjectId()))) {
                    numbers.merge(file, 1, Integer::sum);
                }
            }
            imports.touch(job.id(), numbers);
            return numbers.keySet();
        }

        private void note(List<Chunk.Bad> bad) {
            List<FaultRow> faults = new ArrayList<>();
            List<BadRow> rows = new ArrayList<>();
            for (Chunk.Bad row : bad) {
                faults.addAll(BadRows.faults(row));
                BadRow kept = BadRows.cells(row, knownColumns);
                columns.addAll(kept.cells().keySet());
                rows.add(kept);
            }
            imports.addFaults(job.id(), faults);
            imports.addBadRows(job.id(), rows);
        }

        private void tell(Chunk chunk, int accepted, int unchanged, List<Chunk.Bad> bad, byte[] root) {
            Set<String> limits = new TreeSet<>();
            int refused = 0;
            for (Chunk.Bad row : bad) {
                Set<String> ofRow = BadRows.limits(row);
                limits.addAll(ofRow);
                refused += ofRow.isEmpty() ? 0 : 1;
            }
            if (refused > 0) {
                audit.write(
                        caller,
                        AuditAction.COLLECTION_REFUSED,
                        null,
                        job.publicId(),
                        Map.of("limits", limits, "rows", refused));
            }
            if (!batch.dryRun()) {
                Map<String, Object> detail = new LinkedHashMap<>();
                detail.put("firstRow", chunk.rows().get(0).number());
                detail.put("lastRow", chunk.rows().get(chunk.rows().size() - 1).number());
                detail.put("accepted", accepted);
                detail.put("unchanged", unchanged);
                detail.put("faulty", bad.size());
                detail.put("rootHash", HexFormat.of().formatHex(root));
                audit.write(caller, AuditAction.IMPORT_CHUNK, null, job.publicId(), detail);
            }
        }
    }

    private static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException | InterruptedException e) {
            throw failed(e);
        }
    }

    private static RuntimeException failed(Exception e) {
        if (e instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new JobProgress.EndedException("interrupted");
        }
        return e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
    }

    private static byte[] root(List<Chunk.Good> rows) {
        MessageDigest digest = Digests.digest();
        rows.forEach(row -> digest.update(row.hash()));
        return digest.digest();
    }

    private static byte[] chained(byte[] before, byte[] root) {
        MessageDigest digest = Digests.digest();
        digest.update(before);
        return digest.digest(root);
    }
}

package org.chengxin.api.imports.service;

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

/** Keeps checked rows: a chunk, its faults, its entry in the audit trail and how far the import is, all in one transaction. */
@ApplicationScoped
public class ChunkWriting {

    private static final int TRIES = 10;

    private final Database database;
    private final SubjectStore subjects;
    private final RecordStore records;
    private final GradeStore grades;
    private final PublicationStore publications;
    private final ImportStore imports;
    private final AuditTrail audit;
    private final Sectors sectors;

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
        KNOWN_DOCUMENT
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
        private Set<Touched> touchedNow;
        private Done done;
        /** Whether doubles are sought first; else the table's own keys show that there is one. */
        private boolean careful;
        /** Whether rows name documents that are known; a file that has begun to will go on. */
        private boolean knownDocuments;

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

        /** Keeps a chunk. */
        void write(Chunk checked) {
            Chunk chunk = checked;
            for (int attempt = 1; true; attempt++) {
                try {
                    Chunk now = chunk;
                    done = database.inTransaction(() -> keep(now));
                    touchedNow.forEach(file -> touched.computeIfAbsent(file.sector(), sector -> new BitSet())
                            .set(Math.toIntExact(file.subjectId())));
                    return;
                } catch (AnotherWay e) {
                    if (attempt == TRIES) {
                        throw new IllegalStateException("rows " + (done.rows() + 1) + " … are never kept", e);
                    }
                    switch (e.hindrance) {
                        case CHANGED_SUBJECT -> chunk = again.check(chunk.rows(), chunk.position());
                        case DOUBLE -> careful = true;
                        case KNOWN_DOCUMENT -> knownDocuments = true;
                    }
                }
            }
        }

        private Done keep(Chunk chunk) {
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
                outdate(fresh);
                publications.dueInBulk(concerned(fresh));
            }
            touch(fresh);
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
            return after;
        }

        /** The subjects of which others may have to be told something. */
        private Set<Long> concerned(List<Chunk.Good> fresh) {
            Set<Long> ids = new TreeSet<>();
            for (Chunk.Good row : fresh) {
                StoredRecord stored = row.record().stored();
                Sector sector = stored.isGeneral()
                        ? null
                        : sectors.enabled(stored.sector().value());
                if (PublicState.concerns(stored, sector)) {
                    ids.add(row.record().subjectId());
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

        private void outdate(List<Chunk.Good> fresh) {
            Map<SectorId, Set<Long>> bySector = new HashMap<>();
            for (Chunk.Good row : fresh) {
                SectorId sector = row.record().stored().sector();
                if (sector != null) {
                    bySector.computeIfAbsent(sector, id -> new TreeSet<>())
                            .add(row.record().subjectId());
                }
            }
            bySector.forEach((sector, ids) -> grades.outdate(ids, sector));
        }

        private Room room(Set<Long> ids, int rows) {
            if (!batch.dryRun()) {
                return new Room(records.numbers(ids, Math.max(0, CreditFileReader.MOST_RECORDS - rows)));
            }
            Map<Long, Map<String, Integer>> numbers = records.numbers(ids, 0);
            imports.numbers(job.id(), ids)
                    .forEach((id, bySector) ->
                            bySector.forEach((sector, number) -> numbers.computeIfAbsent(id, subject -> new HashMap<>())
                                    .merge(sector, number, Integer::sum)));
            return new Room(numbers);
        }

        /**
         * Notes each file once, in a dry run with every row; after a process has ended in the middle, the table knows better than this
         * one.
         */
        private void touch(List<Chunk.Good> fresh) {
            Map<Touched, Integer> numbers = new LinkedHashMap<>();
            for (Chunk.Good row : fresh) {
                Touched file =
                        new Touched(row.record().stored().sector(), row.record().subjectId());
                BitSet before = touched.get(file.sector());
                if (batch.dryRun() || before == null || !before.get(Math.toIntExact(file.subjectId()))) {
                    numbers.merge(file, 1, Integer::sum);
                }
            }
            touchedNow = numbers.keySet();
            imports.touch(job.id(), numbers);
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

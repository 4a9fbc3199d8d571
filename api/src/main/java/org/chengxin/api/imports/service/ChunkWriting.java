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
import org.chengxin.api.job.service.JobProgress;
import org.chengxin.api.job.store.JobRow;
import org.chengxin.api.record.store.RecordStore;
import org.chengxin.api.subject.store.SubjectStore;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.CreditFileReader;
import org.chengxin.core.sector.SectorId;

/** Keeps checked rows: a chunk, its faults, its entry in the audit trail and how far the import is, all in one transaction. */
@ApplicationScoped
public class ChunkWriting {

    private static final int TRIES = 10;

    private final Database database;
    private final SubjectStore subjects;
    private final RecordStore records;
    private final GradeStore grades;
    private final ImportStore imports;
    private final AuditTrail audit;

    @Inject
    public ChunkWriting(
            Database database,
            SubjectStore subjects,
            RecordStore records,
            GradeStore grades,
            ImportStore imports,
            AuditTrail audit) {
        this.database = database;
        this.subjects = subjects;
        this.records = records;
        this.grades = grades;
        this.imports = imports;
        this.audit = audit;
    }

    /** For the container's proxy. */
    ChunkWriting() {
        this(null, null, null, null, null, null);
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
    Import of(JobRow job, BatchRow batch, Caller caller, Again again, JobProgress progress) {
        return new Import(job, batch, caller, again, progress);
    }

    /** One import being written. */
    final class Import {
        private final JobRow job;
        private final BatchRow batch;
        private final Caller caller;
        private final Again again;
        private final JobProgress progress;
        private final Set<String> columns;
        private final BitSet touched = new BitSet();
        private BitSet touchedNow;
        private Done done;
        /** Whether doubles are sought first; else the table's own keys show that there is one. */
        private boolean careful;
        /** Whether rows name documents that are known; a file that has begun to will go on. */
        private boolean knownDocuments;

        private Import(JobRow job, BatchRow batch, Caller caller, Again again, JobProgress progress) {
            this.job = job;
            this.batch = batch;
            this.caller = caller;
            this.again = again;
            this.progress = progress;
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
                    touched.or(touchedNow);
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
            List<Chunk.Good> fresh = withoutFullFiles(chunk.good(), ids, bad);
            int unchanged = 0;
            if (careful) {
                Doubles.Result result = Doubles.among(
                        fresh,
                        caller.authority(),
                        records,
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

        /** A file has no more records than an evaluation takes. */
        private List<Chunk.Good> withoutFullFiles(List<Chunk.Good> good, Set<Long> ids, List<Chunk.Bad> bad) {
            Map<Long, Map<String, Integer>> numbers =
                    records.numbers(ids, Math.max(0, CreditFileReader.MOST_RECORDS - good.size()));
            if (numbers.isEmpty()) {
                return good;
            }
            Map<Long, Map<String, Integer>> full = new HashMap<>(numbers);
            List<Chunk.Good> fitting = new ArrayList<>();
            for (Chunk.Good row : good) {
                Map<String, Integer> ofSubject = full.get(row.record().subjectId());
                Integer before = ofSubject == null || row.record().stored().isGeneral()
                        ? null
                        : ofSubject.get(row.record().stored().sector().value());
                if (before != null && before >= CreditFileReader.MOST_RECORDS) {
                    Faults faults = new Faults();
                    faults.add("", FaultCode.FILE_FULL, CreditFileReader.MOST_RECORDS);
                    bad.add(new Chunk.Bad(row.row(), faults));
                    continue;
                }
                if (before != null) {
                    ofSubject.put(row.record().stored().sector().value(), before + 1);
                }
                fitting.add(row);
            }
            return fitting;
        }

        /** Notes each subject once; after a process has ended in the middle, the table knows better than this one. */
        private void touch(List<Chunk.Good> fresh) {
            touchedNow = new BitSet();
            fresh.forEach(row -> touchedNow.set(Math.toIntExact(row.record().subjectId())));
            touchedNow.andNot(touched);
            imports.touch(
                    job.id(), touchedNow.stream().mapToObj(id -> (long) id).toList());
        }

        private void note(List<Chunk.Bad> bad) {
            List<FaultRow> faults = new ArrayList<>();
            List<BadRow> rows = new ArrayList<>();
            for (Chunk.Bad row : bad) {
                faults.addAll(BadRows.faults(row));
                BadRow kept = BadRows.cells(row);
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

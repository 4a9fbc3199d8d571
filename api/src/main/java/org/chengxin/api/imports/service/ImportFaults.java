package org.chengxin.api.imports.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.imports.store.BadRow;
import org.chengxin.api.imports.store.BatchRow;
import org.chengxin.api.imports.store.FaultRow;
import org.chengxin.api.imports.store.ImportStore;
import org.chengxin.api.job.service.Jobs;
import org.chengxin.api.job.store.JobRow;
import org.chengxin.core.law.Language;

/** Reads the faults of an import: item by item, or as a table to be put right and sent again. */
@ApplicationScoped
public class ImportFaults {

    private static final char PART = 'f';
    private static final int AT_ONCE = 2_000;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Database database;
    private final Jobs jobs;
    private final ImportStore imports;
    private final AuditTrail audit;

    @Inject
    public ImportFaults(Database database, Jobs jobs, ImportStore imports, AuditTrail audit) {
        this.database = database;
        this.jobs = jobs;
        this.imports = imports;
        this.audit = audit;
    }

    /** For the container's proxy. */
    ImportFaults() {
        this(null, null, null, null);
    }

    /**
     * A fault as it is read.
     *
     * @param column null where it is about the whole row
     */
    public record Item(long row, String column, String code, String detail) {}

    /** Writes a table. */
    public interface Table {
        void to(OutputStream out) throws IOException;
    }

    /** What binds a cursor to its query. */
    public static List<?> query(String jobId) {
        return List.of("faults", jobId);
    }

    /**
     * Some faults in the order of their rows.
     *
     * @param after where to go on, null for the first
     * @throws Refusal if there is no such import (404), or the caller may not (403)
     */
    public Page<Item> page(String jobId, int limit, Cursor after, Language language, Caller caller) {
        JobRow job = read(jobId, caller);
        long row = 0;
        int seq = 0;
        if (after != null) {
            String[] key = after.key().split("-", 2);
            row = Long.parseLong(key[0]);
            seq = Integer.parseInt(key[1]);
        }
        List<FaultRow> faults = imports.faults(job.id(), row, seq, limit + 1);
        boolean more = faults.size() > limit;
        List<FaultRow> page = more ? faults.subList(0, limit) : faults;
        String next = more
                ? new Cursor(
                                PART,
                                page.get(limit - 1).row() + "-"
                                        + page.get(limit - 1).seq())
                        .encode(query(jobId))
                : null;
        return new Page<>(
                page.stream()
                        .map(fault -> new Item(fault.row(), fault.column(), fault.code(), detail(fault, language)))
                        .toList(),
                next);
    }

    private static String detail(FaultRow fault, Language language) {
        return language == Language.EN ? fault.en() : fault.zh();
    }

    private JobRow read(String jobId, Caller caller) {
        return database.inTransaction(() -> {
            JobRow job = jobs.job(jobId, caller);
            if (!job.kind().equals(ImportWork.KIND)) {
                throw Refusal.notFound();
            }
            audit.write(caller, AuditAction.IMPORT_FAULTS_READ, null, jobId, Map.of());
            return job;
        });
    }

    /**
     * All rows at fault as a table, one line each: what is wrong with it, then its cells as they were sent.
     *
     * @throws Refusal as {@link #page} does
     */
    public Table table(String jobId, Language language, Caller caller) {
        JobRow job = read(jobId, caller);
        BatchRow batch = imports.find(job.id()).orElseThrow();
        return out -> {
            Writer csv = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            csv.write(BYTE_ORDER_MARK); // without it spreadsheets do not see the encoding
            List<String> columns = ImportColumns.whole(batch.columns().stream()
                    .filter(column -> !ImportColumns.OF_FAULTS.contains(column))
                    .toList());
            List<String> header = new ArrayList<>(ImportColumns.OF_FAULTS);
            header.addAll(columns);
            line(csv, header);
            long after = 0;
            List<FaultRow> some = imports.faults(job.id(), after, Short.MAX_VALUE, AT_ONCE);
            while (!some.isEmpty()) {
                // A row has no more faults than are read at once, so only the last row may not be there in whole.
                boolean last = some.size() < AT_ONCE;
                long cut = last ? Long.MAX_VALUE : some.get(some.size() - 1).row();
                List<FaultRow> whole =
                        some.stream().filter(fault -> fault.row() < cut).toList();
                lines(csv, job, columns, whole, language);
                after = whole.get(whole.size() - 1).row();
                some = last ? List.of() : imports.faults(job.id(), after, Short.MAX_VALUE, AT_ONCE);
            }
            csv.flush();
        };
    }

    private void lines(Writer csv, JobRow job, List<String> columns, List<FaultRow> faults, Language language)
            throws IOException {
        Map<Long, Map<String, String>> cells = new HashMap<>();
        for (BadRow bad : imports.badRows(
                job.id(), faults.get(0).row(), faults.get(faults.size() - 1).row())) {
            cells.put(bad.row(), bad.cells());
        }
        Map<Long, List<FaultRow>> byRow =
                faults.stream().collect(Collectors.groupingBy(FaultRow::row, LinkedHashMap::new, Collectors.toList()));
        for (Map.Entry<Long, List<FaultRow>> row : byRow.entrySet()) {
            List<FaultRow> of = row.getValue();
            Map<String, String> sent = cells.get(row.getKey());
            if (sent == null) {
                continue; // not kept any more
            }
            List<String> line = new ArrayList<>();
            line.add(job.publicId());
            line.add(Long.toString(row.getKey()));
            line.add(joined(of, fault -> Optional.ofNullable(fault.column()).orElse("")));
            line.add(joined(of, FaultRow::code));
            line.add(joined(of, fault -> detail(fault, language)));
            columns.forEach(column -> line.add(sent.getOrDefault(column, "")));
            line(csv, line);
        }
    }

    private static String joined(List<FaultRow> faults, Function<FaultRow, String> part) {
        String all = faults.stream().map(part).collect(Collectors.joining("; "));
        // A cell longer than an import takes would keep the file from being sent again.
        return all.length() <= CsvReader.LONGEST_CELL ? all : all.substring(0, CsvReader.LONGEST_CELL - 1) + '…';
    }

    private static void line(Writer csv, List<String> cells) throws IOException {
        csv.write(cells.stream().map(Cells::out).collect(Collectors.joining(",")));
        csv.write("\r\n");
    }
}

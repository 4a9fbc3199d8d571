package org.chengxin.api.imports.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.digest.Digests;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.retry.Written;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.DuplicateKeyException;
import org.chengxin.api.common.store.PublicIds;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.imports.store.BatchRow;
import org.chengxin.api.imports.store.BatchRow.Format;
import org.chengxin.api.imports.store.ImportStore;
import org.chengxin.api.job.service.JobAnswer;
import org.chengxin.api.job.service.JobRunner;
import org.chengxin.api.job.service.Node;
import org.chengxin.api.job.store.JobRow;
import org.chengxin.api.job.store.JobStore;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;

/** Takes the file of an import in, in flat memory, and hands it on as a job. */
@ApplicationScoped
public class Imports {

    private static final int ACCEPTED = 202;
    private static final int HASH_BYTES = 32;

    private final ImportFolder folder;
    private final ImportStore imports;
    private final JobStore jobs;
    private final JobRunner runner;
    private final Node node;
    private final AuditTrail audit;
    private final Retries retries;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public Imports(
            ImportFolder folder,
            ImportStore imports,
            JobStore jobs,
            JobRunner runner,
            Node node,
            AuditTrail audit,
            Retries retries,
            Sectors sectors,
            ServiceClock clock) {
        this.folder = folder;
        this.imports = imports;
        this.jobs = jobs;
        this.runner = runner;
        this.node = node;
        this.audit = audit;
        this.retries = retries;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Imports() {
        this(null, null, null, null, null, null, null, null, null);
    }

    /**
     * What somebody asks for with a file.
     *
     * @param charset what the sender calls its encoding, null where not said
     * @param sector of the rows that name none, null where not said
     * @param dryRun whether the rows are only checked
     */
    public record Asked(boolean json, String charset, String sector, boolean dryRun) {}

    /** A file that is there in whole. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares files by value
    private record Received(Path file, byte[] hash, long bytes, TextProbe probe) {}

    /** What the beginning of a file says: its columns, and where its first row begins. */
    private record Head(Charset charset, List<String> columns, long position) {}

    /**
     * Takes a file in.
     *
     * @param key of a request that may be sent again, null where there is none
     * @throws Refusal if the office may not (403), or the file as a whole is at fault (400)
     */
    public Written take(Asked asked, InputStream body, String key, Caller caller) {
        boolean may = caller.authority() != null && (asked.sector() == null || caller.actsIn(asked.sector()));
        if (!may) {
            throw Refusal.of(ProblemType.FORBIDDEN);
        }
        Charset declared = charset(asked.charset());
        String id = PublicIds.next();
        AtomicBoolean kept = new AtomicBoolean();
        try {
            Received received = receive(id, body);
            Faults faults = new Faults();
            Head head = head(received, asked, declared, faults);
            Refusal.ifAny(faults);
            byte[] request = Digests.sha256(HexFormat.of().formatHex(received.hash()), asked.toString());
            Supplier<Written> write = () -> written(id, asked, received, head, caller, kept);
            try {
                return retries.onceOf(key, caller, "POST /imports", () -> request, write);
            } catch (DuplicateKeyException e) {
                // Somebody has sent the same batch in the same moment.
                return retries.onceOf(key, caller, "POST /imports", () -> request, write);
            } finally {
                runner.wake();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the file of an import cannot be kept", e);
        } finally {
            if (!kept.get()) {
                folder.delete(id);
            }
        }
    }

    /** The encoding that a sender names; the older ones are parts of GB18030. */
    private static Charset charset(String name) {
        return switch (name == null ? "" : name.toLowerCase(Locale.ROOT)) {
            case "" -> null;
            case "utf-8", "utf8" -> StandardCharsets.UTF_8;
            case "gb18030", "gbk", "gb2312" -> TextProbe.GB18030;
            default -> throw Refusal.of(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        };
    }

    private Received receive(String id, InputStream body) throws IOException {
        Path file = folder.create(id);
        MessageDigest digest = Digests.digest();
        TextProbe probe = new TextProbe();
        byte[] bytes = new byte[1 << 16];
        long length = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = body.read(bytes); read >= 0; read = body.read(bytes)) {
                out.write(bytes, 0, read);
                digest.update(bytes, 0, read);
                probe.feed(bytes, read);
                length += read;
            }
        }
        return new Received(file, digest.digest(), length, probe);
    }

    private Head head(Received received, Asked asked, Charset declared, Faults faults) throws IOException {
        Charset only = asked.json() ? StandardCharsets.UTF_8 : declared;
        if (asked.json() && declared != null && !declared.equals(only)) {
            throw Refusal.of(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
        Charset charset = received.probe().charset(only, faults).orElse(null);
        if (charset == null || asked.json()) {
            return new Head(charset, List.of(), 0);
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(received.file()))) {
            CsvReader csv = new CsvReader(in, charset, 0);
            boolean readable = csv.next()
                    && !csv.isLongRow()
                    && csv.longCell() < 0
                    && csv.brokenCell() < 0
                    && csv.garbledCell() < 0;
            if (!readable) {
                faults.add("", FaultCode.FIELD_MISSING);
                return new Head(charset, List.of(), 0);
            }
            List<String> columns =
                    ImportColumns.read(csv.cells(), sectors.registry().enabled(), faults);
            return new Head(charset, columns, csv.position());
        }
    }

    private Written written(String id, Asked asked, Received received, Head head, Caller caller, AtomicBoolean kept) {
        byte[] batch = asked.dryRun() ? null : batch(asked, received.hash(), caller);
        if (batch != null) {
            JobRow before = imports.jobOf(batch).flatMap(jobs::find).orElse(null);
            if (before != null) {
                return answer(before);
            }
        }
        long rows = asked.json()
                ? received.probe().lines()
                : Math.max(0, received.probe().records() - 1);
        JobRow job = jobs.add(id, ImportWork.KIND, caller, rows, node.id(), clock.instant());
        imports.add(new BatchRow(
                job.id(),
                batch,
                id,
                asked.json() ? Format.NDJSON : Format.CSV,
                head.charset().name(),
                asked.sector(),
                asked.dryRun(),
                head.columns(),
                new BatchRow.Done(head.position(), 0, 0, 0, 0, new byte[HASH_BYTES])));
        audit.write(
                caller,
                AuditAction.IMPORT_BEGUN,
                null,
                id,
                Map.of(
                        "sha256", HexFormat.of().formatHex(received.hash()),
                        "bytes", received.bytes(),
                        "dryRun", asked.dryRun()));
        kept.set(true);
        return answer(job);
    }

    /** The same bytes of the same office with the same rights are the same batch. */
    private static byte[] batch(Asked asked, byte[] hash, Caller caller) {
        return Digests.sha256(
                HexFormat.of().formatHex(hash),
                asked.toString(),
                String.valueOf(caller.authority()),
                caller.roleCodes(),
                String.join(",", caller.sectors().stream().sorted().toList()));
    }

    private static Written answer(JobRow job) {
        return new Written(ACCEPTED, "/jobs/" + job.publicId(), null, null, Json.bytes(JobAnswer.of(job)));
    }
}

package org.chengxin.api.grade.service;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.grade.store.FileStore;
import org.chengxin.api.grade.store.FileStore.Holder;
import org.chengxin.api.grade.store.FileStore.Placed;
import org.chengxin.api.grade.store.StoredFile;
import org.chengxin.api.job.service.JobProgress;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.subject.AreaCode;

/**
 * Goes through the files of a whole sector, some thousand subjects at a time, in the order of their rows: one chunk is kept while
 * the next is evaluated and the one after that is read, so that memory stays flat however many there are.
 */
@ApplicationScoped
public class FileWalk {

    /** How many subjects a chunk has; all have as many but the last. */
    public static final int AT_ONCE = 2_000;

    private final FileStore files;
    private final ServiceClock clock;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    public FileWalk(FileStore files, ServiceClock clock) {
        this.files = files;
        this.clock = clock;
    }

    /** For the container's proxy. */
    FileWalk() {
        this(null, null);
    }

    /**
     * What is gone through.
     *
     * @param area whose subjects, with those of all areas below
     * @param day the day whose files are made
     * @param after the row after which to begin, 0 for the first
     */
    public record Way(Sector sector, AreaCode area, LocalDate day, long after) {}

    /** One subject's file on the day, and the area it is in. */
    public record Filed(StoredFile stored, CreditFile file, AreaCode area) {}

    /**
     * Files that were read together.
     *
     * @param knownAt the moment before they were read
     */
    public record Chunk(List<Filed> files, Instant knownAt) {

        /** The row of its last subject. */
        public long last() {
            return files.get(files.size() - 1).stored().subjectId();
        }
    }

    /** What was read and is not a file of a day yet. */
    private record Read(List<Placed> placed, List<StoredFile> files, Instant knownAt) {
        boolean isEmpty() {
            return placed.isEmpty();
        }
    }

    /** What a chunk has come to, once it has. */
    private record Done<T>(Chunk chunk, T result) {}

    /** How many subjects there are on a way from its very beginning. */
    public long length(Way way) {
        return files.walked(way.sector().id(), way.area());
    }

    /**
     * Goes a way to its end.
     *
     * @param evaluate what is made of each chunk, on another thread
     * @param keep what is done with it, on this thread, in the order of the chunks
     */
    public <T> void walk(Way way, Function<Chunk, T> evaluate, BiConsumer<Chunk, T> keep) {
        String lastClosed = files.lastClosed(way.sector().id()).orElse(null);
        Future<Read> reading = executor.submit(() -> read(way, way.after()));
        Future<Done<T>> evaluating = null;
        try {
            for (Read read = result(reading); !read.isEmpty(); read = result(reading)) {
                Read now = read;
                long last = now.placed().get(now.placed().size() - 1).holder().subjectId();
                reading = executor.submit(() -> read(way, last));
                Future<Done<T>> before = evaluating;
                evaluating = executor.submit(() -> {
                    Chunk chunk = chunk(way, now, lastClosed);
                    return new Done<>(chunk, evaluate.apply(chunk));
                });
                keep(before, keep);
            }
            keep(evaluating, keep);
        } finally {
            await(reading);
            await(evaluating);
        }
    }

    private static <T> void keep(Future<Done<T>> evaluating, BiConsumer<Chunk, T> keep) {
        if (evaluating != null) {
            Done<T> done = result(evaluating);
            keep.accept(done.chunk(), done.result());
        }
    }

    private Read read(Way way, long after) {
        Instant now = clock.instant();
        List<Placed> placed = files.walk(way.sector().id(), way.area(), after, AT_ONCE);
        List<Holder> holders = placed.stream().map(Placed::holder).toList();
        return new Read(placed, files.files(holders, way.sector()), now);
    }

    private static Chunk chunk(Way way, Read read, String lastClosed) {
        Map<Long, AreaCode> areas = new HashMap<>();
        read.placed().forEach(placed -> areas.put(placed.holder().subjectId(), placed.area()));
        List<Filed> filed = new ArrayList<>(read.files().size());
        for (StoredFile stored : read.files()) {
            filed.add(new Filed(
                    stored,
                    CreditFiles.on(stored, way.sector(), way.day(), lastClosed),
                    areas.get(stored.subjectId())));
        }
        return new Chunk(filed, read.knownAt());
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

    /** Lets nothing go on for a way that has ended. */
    private static void await(Future<?> work) {
        try {
            if (work != null) {
                work.get();
            }
        } catch (ExecutionException e) {
            // told already, or of no interest any more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

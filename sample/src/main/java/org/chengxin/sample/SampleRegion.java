package org.chengxin.sample;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import tools.jackson.core.exc.JacksonIOException;

/**
 * The sample region: plainly fictitious subjects in the region's real areas, as UTF-8 NDJSON, one subject a line. The same seed and
 * day always give the same bytes, on every machine.
 *
 * <p>First come the situations, each made for one thing that the rules of a sector tell apart, then ordinary subjects. No subject
 * can be a real one: every name carries a mark, every credit code has an organisation part whose own check character is wrong, and
 * every identity number an address that no place has.
 */
public final class SampleRegion {

    /** The seed of the region that every empty service is filled with. */
    public static final long SEED = 150_000L;

    /** How many ordinary subjects that region has besides its situations. */
    public static final int ORDINARY_SUBJECTS = 3_000;

    /** The first day that the region can be made for: before it no mining record can have run out (002, articles 11 and 30). */
    public static final LocalDate EARLIEST_TODAY = LocalDate.of(2026, 1, 1);

    private static final int BUFFER = 1 << 16;

    private SampleRegion() {}

    /**
     * Writes the usual region into a file, which is replaced.
     *
     * @param today the present day: nothing in the region is decided after it, and the records of the present period lie between
     *     1 January and it
     * @throws IOException if the file cannot be written
     * @throws IllegalArgumentException for a day before {@link #EARLIEST_TODAY}
     */
    public static void write(Path file, LocalDate today) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            write(out, today, SEED);
        }
    }

    /**
     * Writes a region of the usual size.
     *
     * @param out the caller's to close
     * @see #write(Path, LocalDate)
     */
    public static void write(OutputStream out, LocalDate today, long seed) throws IOException {
        write(out, today, seed, ORDINARY_SUBJECTS);
    }

    /**
     * Writes a region of any size, in flat memory.
     *
     * @param out the caller's to close
     * @param ordinarySubjects how many ordinary subjects come after the situations, 0 or more
     * @see #write(Path, LocalDate)
     */
    public static void write(OutputStream out, LocalDate today, long seed, int ordinarySubjects) throws IOException {
        if (today.isBefore(EARLIEST_TODAY)) {
            throw new IllegalArgumentException("the sample region begins with " + EARLIEST_TODAY + ", not " + today);
        }
        OutputStream buffered = new BufferedOutputStream(out, BUFFER);
        try (NdjsonWriter writer = new NdjsonWriter(buffered)) {
            Region region = new Region(seed, today, writer::write);
            new FooddrugSituations(region).write();
            new MiningSituations(region).write();
            new IndustrySituations(region).write();
            new OrdinarySubjects(region, seed).write(ordinarySubjects);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
        buffered.flush();
    }
}

package org.chengxin.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** The fictitious region that a new service starts with. */
public final class SampleRegion {

    private SampleRegion() {}

    /**
     * Writes the region as one JSON object a line.
     *
     * @param file where to; what is there is replaced
     * @param today the day the region is seen from, in Asia/Shanghai
     * @throws IOException when the file cannot be written
     */
    public static void write(Path file, LocalDate today) throws IOException {
        Files.writeString(file, "");
    }
}

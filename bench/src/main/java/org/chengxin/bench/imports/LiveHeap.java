package org.chengxin.bench.imports;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is alive in the heap of a process: {@code jcmd} has its garbage collected and counts what is left in the same pause. */
final class LiveHeap {

    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)$");

    private final String jcmd =
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    private final long pid;

    LiveHeap(ProcessHandle process) {
        this.pid = process.pid();
    }

    /** In bytes. */
    long bytes() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher total = TOTAL.matcher(told);
        if (process.waitFor() != 0 || !total.find()) {
            throw new IOException("the heap of the service cannot be looked at:\n" + told);
        }
        return Long.parseLong(total.group(1));
    }
}

package org.chengxin.bench.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One load: GET requests of some paths in turn, by the load tool {@code wrk}. */
final class Wrk {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final String THREADS = "2";
    private static final String CONNECTIONS = "16";

    private final Path script;
    private final String url;

    /**
     * A load.
     *
     * @param script where its script is written
     * @param url the server
     * @param paths what is asked for, one after the other and round again
     */
    Wrk(Path script, String url, List<String> paths) throws IOException {
        this.script = script;
        this.url = url;
        String list = paths.stream().map(path -> "\"" + path + "\"").collect(Collectors.joining(",\n  "));
        Files.writeString(script, """
                local paths = {
                  %s
                }
                local requests = {}
                local at = 0
                function init(args)
                  for i, path in ipairs(paths) do requests[i] = wrk.format("GET", path) end
                end
                function request()
                  at = at %% #requests + 1
                  return requests[at]
                end
                """.formatted(list));
    }

    /**
     * Requests a second over some seconds.
     *
     * @throws IOException when any answer was not a success: what was measured then is not what was meant
     */
    double requestsPerSecond(int seconds) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        "wrk",
                        "-t",
                        THREADS,
                        "-c",
                        CONNECTIONS,
                        "-d",
                        seconds + "s",
                        "--timeout",
                        "10s",
                        "-s",
                        script.toString(),
                        url)
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher rate = RATE.matcher(told);
        if (process.waitFor() != 0 || !rate.find() || told.contains("Non-2xx") || told.contains("Socket errors")) {
            throw new IOException("wrk on " + url + " tells of failures:\n" + told);
        }
        return Double.parseDouble(rate.group(1));
    }
}

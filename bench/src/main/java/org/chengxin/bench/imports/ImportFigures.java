package org.chengxin.bench.imports;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.chengxin.bench.Figure;
import org.chengxin.bench.Figure.Unit;
import org.chengxin.bench.RunningService;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.JsonInput;
import org.chengxin.sample.SampleImport;

/**
 * How many rows a second an import takes, from the first byte sent until each row is checked, audited and kept and each subject of
 * them graded anew, beside what the database itself takes to load the same file into a table of its own; and whether the heap of the
 * service grows with the rows.
 */
public final class ImportFigures {

    private static final double LIMIT = 10;
    private static final double AIM = 25;
    private static final double HEAP_LIMIT = 1.1;
    /** How many subjects more have their records imported first: the table is loaded more than once as well. */
    private static final int WARM_UP = 10_000;

    private static final int HEAP_FROM = 10;
    private static final int HEAP_STEP = 45;
    private static final int PATIENCE_SECONDS = 420;
    private static final int ACCEPTED = 202;

    private final Path work;
    private final int rows;
    private final int subjects;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * Figures of a file.
     *
     * @param work a folder for the files
     */
    public ImportFigures(Path work, int rows, int subjects) {
        this.work = work;
        this.rows = rows;
        this.subjects = subjects;
    }

    /** Starts the service without the sample region, fills it with subjects that are graded, and imports records of them. */
    public List<Figure> measure(RunningService service) throws IOException, InterruptedException, SQLException {
        Files.createDirectories(work);
        Path subjectFile = work.resolve("subjects.ndjson");
        Path allRows = work.resolve("all-rows.csv");
        Path rowFile = work.resolve("rows.csv");
        Path warmUpFile = work.resolve("warm-up.csv");
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        SampleImport.write(subjectFile, allRows, today, subjects + WARM_UP, rows / subjects);
        split(allRows, rowFile, warmUpFile);
        service.start(Map.of(), "--empty");
        try (service) {
            new Subjects(service.database()).load(subjectFile);
        }
        service.start(Map.of(), "--empty");
        try (service) {
            Subjects store = new Subjects(service.database());
            grade(service, store);
            BareTable bare = new BareTable(service.database(), rowFile);
            List<Double> loads = new ArrayList<>(List.of(bare.load(rows), bare.load(rows)));
            new Run(service).send(warmUpFile, rows / subjects * WARM_UP, WARM_UP);
            Run run = new Run(service);
            double imported = run.send(rowFile, rows, subjects);
            loads.add(bare.load(rows));
            double loaded = Collections.min(loads);
            return List.of(
                    Figure.atLeast(
                            "rows imported per second / loaded into a bare table",
                            100 * loaded / imported,
                            Unit.PERCENT,
                            LIMIT,
                            AIM,
                            String.format(
                                    Locale.ROOT,
                                    "%.0f/s (%d rows of %d subjects in %.1f s) / %.0f/s",
                                    rows / imported,
                                    rows,
                                    subjects,
                                    imported,
                                    rows / loaded)),
                    run.heapFigure());
        } finally {
            Files.deleteIfExists(subjectFile);
            Files.deleteIfExists(allRows);
            Files.deleteIfExists(rowFile);
            Files.deleteIfExists(warmUpFile);
        }
    }

    /** Rows come in turns of one of each subject; those of the last subjects go into a file of their own. */
    private void split(Path all, Path most, Path few) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(all, StandardCharsets.UTF_8);
                BufferedWriter outOfMost = Files.newBufferedWriter(most, StandardCharsets.UTF_8);
                BufferedWriter outOfFew = Files.newBufferedWriter(few, StandardCharsets.UTF_8)) {
            String header = lines.readLine() + "\r\n";
            outOfMost.write(header);
            outOfFew.write(header);
            int row = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                BufferedWriter out = row++ % (subjects + WARM_UP) < subjects ? outOfMost : outOfFew;
                out.write(line);
                out.write("\r\n");
            }
        }
    }

    /** A service that is started makes the grades that are of no day yet in the background, as soon as somebody reads one at the latest. */
    private static void grade(RunningService service, Subjects store)
            throws IOException, InterruptedException, SQLException {
        RunningService.get(service.url() + "/api/v1/subjects/" + store.any() + "/grades");
        for (int second = 0; store.ungraded() > 0; second++) {
            if (second == PATIENCE_SECONDS) {
                throw new IOException("the subjects are not graded yet: " + store.ungraded());
            }
            Thread.sleep(1_000);
        }
    }

    /** One import. */
    private final class Run {
        private final String url;
        private final String authorization;
        private final LiveHeap heap;
        private final List<Long> alive = new ArrayList<>();

        Run(RunningService service) throws IOException {
            this.url = service.url();
            this.authorization = service.authorization(
                    "--role", "agency", "--authority", "150000", "--sectors", "fooddrug,mining,industry");
            this.heap = new LiveHeap(service.process());
        }

        /** Sends a file; tells how many seconds went by until the job was done. */
        double send(Path file, int rows, int subjects) throws IOException, InterruptedException {
            long begin = System.nanoTime();
            Map<?, ?> job = json(
                    HttpRequest.newBuilder(URI.create(url + "/api/v1/imports"))
                            .header("Content-Type", "text/csv")
                            .POST(HttpRequest.BodyPublishers.ofFile(file)),
                    ACCEPTED);
            String address = "/api/v1/jobs/" + job.get("id");
            int percent = HEAP_FROM;
            while (!job.containsKey("finishedAt")) {
                Thread.sleep(100);
                job = get(address);
                if (100 * number(job, "done") >= (long) percent * rows) {
                    alive.add(heap.bytes());
                    percent += HEAP_STEP;
                }
                if ((System.nanoTime() - begin) / 1e9 > PATIENCE_SECONDS) {
                    throw new IOException("the import is not done yet: " + job);
                }
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            Map<?, ?> result = get(address + "/result");
            if (number(result, "accepted") != rows || number(result, "subjects") != subjects) {
                throw new IOException("not all rows went in: " + result);
            }
            return seconds;
        }

        private Map<?, ?> get(String path) throws IOException, InterruptedException {
            return json(HttpRequest.newBuilder(URI.create(url + path)), 200);
        }

        private Map<?, ?> json(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
            HttpResponse<byte[]> answer = client.send(
                    request.header("Authorization", authorization).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != expected) {
                throw new IOException("the service answers " + answer.statusCode());
            }
            return (Map<?, ?>) JsonInput.read(answer.body(), new Faults());
        }

        Figure heapFigure() {
            return Figure.atMost(
                    "heap after collection during the import, most / at a tenth of the rows",
                    (double) Collections.max(alive) / alive.get(0),
                    Unit.TIMES,
                    HEAP_LIMIT,
                    Figure.NONE,
                    alive.stream()
                            .map(bytes -> String.format(Locale.ROOT, "%.1f MB", bytes / 1e6))
                            .collect(Collectors.joining(", ")));
        }
    }

    private static long number(Map<?, ?> json, String member) {
        return ((Number) json.get(member)).longValue();
    }
}

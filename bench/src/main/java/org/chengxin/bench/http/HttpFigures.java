package org.chengxin.bench.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.chengxin.bench.Figure;
import org.chengxin.bench.Figure.Unit;
import org.chengxin.bench.Median;
import org.chengxin.bench.RunningService;

/**
 * How many grades a second the service answers beside two plain answers of the same server: one row by its primary key, and a
 * constant. Their rounds alternate, after each has been warmed up, and the median of the rounds counts.
 */
public final class HttpFigures {

    private static final double LIMIT = 80;
    private static final String SECTOR = "mining";
    private static final int SUBJECTS = 200;
    // As many as the JVM takes to have the hot paths compiled for good.
    private static final int WARM_UP_REQUESTS = 45_000;
    private static final int WARM_UP_ROUNDS = 20;
    private static final int ROUNDS = 5;
    private static final int SECONDS = 3;
    private static final Pattern ID = Pattern.compile("\\{\"id\":\"([^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");

    private final Path root;
    private final Path work;

    /**
     * Figures of a project.
     *
     * @param work a folder for scripts
     */
    public HttpFigures(Path root, Path work) {
        this.root = root;
        this.work = work;
    }

    /** Starts the service with the baseline beside it, and measures. */
    public List<Figure> measure(RunningService service) throws IOException, InterruptedException {
        Path baseline = root.resolve("bench/baseline/target/baseline.war");
        // All requests come from one address, which the service would rightly hold back.
        service.start(Map.of("CHENGXIN_RATE_ENABLED", "false"), "--deploy", baseline.toString());
        try (service) {
            String url = service.url();
            RunningService.await(url + "/baseline/constant", Duration.ofMinutes(1), () -> true);
            List<String> grades = subjects(url).stream()
                    .map(id -> "/api/v1/subjects/" + id + "/grades/" + SECTOR)
                    .toList();
            List<String> rows = IntStream.rangeClosed(1, SUBJECTS)
                    .mapToObj(id -> "/baseline/rows/" + id)
                    .toList();
            // Answered once before the measuring, so that no path turns out wrong in the middle of it.
            int gradeSize = RunningService.get(url + grades.get(0)).length();
            int rowSize = RunningService.get(url + rows.get(0)).length();

            Files.createDirectories(work);
            Map<String, Wrk> loads = new LinkedHashMap<>();
            loads.put("grade", new Wrk(work.resolve("grade.lua"), url, grades));
            loads.put("row", new Wrk(work.resolve("row.lua"), url, rows));
            loads.put("constant", new Wrk(work.resolve("constant.lua"), url, List.of("/baseline/constant")));
            Map<String, List<Double>> rates = new LinkedHashMap<>();
            for (Map.Entry<String, Wrk> load : loads.entrySet()) {
                warmUp(load.getValue());
                rates.put(load.getKey(), new ArrayList<>());
            }
            for (int round = 0; round < ROUNDS; round++) {
                for (Map.Entry<String, Wrk> load : loads.entrySet()) {
                    rates.get(load.getKey()).add(load.getValue().requestsPerSecond(SECONDS));
                }
            }
            double grade = Median.of(rates.get("grade"));
            double row = Median.of(rates.get("row"));
            double constant = Median.of(rates.get("constant"));
            return List.of(
                    Figure.atLeast(
                            "a subject's grade / one row by primary key, requests per second",
                            ratio(rates.get("grade"), rates.get("row")),
                            Unit.PERCENT,
                            LIMIT,
                            Figure.NONE,
                            String.format(
                                    Locale.ROOT,
                                    "%.0f/s (%d characters) / %.0f/s (%d characters)",
                                    grade,
                                    gradeSize,
                                    row,
                                    rowSize)),
                    Figure.told(
                            "a subject's grade / a constant answer, requests per second",
                            ratio(rates.get("grade"), rates.get("constant")),
                            Unit.PERCENT,
                            String.format(Locale.ROOT, "%.0f/s / %.0f/s", grade, constant)),
                    Figure.told(
                            "one row by primary key / a constant answer, requests per second",
                            ratio(rates.get("row"), rates.get("constant")),
                            Unit.PERCENT,
                            String.format(Locale.ROOT, "%.0f/s / %.0f/s", row, constant)));
        }
    }

    private static void warmUp(Wrk load) throws IOException, InterruptedException {
        double requests = 0;
        for (int round = 0; round < WARM_UP_ROUNDS && requests < WARM_UP_REQUESTS; round++) {
            requests += SECONDS * load.requestsPerSecond(SECONDS);
        }
    }

    /** The median of the rounds' ratios, in percent: what slows a round down slows both of its sides. */
    private static double ratio(List<Double> one, List<Double> other) {
        return Median.of(IntStream.range(0, ROUNDS)
                .mapToObj(round -> 100 * one.get(round) / other.get(round))
                .toList());
    }

    private static List<String> subjects(String url) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        String query = "?sector=" + SECTOR + "&limit=100";
        String cursor = "";
        while (ids.size() < SUBJECTS) {
            String page = RunningService.get(url + "/api/v1/subjects" + query + cursor);
            Matcher id = ID.matcher(page);
            while (id.find()) {
                ids.add(id.group(1));
            }
            Matcher next = NEXT.matcher(page);
            if (!next.find()) {
                break;
            }
            cursor = "&cursor=" + next.group(1);
        }
        if (ids.isEmpty()) {
            throw new IOException("the service has no subjects of " + SECTOR);
        }
        return ids;
    }
}

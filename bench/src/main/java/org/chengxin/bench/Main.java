package org.chengxin.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.bench.closing.ClosingFigures;
import org.chengxin.bench.evaluation.EvaluationFigures;
import org.chengxin.bench.forecast.ForecastFigures;
import org.chengxin.bench.http.HttpFigures;
import org.chengxin.bench.imports.ImportFigures;
import org.chengxin.bench.page.PageFigures;
import org.chengxin.bench.start.StartFigures;
import org.chengxin.bench.verify.VerifyFigures;
import org.chengxin.bench.write.WriteFigures;

/** Measures the project's figures and tells which limits are kept; the exit code is 1 when one is missed. */
public final class Main {

    private Main() {}

    /** Makes the figures of one part. */
    private interface Part {
        List<Figure> measure() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        Map<String, Part> parts = new LinkedHashMap<>();
        Path root = root();
        Path work = root.resolve("bench").resolve("target").resolve("run");
        parts.put("evaluation", () -> new EvaluationFigures().measure());
        parts.put("forecast", () -> new ForecastFigures().measure());
        RunningService service = new RunningService(root, work.resolve("home"));
        parts.put("start", () -> new StartFigures(root, work).measure(service));
        parts.put("page", () -> new PageFigures(work).measure(service));
        parts.put("http", () -> new HttpFigures(root, work).measure(service));
        parts.put("write", () -> new WriteFigures(root).measure(service));
        RunningService largeService = new RunningService(root, work.resolve("large"));
        parts.put(
                "import",
                () -> apart(largeService, () -> new ImportFigures(work, 1_000_000, 100_000).measure(largeService)));
        int[] large = {1_000_000};
        parts.put("closing", () -> apart(largeService, () -> new ClosingFigures(large[0], true).measure(largeService)));
        parts.put(
                "simulation",
                () -> apart(largeService, () -> new ClosingFigures(large[0], false).measure(largeService)));
        parts.put("verify", () -> new VerifyFigures().measure(service));

        boolean record = false;
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--record")) {
                record = true;
            } else if (args[i].equals("--only") && i + 1 < args.length && parts.containsKey(args[i + 1])) {
                i++;
                chosen.add(args[i]);
            } else if (args[i].equals("--subjects") && i + 1 < args.length && args[i + 1].matches("[1-9][0-9]{1,6}")) {
                i++;
                large[0] = Integer.parseInt(args[i]);
            } else {
                System.err.printf("""
                        ./chengxin bench [--record] [--subjects N] [--only PART]...

                        --record      appends the figures to docs/benchmarks.md
                        --subjects N  of closing and simulation, 1000000 where not said
                        --only PART   measures a part only: %s
                        """, String.join(", ", parts.keySet()));
                System.exit(2);
            }
        }
        parts.keySet().removeIf(part -> !chosen.isEmpty() && !chosen.contains(part));

        service.forget();
        List<Figure> figures = new ArrayList<>();
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            System.err.println("Measuring " + part.getKey() + " …");
            figures.addAll(part.getValue().measure());
        }
        Report report = new Report(figures);
        System.out.print(report.forTerminal());
        if (record) {
            report.appendTo(root.resolve("docs").resolve("benchmarks.md"), root);
        }
        System.exit(figures.stream().allMatch(Figure::kept) ? 0 : 1);
    }

    /** On a home of its own, which is gone afterwards: it is large. */
    private static List<Figure> apart(RunningService service, Part part) throws Exception {
        service.forget();
        try {
            return part.measure();
        } finally {
            service.forget();
        }
    }

    /** The project's folder, from where this jar stands: {@code bench/target/bench.jar}. */
    private static Path root() throws Exception {
        Path jar = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        return jar.toAbsolutePath().getParent().getParent().getParent();
    }
}

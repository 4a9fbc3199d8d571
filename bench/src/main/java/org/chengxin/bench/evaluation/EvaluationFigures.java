package org.chengxin.bench.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.chengxin.bench.Figure;
import org.chengxin.bench.Figure.Unit;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What a plugin costs beside a straight evaluator, and how its cost grows. All benchmarks run in turn, each in a fresh JVM, several
 * times over. Of a round the median counts, of the rounds the quickest: what else the machine does only ever adds time, and this
 * way it falls on neither side of a ratio.
 */
public final class EvaluationFigures {

    private static final int ROUNDS = 3;
    private static final double PRICE_LIMIT = 2.5;
    private static final double GROWTH_LIMIT = 1.3;
    private static final List<Integer> SIZES = List.of(10, 100, 1000, 5000);

    private final Map<String, List<Double>> nanoseconds = new TreeMap<>();

    /** Runs the benchmarks. */
    public List<Figure> measure() throws RunnerException {
        for (int round = 0; round < ROUNDS; round++) {
            for (RunResult result : run()) {
                String size = result.getParams().getParam("records");
                String label = result.getPrimaryResult().getLabel();
                nanoseconds
                        .computeIfAbsent(size == null ? label : label + size, name -> new ArrayList<>())
                        .add(result.getPrimaryResult().getStatistics().getPercentile(50));
            }
        }
        return List.of(
                price("mining: plugin / straight evaluator, 10 records", "mining", PRICE_LIMIT),
                price("food and drug: plugin / straight evaluator, 10 records", "foodDrug", Figure.NONE),
                growth());
    }

    private static Collection<RunResult> run() throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include("^org\\.chengxin\\.bench\\.evaluation\\.")
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.milliseconds(500))
                .measurementIterations(3)
                .measurementTime(TimeValue.milliseconds(500))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .jvmArgsAppend("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC");
        if (Runtime.version().feature() >= 23) {
            options.jvmArgsPrepend("--sun-misc-unsafe-memory-access=allow");
        }
        return new Runner(options.build()).run();
    }

    private Figure price(String name, String sector, double limit) {
        double plugin = quickest(sector + "Plugin");
        double straight = quickest(sector + "Straight");
        String detail = String.format(Locale.ROOT, "%.0f ns / %.0f ns", plugin, straight);
        return Figure.atMost(name, plugin / straight, Unit.TIMES, limit, Figure.NONE, detail);
    }

    private double quickest(String benchmark) {
        return Collections.min(nanoseconds.get(benchmark));
    }

    private Figure growth() {
        List<String> perRecord = new ArrayList<>();
        Map<Integer, Double> cost = new TreeMap<>();
        for (int size : SIZES) {
            cost.put(size, quickest("mining" + size) / size);
            perRecord.add(String.format(Locale.ROOT, "%d: %.0f ns", size, cost.get(size)));
        }
        return Figure.atMost(
                "mining: cost per record at 5,000 records / at 100",
                cost.get(5000) / cost.get(100),
                Unit.TIMES,
                GROWTH_LIMIT,
                Figure.NONE,
                "a record at " + String.join(", ", perRecord));
    }
}

package org.chengxin.bench.forecast;

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
 * What a forecast costs beside as many evaluations of the same file as it has days of change and adverse records. Both run in turn,
 * each in a fresh JVM, several times over; of a round the median counts, of the rounds the quickest.
 */
public final class ForecastFigures {

    private static final int ROUNDS = 3;
    private static final double LIMIT = 1.5;

    private final Map<String, List<Double>> nanoseconds = new TreeMap<>();

    /** Runs the benchmarks. */
    public List<Figure> measure() throws RunnerException {
        for (int round = 0; round < ROUNDS; round++) {
            for (RunResult result : run()) {
                nanoseconds
                        .computeIfAbsent(
                                result.getPrimaryResult().getLabel() + " "
                                        + result.getParams().getParam("sectorId"),
                                name -> new ArrayList<>())
                        .add(result.getPrimaryResult().getStatistics().getPercentile(50));
            }
        }
        return List.of(figure("mining", "mining"), figure("food and drug", "fooddrug"));
    }

    private static Collection<RunResult> run() throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include("^org\\.chengxin\\.bench\\.forecast\\.")
                .forks(1)
                .warmupIterations(6)
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

    private Figure figure(String name, String sectorId) {
        double forecast = quickest("forecast " + sectorId);
        double evaluation = quickest("evaluation " + sectorId);
        int evaluations = ForecastBenchmark.evaluations(sectorId);
        String detail = String.format(
                Locale.ROOT, "%.0f µs / (%d × %.2f µs)", forecast / 1_000, evaluations, evaluation / 1_000);
        return Figure.atMost(
                name + ": forecast of 100 records / an evaluation for each day of change and adverse record",
                forecast / (evaluations * evaluation),
                Unit.TIMES,
                LIMIT,
                Figure.NONE,
                detail);
    }

    private double quickest(String benchmark) {
        return Collections.min(nanoseconds.get(benchmark));
    }
}

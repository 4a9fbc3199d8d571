package org.chengxin.bench.evaluation;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.json.EvaluationWriter;
import org.chengxin.core.law.Language;
import org.chengxin.core.sector.Sector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** One evaluation of ten records with its whole trace: by the plugin, and straight. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EvaluationBenchmark {

    /** Evaluations between two looks at the clock, which takes a noticeable part of one evaluation. */
    private static final int BATCH = 10;

    /** The mining file, which both must answer alike. */
    @State(Scope.Benchmark)
    public static class Mining {
        private Sector plugin;
        private StraightMining straight;
        private CreditFile file;

        @Setup
        public void prepare() {
            plugin = Sectors.sector("mining");
            straight = new StraightMining(Sectors.rules(plugin));
            file = BenchFiles.mining();
            requireAlike(plugin.evaluate(file, BenchFiles.AS_OF), straight.evaluate(file, BenchFiles.AS_OF));
        }
    }

    /** The food and drug file, which both must answer alike. */
    @State(Scope.Benchmark)
    public static class FoodDrug {
        private Sector plugin;
        private StraightFoodDrug straight;
        private CreditFile file;

        @Setup
        public void prepare() {
            plugin = Sectors.sector("fooddrug");
            straight = new StraightFoodDrug(Sectors.rules(plugin));
            file = BenchFiles.foodDrug();
            requireAlike(plugin.evaluate(file, BenchFiles.AS_OF), straight.evaluate(file, BenchFiles.AS_OF));
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void miningPlugin(Mining state, Blackhole answers) {
        for (int i = 0; i < BATCH; i++) {
            answers.consume(state.plugin.evaluate(state.file, BenchFiles.AS_OF));
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void miningStraight(Mining state, Blackhole answers) {
        for (int i = 0; i < BATCH; i++) {
            answers.consume(state.straight.evaluate(state.file, BenchFiles.AS_OF));
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void foodDrugPlugin(FoodDrug state, Blackhole answers) {
        for (int i = 0; i < BATCH; i++) {
            answers.consume(state.plugin.evaluate(state.file, BenchFiles.AS_OF));
        }
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void foodDrugStraight(FoodDrug state, Blackhole answers) {
        for (int i = 0; i < BATCH; i++) {
            answers.consume(state.straight.evaluate(state.file, BenchFiles.AS_OF));
        }
    }

    /** A comparison of two evaluators that answer differently would say nothing. */
    private static void requireAlike(Evaluation one, Evaluation other) {
        for (Language language : Language.values()) {
            if (!Arrays.equals(EvaluationWriter.bytes(one, language), EvaluationWriter.bytes(other, language))) {
                throw new IllegalStateException(
                        "the two evaluators do not give the same answer; run the tests of bench");
            }
        }
    }
}

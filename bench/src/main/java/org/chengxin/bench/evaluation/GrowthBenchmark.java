package org.chengxin.bench.evaluation;

import java.util.concurrent.TimeUnit;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.sector.Sector;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The mining plugin on files of growing length. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class GrowthBenchmark {

    @Param({"10", "100", "1000", "5000"})
    private int records;

    private Sector plugin;
    private CreditFile file;

    @Setup
    public void prepare() {
        plugin = Sectors.sector("mining");
        file = BenchFiles.mining(records, Sectors.rules(plugin));
    }

    @Benchmark
    public Evaluation mining() {
        return plugin.evaluate(file, BenchFiles.AS_OF);
    }
}

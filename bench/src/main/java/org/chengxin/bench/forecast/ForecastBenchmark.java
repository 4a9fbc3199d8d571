package org.chengxin.bench.forecast;

import java.util.concurrent.TimeUnit;
import org.chengxin.bench.evaluation.BenchFiles;
import org.chengxin.bench.evaluation.Sectors;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.Kept;
import org.chengxin.core.forecast.Forecast;
import org.chengxin.core.sector.KeptFile;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.subject.AreaCode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The forecast of a subject of a hundred records, and one evaluation of its file. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class ForecastBenchmark {

    private static final int RECORDS = 100;
    private static final AreaCode AREA = AreaCode.of("150784");

    @Param({"mining", "fooddrug"})
    private String sectorId;

    private Sector sector;
    private CreditFile file;
    private KeptFile kept;

    @Setup
    public void prepare() {
        sector = Sectors.sector(sectorId);
        file = sectorId.equals("mining")
                ? BenchFiles.mining(RECORDS, Sectors.rules(sector))
                : BenchFiles.foodDrug(RECORDS, Sectors.rules(sector));
        String lastClosed =
                sector.plugin().readsPriorGrades() ? Integer.toString(BenchFiles.AS_OF.getYear() - 1) : null;
        kept = new KeptFile(
                file.kind(),
                file.status(),
                file.role(),
                file.priorGrades(),
                lastClosed,
                file.listings(),
                file.records().stream().map(Kept::of).toList());
    }

    /** As many evaluations as a forecast of the subject is compared with: one for each day of change and each adverse record. */
    static int evaluations(String sectorId) {
        ForecastBenchmark benchmark = new ForecastBenchmark();
        benchmark.sectorId = sectorId;
        benchmark.prepare();
        Forecast forecast = benchmark.forecast();
        return forecast.changes().size() + forecast.repairs().size();
    }

    @Benchmark
    public Forecast forecast() {
        return Forecast.of(kept, AREA, sector, BenchFiles.AS_OF);
    }

    @Benchmark
    public Evaluation evaluation() {
        return sector.evaluate(file, BenchFiles.AS_OF);
    }
}

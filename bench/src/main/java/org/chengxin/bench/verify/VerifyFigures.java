package org.chengxin.bench.verify;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.chengxin.bench.Figure;
import org.chengxin.bench.Figure.Unit;
import org.chengxin.bench.Median;
import org.chengxin.bench.RunningService;
import org.chengxin.plugins.Plugins;
import org.chengxin.verify.ChainReport;
import org.chengxin.verify.EvaluationReport;
import org.chengxin.verify.Verification;

/**
 * What it takes to verify the audit trail beside reading it out, and the kept evaluations beside evaluating their inputs once more.
 * The rounds of both sides alternate, and the median of the rounds' ratios counts.
 */
public final class VerifyFigures {

    private static final double CHAIN_LIMIT = 3;
    private static final double EVALUATION_LIMIT = 1.5;
    private static final long ENTRIES = 200_000;
    private static final int EVALUATIONS = 30_000;
    private static final int WARM_UP_ROUNDS = 2;
    private static final int ROUNDS = 5;
    private static final int PATIENCE_SECONDS = 120;

    /** Starts the service, fills its trail and its table of evaluations, and measures beside it. */
    public List<Figure> measure(RunningService service) throws IOException, InterruptedException, SQLException {
        service.start(Map.of());
        try (service;
                // The sectors that the service has, from the same jars.
                Plugins plugins = Plugins.open(List.of(), List.of(), VerifyFigures.class.getClassLoader())) {
            DataSource database = service.database();
            fill(database);
            Readings readings = new Readings(database);
            Pair chain = new Pair();
            Pair evaluations = new Pair();
            for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
                boolean counts = round >= WARM_UP_ROUNDS;
                chain.take(counts, readings::trail, () -> {
                    ChainReport report = Verification.chain(database, Instant.now(), null);
                    require(report.misfit() == null, report);
                    return report.links();
                });
                evaluations.take(counts, () -> readings.evaluations(plugins.registry()), () -> {
                    EvaluationReport report = Verification.evaluations(database, plugins);
                    require(report.other() + report.misfits() == 0, report);
                    return report.identical();
                });
            }
            return List.of(
                    chain.figure("verify: the chain / reading it out", "entries", CHAIN_LIMIT),
                    evaluations.figure(
                            "verify: the evaluations / evaluating their inputs", "evaluations", EVALUATION_LIMIT));
        }
    }

    private static void require(boolean whole, Object report) {
        if (!whole) {
            throw new IllegalStateException("what was measured does not fit: " + report);
        }
    }

    /** Entries like those of record entries, which the service links, and every kept evaluation several times over. */
    private static void fill(DataSource database) throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            long entries = count(statement, "audit_entry");
            connection.setAutoCommit(false);
            if (entries < ENTRIES) {
                statement.execute("set @first = (select ifnull(max(id), 0) from audit_entry)");
                statement.execute("insert into audit_entry (at, actor, roles, authority, subject, action, object,"
                        + " request_id, detail) select utc_timestamp(6), 'officer@150700', 'officer', '150700',"
                        + " '91150784MA0BENCH00', 'record.entered', lower(hex(left(unhex(sha1(seq)), 10))),"
                        + " lower(hex(left(unhex(sha1(-seq)), 8))),"
                        + " concat('{\"version\":1,\"hash\":\"', sha2(seq, 256), '\"}') from seq_1_to_"
                        + (ENTRIES - entries));
                statement.execute("insert into audit_pending (entry_id) select id from audit_entry where id > @first");
            }
            String columns = "subject_id, sector, as_of, made_at, rule_set, rule_set_hash, plugin_version, status,"
                    + " grade, score, file_hash, input_hash, answer_hash, input, answer, erased_at";
            for (long there = count(statement, "evaluation");
                    there < EVALUATIONS;
                    there = count(statement, "evaluation")) {
                statement.execute("insert into evaluation (" + columns + ") select " + columns
                        + " from evaluation limit " + (EVALUATIONS - there));
            }
            connection.commit();
            connection.setAutoCommit(true);
            for (int second = 0; count(statement, "audit_pending") > 0; second++) {
                require(second < PATIENCE_SECONDS, "the service has not linked the entries");
                Thread.sleep(1_000);
            }
        }
    }

    private static long count(Statement statement, String table) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Something to be done, which tells how much it was. */
    private interface Work {
        long run() throws SQLException;
    }

    /** What was taken of two sides, in seconds. */
    private static final class Pair {

        private final List<Double> plain = new ArrayList<>();
        private final List<Double> verified = new ArrayList<>();
        private final List<Double> ratios = new ArrayList<>();
        private long rows;

        void take(boolean counts, Work reading, Work verification) throws SQLException {
            long begin = System.nanoTime();
            rows = reading.run();
            long between = System.nanoTime();
            long again = verification.run();
            long end = System.nanoTime();
            require(rows == again, rows + " rows were read and " + again + " verified");
            if (counts) {
                plain.add((between - begin) / 1e9);
                verified.add((end - between) / 1e9);
                ratios.add((double) (end - between) / (between - begin));
            }
        }

        Figure figure(String name, String what, double limit) {
            return Figure.atMost(
                    name,
                    Median.of(ratios),
                    Unit.TIMES,
                    limit,
                    Figure.NONE,
                    String.format(
                            Locale.ROOT,
                            "%.2f s / %.2f s for %d %s",
                            Median.of(verified),
                            Median.of(plain),
                            rows,
                            what));
        }
    }
}

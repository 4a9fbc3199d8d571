package org.chengxin.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chengxin.plugins.Plugins;

/**
 * Makes every kept evaluation again, in the order of their numbers, with all processors: rows are read in one thread and handed
 * on in small lots, of which only so many are under way that memory stays flat.
 */
final class EvaluationCheck {

    private static final int ROWS_AT_ONCE = 1_000;
    private static final int LOT = 50;
    private static final int LOTS_UNDER_WAY = 4;
    private static final String ALL =
            "select id, sector, as_of, rule_set, rule_set_hash, plugin_version, status, grade, score, file_hash,"
                    + " input_hash, answer_hash, input, answer, erased_at is not null from evaluation order by id";

    private final Remaking remaking;
    private final int threads = Runtime.getRuntime().availableProcessors();
    private final Deque<Future<EvaluationReport>> underWay = new ArrayDeque<>();
    private EvaluationReport report = EvaluationReport.NOTHING;

    EvaluationCheck(Plugins plugins) {
        remaking = new Remaking(plugins.registry(), plugins::version);
    }

    /**
     * Checks all evaluations.
     *
     * @param connection one that sees the same state from begin to end
     */
    EvaluationReport run(Connection connection) throws SQLException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet row = statement.executeQuery(ALL)) {
                List<KeptEvaluation> lot = new ArrayList<>(LOT);
                while (row.next()) {
                    lot.add(kept(row));
                    if (lot.size() == LOT) {
                        hand(lot, workers);
                        lot = new ArrayList<>(LOT);
                    }
                }
                hand(lot, workers);
            }
            while (!underWay.isEmpty()) {
                take();
            }
            return report;
        } finally {
            workers.shutdownNow();
        }
    }

    private void hand(List<KeptEvaluation> lot, ExecutorService workers) {
        if (underWay.size() == threads * LOTS_UNDER_WAY) {
            take();
        }
        underWay.add(workers.submit(
                () -> lot.stream().map(remaking::check).reduce(EvaluationReport.NOTHING, EvaluationReport::plus)));
    }

    private void take() {
        try {
            report = report.plus(underWay.remove().get());
        } catch (ExecutionException e) {
            throw new IllegalStateException("an evaluation cannot be checked", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while evaluations were checked", e);
        }
    }

    private static KeptEvaluation kept(ResultSet row) throws SQLException {
        return new KeptEvaluation(
                row.getLong(1),
                row.getString(2),
                row.getObject(3, LocalDate.class),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getBigDecimal(9),
                row.getBytes(10),
                row.getBytes(11),
                row.getBytes(12),
                row.getBytes(13),
                row.getBytes(14),
                row.getBoolean(15));
    }
}

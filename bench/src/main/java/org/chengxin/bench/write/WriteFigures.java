package org.chengxin.bench.write;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chengxin.bench.Figure;
import org.chengxin.bench.Figure.Unit;
import org.chengxin.bench.Median;
import org.chengxin.bench.RunningService;

/**
 * How long the entry of one record takes, checked, audited and with the subject graded anew, beside a plain POST of the same server
 * that checks the same token and inserts one row: in turn, one of each, over one connection. The medians count.
 */
public final class WriteFigures {

    private static final double LIMIT = 2.5;
    private static final int SUBJECTS = 200;
    private static final int WRITES = 1_500;
    // As many as the JVM takes to have the hot paths compiled for good.
    private static final int WARM_UP_WRITES = 3_000;
    private static final String ROW = """
            {"code": "91150784MA0BENCH00", "name": "虚构矿业有限公司", "area": "150784", "grade": "B", "score": 814.5,
             "day": "2026-09-30"}""";

    private final Path root;

    /** Figures of a project. */
    public WriteFigures(Path root) {
        this.root = root;
    }

    /** Starts the service with the baseline beside it, and measures. */
    public List<Figure> measure(RunningService service) throws IOException, InterruptedException, SQLException {
        Path baseline = root.resolve("bench/baseline/target/baseline.war");
        // All requests come from one address, which the service would rightly hold back.
        service.start(Map.of("CHENGXIN_RATE_ENABLED", "false"), "--deploy", baseline.toString());
        try (service) {
            RunningService.await(service.url() + "/baseline/constant", Duration.ofMinutes(1), () -> true);
            List<String> subjects = subjects(service);
            String token = service.authorization("--role", "officer", "--authority", "150000", "--sectors", "mining");
            // Other subjects than the measured ones, whose files stay small.
            List<String> others = subjects.subList(2 * SUBJECTS, subjects.size());
            try (Posts client = new ClientPosts(service.url(), token);
                    Posts bare = new BarePosts(service.url(), token)) {
                warmUp(client, others, 0);
                warmUp(bare, others, WARM_UP_WRITES);
                Measured asSent = measure(client, "sent", subjects.subList(0, SUBJECTS));
                Measured alone = measure(bare, "bare", subjects.subList(SUBJECTS, 2 * SUBJECTS));
                return List.of(
                        Figure.atMost(
                                "a record entered / one row inserted behind the same token",
                                asSent.ratio(),
                                Unit.TIMES,
                                LIMIT,
                                Figure.NONE,
                                asSent.detail()),
                        Figure.told(
                                "the same without the client's own time", alone.ratio(), Unit.TIMES, alone.detail()));
            }
        }
    }

    private static void warmUp(Posts posts, List<String> subjects, int from) throws IOException, InterruptedException {
        for (int i = from; i < from + WARM_UP_WRITES; i++) {
            posts.send(path(subjects, i), record("warm-up", i));
            posts.send("/baseline/rows", ROW);
        }
    }

    /** Medians in milliseconds. */
    private record Measured(double record, double row) {

        double ratio() {
            return record / row;
        }

        String detail() {
            return String.format(Locale.ROOT, "%.2f ms / %.2f ms", record, row);
        }
    }

    private static Measured measure(Posts posts, String series, List<String> subjects)
            throws IOException, InterruptedException {
        List<Double> records = new ArrayList<>();
        List<Double> rows = new ArrayList<>();
        for (int i = 0; i < WRITES; i++) {
            records.add(posts.send(path(subjects, i), record(series, i)) / 1e6);
            rows.add(posts.send("/baseline/rows", ROW) / 1e6);
        }
        return new Measured(Median.of(records), Median.of(rows));
    }

    private static List<String> subjects(RunningService service) throws IOException, SQLException {
        List<String> ids = new ArrayList<>();
        try (Connection connection = service.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select s.public_id from subject s join subject_role r"
                        + " on r.subject_id = s.id where r.sector = 'mining' and r.role = 'mining-right-holder'"
                        + " and s.status = 'active' order by s.id")) {
            while (row.next()) {
                ids.add(row.getString(1));
            }
        }
        if (ids.size() < 3 * SUBJECTS) {
            throw new IOException("the service has only " + ids.size() + " holders of mining rights");
        }
        return ids;
    }

    private static String path(List<String> subjects, int number) {
        return "/api/v1/subjects/" + subjects.get(number % subjects.size()) + "/records";
    }

    private static String record(String series, int number) {
        LocalDate day = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1 + number % 300);
        return String.format(Locale.ROOT, """
                {"sector": "mining", "type": "adverse", "provision": "holder-37-2", "decidedOn": "%1$s", "basis": "order",
                 "act": "%2$s %3$d", "document": {"number": "（示例）%2$s %3$d", "issuer": "虚构自然资源局（示例）"}}""", day, series, number);
    }
}

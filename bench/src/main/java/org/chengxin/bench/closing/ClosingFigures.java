package org.chengxin.bench.closing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.chengxin.bench.Figure;
import org.chengxin.bench.Figure.Unit;
import org.chengxin.bench.RunningService;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.JsonInput;

/**
 * What it takes to close a period, and to try a draft law, for very many subjects, beside streaming the same rows out of the same
 * database; and whether the time of each grows with them alone.
 */
public final class ClosingFigures {

    /** How much memory the service has. */
    private static final String HEAP = "1g";

    private static final String DATABASE = "--innodb-buffer-pool-size=2G --innodb-log-file-size=1G";
    private static final int FEW = 10_000;
    private static final int ROUNDS = 3;
    private static final double CLOSING_LIMIT = 6;
    private static final double CLOSING_AIM = 3;
    private static final double SIMULATION_LIMIT = 4;
    private static final double SIMULATION_AIM = 2;
    private static final double GROWTH_LIMIT = 1.3;
    private static final int PATIENCE_SECONDS = 1_200;
    private static final int ACCEPTED = 202;
    private static final String DRAFT = "{\"changes\": [{\"provision\": \"holder-12-1\", \"points\": -60},"
            + " {\"provision\": \"holder-37-2\", \"points\": -250}, {\"rule\": \"B\", \"value\": 820}]}";

    private final int subjects;
    private final boolean closes;
    private final HttpClient client = HttpClient.newHttpClient();
    private String url;
    private String authorization;

    /**
     * Figures of a number of subjects.
     *
     * @param closes whether periods are closed; else a draft is tried
     */
    public ClosingFigures(int subjects, boolean closes) {
        this.subjects = subjects;
        this.closes = closes;
    }

    /** Starts the service without the sample region, fills it, and measures. */
    public List<Figure> measure(RunningService service) throws IOException, InterruptedException, SQLException {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        service.start(
                Map.of("CHENGXIN_DB_ARGS", DATABASE, "CHENGXIN_CLOSINGS_AUTOMATIC", "false"),
                "--empty",
                "--heap",
                HEAP);
        try (service) {
            url = service.url() + "/api/v1/sectors/mining/";
            authorization = service.authorization("--role", "agency", "--authority", "150000", "--sectors", "mining");
            LargeRegion region = new LargeRegion(service.database(), today);
            region.awaitDay(PATIENCE_SECONDS);
            int few = Math.min(FEW, subjects / 2);
            region.growTo(few);
            List<Double> small = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                small.add(run(service, today, ROUNDS + 1 - round));
            }
            region.growTo(subjects);
            region.stream(); // what is in memory by then is so for both
            double streamed = region.stream();
            double taken = run(service, today, 1);
            double again = region.stream();
            double least = Math.min(streamed, again);
            double each = small.stream().mapToDouble(Double::doubleValue).min().orElseThrow() / few;
            String what = closes ? "closing a period" : "trying a draft";
            return List.of(
                    Figure.atMost(
                            what + " / streaming its rows",
                            taken / least,
                            Unit.TIMES,
                            closes ? CLOSING_LIMIT : SIMULATION_LIMIT,
                            closes ? CLOSING_AIM : SIMULATION_AIM,
                            String.format(
                                    Locale.ROOT,
                                    "%.1f s / %.1f s (%d subjects, %d records, heap %s)",
                                    taken,
                                    least,
                                    subjects,
                                    subjects * LargeRegion.RECORDS,
                                    HEAP)),
                    Figure.atMost(
                            what + ", each subject of all / of few",
                            taken / subjects / each,
                            Unit.TIMES,
                            GROWTH_LIMIT,
                            Figure.NONE,
                            String.format(
                                    Locale.ROOT,
                                    "%.1f µs of %d / %.1f µs of %d",
                                    taken / subjects * 1e6,
                                    subjects,
                                    each * 1e6,
                                    few)));
        }
    }

    /** Has a job done; tells how many seconds went by from the request to its end. */
    private double run(RunningService service, LocalDate today, int quartersAgo)
            throws IOException, InterruptedException, SQLException {
        long begin = System.nanoTime();
        Map<?, ?> job = closes
                ? json(request("closings", "{\"period\": \"" + quarter(today, quartersAgo) + "\"}"), ACCEPTED)
                : json(request("simulations", DRAFT), ACCEPTED);
        URI address = URI.create(service.url() + "/api/v1/jobs/" + job.get("id"));
        while (!job.containsKey("finishedAt")) {
            Thread.sleep(20);
            job = json(HttpRequest.newBuilder(address), 200);
            if ((System.nanoTime() - begin) / 1e9 > PATIENCE_SECONDS) {
                throw new IOException("it is not done yet: " + job);
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (!job.get("state").equals("done") || !job.get("done").equals(job.get("total"))) {
            throw new IOException("it was not done: " + job);
        }
        forgetPublications(service);
        return seconds;
    }

    /** Nobody is told, so that what follows in the background does not take from the next measurement. */
    private static void forgetPublications(RunningService service) throws IOException, SQLException {
        try (Connection connection = service.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("truncate table publication");
        }
    }

    private static String quarter(LocalDate today, int ago) {
        LocalDate day = today.minusMonths(3L * ago);
        return day.getYear() + "-Q" + (day.getMonthValue() + 2) / 3;
    }

    private HttpRequest.Builder request(String what, String body) {
        return HttpRequest.newBuilder(URI.create(url + what))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private Map<?, ?> json(HttpRequest.Builder request, int expected) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = client.send(
                request.header("Authorization", authorization).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != expected) {
            throw new IOException("the service answers " + answer.statusCode());
        }
        return (Map<?, ?>) JsonInput.read(answer.body(), new Faults());
    }
}

package org.chengxin.bench.verify;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.InflaterInputStream;
import javax.sql.DataSource;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.CreditFileReader;
import org.chengxin.core.json.EvaluationWriter;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.law.Language;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorRegistry;

/** What a verification cannot do without: the trail read out, and the kept inputs evaluated once more, nothing compared. */
final class Readings {

    private static final int ROWS_AT_ONCE = 1_000;
    private static final int LOT = 50;
    private static final int LOTS_UNDER_WAY = 4;
    private static final String TRAIL = "select l.seq, l.hash, e.id, e.at, e.actor, e.roles, e.authority, e.purpose,"
            + " e.subject, e.action, e.object, e.request_id, e.detail from audit_link l join audit_entry e"
            + " on e.id = l.entry_id order by l.seq";
    private static final int FIRST_TEXT = 5;
    private static final int LAST_TEXT = 13;
    private static final String INPUTS =
            "select sector, as_of, input from evaluation where input is not null order by id";

    private final DataSource database;

    Readings(DataSource database) {
        this.database = database;
    }

    /** Reads every link with its entry; tells how many. */
    long trail() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            long links = 0;
            try (ResultSet row = statement.executeQuery(TRAIL)) {
                while (row.next()) {
                    links++;
                    row.getLong(1);
                    row.getBytes(2);
                    row.getLong(3);
                    row.getObject(4, LocalDateTime.class);
                    for (int column = FIRST_TEXT; column <= LAST_TEXT; column++) {
                        row.getString(column);
                    }
                }
            }
            return links;
        }
    }

    /** Evaluates every kept input with all processors and writes the answers; tells how many. */
    long evaluations(SectorRegistry sectors) throws SQLException {
        int threads = Runtime.getRuntime().availableProcessors();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        Deque<Future<Integer>> underWay = new ArrayDeque<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            long done = 0;
            List<Input> lot = new ArrayList<>(LOT);
            try (ResultSet row = statement.executeQuery(INPUTS)) {
                while (row.next()) {
                    lot.add(new Input(row.getString(1), row.getObject(2, LocalDate.class), row.getBytes(3)));
                    if (lot.size() == LOT) {
                        List<Input> full = lot;
                        lot = new ArrayList<>(LOT);
                        underWay.add(workers.submit(() -> evaluate(full, sectors)));
                        if (underWay.size() == threads * LOTS_UNDER_WAY) {
                            done += underWay.remove().get();
                        }
                    }
                }
            }
            done += evaluate(lot, sectors);
            while (!underWay.isEmpty()) {
                done += underWay.remove().get();
            }
            return done;
        } catch (ExecutionException | IOException e) {
            throw new IllegalStateException("an input cannot be evaluated", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            workers.shutdownNow();
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // not compared by value
    private record Input(String sector, LocalDate asOf, byte[] text) {}

    private static int evaluate(List<Input> inputs, SectorRegistry sectors) throws IOException {
        for (Input input : inputs) {
            Sector sector = sectors.find(input.sector()).orElseThrow();
            Faults faults = new Faults();
            Object json;
            try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(input.text()))) {
                json = JsonInput.read(in.readAllBytes(), faults);
            }
            CreditFileReader.Request request = new CreditFileReader(sectors, sector, input.asOf())
                    .read(json, faults)
                    .orElseThrow();
            EvaluationWriter.bytes(sector.evaluate(request.file(), input.asOf()), Language.ZH);
        }
        return inputs.size();
    }
}

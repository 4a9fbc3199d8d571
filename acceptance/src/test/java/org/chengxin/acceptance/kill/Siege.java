package org.chengxin.acceptance.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Rounds of writing, killing, starting again and comparing: what was acknowledged is there, once and in whole, and what was not is
 * there in whole or not at all. The first difference ends it.
 */
final class Siege implements AutoCloseable {

    private static final int WRITERS = 4;
    private static final int LONGEST_MILLIS = 2_500;
    private static final int LONGEST_START_MILLIS = 6_000;
    private static final int SUBJECTS_COMPARED = 20;
    private static final int MILLIS_BETWEEN_READS = 20;
    private static final List<String> READ = List.of(
            "/subjects?q=91150784MT1", "/subjects?sector=mining&grade=C&area=150700", "/statistics/lookups", "/areas");

    private final Instance instance;
    private final Random random = new Random();
    private final Client client;
    private final List<Writer> writers = new ArrayList<>();
    private final Importer importer;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<Kill, Integer> kills = new EnumMap<>(Kill.class);
    private long readBack;

    Siege(Instance instance) {
        this.instance = instance;
        this.client = new Client(instance);
        this.importer = new Importer(client);
        for (int writer = 1; writer <= WRITERS; writer++) {
            writers.add(new Writer(client, writer));
        }
    }

    /** Begins an import, unless one is at work. */
    void beginImport() throws InterruptedException {
        if (!importer.isAtWork()) {
            importer.prepare();
        }
    }

    /** One round; the service is up again after it. */
    void round(Kill kill) throws InterruptedException, SQLException {
        AtomicBoolean over = new AtomicBoolean();
        List<Future<Void>> load = new ArrayList<>();
        for (Writer writer : writers) {
            load.add(threads.submit(() -> {
                writer.write(over::get);
                return null;
            }));
        }
        load.add(threads.submit(() -> {
            read(over);
            return null;
        }));
        awaitMoment(load);
        String importing = importer.isTaken() ? ", while a file is imported" : "";
        strike(kill, load, over);
        kills.merge(kill, 1, Integer::sum);
        try (Connection connection = instance.connect()) {
            Books.checkWhole(connection);
        }
        settle();
        compare();
        importer.check(instance);
        System.out.printf("Killed %s%s: all of %,d acknowledged writes are there%n", kill, importing, acknowledged());
    }

    /** Reads what is public until it is told to stop, or gets no answer. */
    private void read(AtomicBoolean over) throws InterruptedException {
        for (int i = 0; !over.get() && client.reads(READ.get(i % READ.size())); i++) {
            Thread.sleep(MILLIS_BETWEEN_READS);
        }
    }

    /** Any moment while it is written; mostly one in the middle of the import, where one has just begun. */
    private void awaitMoment(List<Future<Void>> load) throws InterruptedException, SQLException {
        if (!importer.isAtWork() || importer.isTaken()) {
            Thread.sleep(random.nextInt(LONGEST_MILLIS));
        } else if (importer.files() > 1 && random.nextInt(4) == 0) {
            load.add(threads.submit(() -> {
                importer.send();
                return null;
            }));
            Thread.sleep(random.nextInt(LONGEST_MILLIS));
        } else {
            importer.send();
            importer.awaitMiddle(instance);
        }
    }

    private void strike(Kill kill, List<Future<Void>> load, AtomicBoolean over)
            throws InterruptedException, SQLException {
        importer.forgetBreak();
        switch (kill) {
            case SERVICE -> {
                ProcessHandle database = instance.killService();
                noteBreak();
                join(load);
                if (!kills.containsKey(Kill.SERVICE)) {
                    instance.forgetDatabase();
                }
                instance.start();
                assertThat(database.isAlive()).isFalse();
            }
            case ALL -> {
                instance.killAll(random);
                join(load);
                instance.start();
            }
            case TWICE -> {
                instance.killAll(random);
                join(load);
                instance.startAndKill(Duration.ofMillis(random.nextInt(LONGEST_START_MILLIS)));
                instance.start();
            }
            case DATABASE -> {
                instance.killDatabase();
                over.set(true);
                join(load);
                client.awaitReady();
            }
            case NONE -> {
                instance.signalDatabase("STOP");
                // Each writer meets it, and is told so; what needs no database is answered all the while.
                Future<Integer> ready = threads.submit(() -> client.status("/health/ready"));
                assertThat(client.status("/api/v1/areas")).isEqualTo(200);
                join(load);
                assertThat(result(ready)).isEqualTo(503);
                instance.signalDatabase("CONT");
                client.awaitReady();
            }
        }
    }

    private void noteBreak() throws SQLException, InterruptedException {
        if (importer.isTaken() && importer.isAtWork()) {
            try (Connection connection = instance.connect()) {
                Books.awaitQuiet(connection);
                importer.noteBreak(Books.progress(connection, importer.jobId()));
            }
        }
    }

    private static void join(List<Future<Void>> load) throws InterruptedException {
        for (Future<Void> each : load) {
            result(each);
        }
    }

    private static <T> T result(Future<T> work) throws InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause().getMessage(), e.getCause());
        }
    }

    private void settle() throws InterruptedException {
        importer.settle();
        for (Writer writer : writers) {
            writer.settle();
        }
    }

    /** Nobody writes but an import: each acknowledged version is there as it was, and no other. */
    private void compare() throws SQLException, InterruptedException {
        Map<String, String> expected = new HashMap<>();
        Set<String> subjects = new LinkedHashSet<>();
        List<Answer> touched = new ArrayList<>();
        for (Writer writer : writers) {
            expected.putAll(writer.versions());
            touched.addAll(writer.touched());
        }
        try (Connection connection = instance.connect()) {
            assertThat(differences(expected, Books.versions(connection))).isEmpty();
            for (Answer answer : touched) {
                Answer now = client.get("/records/" + answer.text("id"), true);
                assertThat(now.body()).isEqualTo(answer.body());
                assertThat(now.etag()).isEqualTo(answer.etag());
                subjects.add(answer.text("subject"));
            }
            for (String subject : subjects.stream().limit(SUBJECTS_COMPARED).toList()) {
                compareGrade(connection, subject);
            }
        }
        readBack += touched.size();
    }

    private static List<String> differences(Map<String, String> acknowledged, Map<String, String> kept) {
        List<String> differences = new ArrayList<>();
        acknowledged.forEach((version, says) -> {
            String found = kept.get(version);
            if (!says.equals(found)) {
                differences.add(
                        version + (found == null ? " is lost" : " says " + found) + ", acknowledged was " + says);
            }
        });
        kept.forEach((version, says) -> {
            if (!acknowledged.containsKey(version)) {
                differences.add(version + " says " + says + ", and nobody has entered that");
            }
        });
        return differences;
    }

    /** The running grade and the evaluation that was kept with it are those that come out when all is read and evaluated anew. */
    private void compareGrade(Connection connection, String subject) throws SQLException, InterruptedException {
        String path = "/subjects/" + subject + "/grades/mining";
        JsonNode running = client.get(path, false).json();
        JsonNode fresh = client.get(path, true).json();
        JsonNode kept = Books.lastEvaluation(connection, subject);
        for (String member : List.of("status", "grade", "score")) {
            assertThat(running.path(member)).as("%s of %s", member, subject).isEqualTo(fresh.path(member));
            assertThat(kept.path(member)).as("%s of %s", member, subject).isEqualTo(fresh.path(member));
        }
        assertThat(kept.get("lines")).as("lines of %s", subject).isEqualTo(fresh.get("lines"));
    }

    /** Waits for the last import, compares everything once more, lets the service verify itself, and tells in one line what was done. */
    String finish() throws SQLException, InterruptedException {
        importer.finish(instance);
        try (Connection connection = instance.connect()) {
            Books.checkWhole(connection);
        }
        compare();
        String verified = instance.verified().strip().replace("\n", "; ");
        String killed = kills.entrySet().stream()
                .map(kill -> kill.getValue() + " × " + kill.getKey())
                .collect(Collectors.joining(", "));
        return String.format(
                "NOTHING LOST, nothing twice, nothing in part. Killed: %s. %,d writes acknowledged, %,d sent again, %,d read back;"
                        + " %,d rows imported in %d files, %d of which were gone on with. %s",
                killed,
                acknowledged(),
                writers.stream().mapToInt(Writer::repeated).sum(),
                readBack,
                importer.rows(),
                importer.files(),
                importer.resumed(),
                verified);
    }

    private int acknowledged() {
        return writers.stream().mapToInt(Writer::acknowledged).sum();
    }

    /** How many imports have gone on after a kill in their middle. */
    int resumedImports() {
        return importer.resumed();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close();
    }
}

package org.chengxin.bench;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/** The service on a home of the benchmark's own, started and stopped as anybody does it: with {@code ./chengxin}. */
public final class RunningService implements AutoCloseable {

    private static final Pattern URL = Pattern.compile("https?://\\S+:\\d+");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Path home;
    private final Path script;
    private final Thread atExit;
    private String url;
    private Duration startTime;

    /** A service on a home, which need not exist yet. */
    public RunningService(Path root, Path home) {
        this.home = home;
        this.script = root.resolve("chengxin");
        this.atExit = new Thread(this::stopQuietly, "service stop");
    }

    /**
     * Starts it on a free port and returns when it is ready.
     *
     * @param environment what is set besides the environment of this process
     * @param options further options of {@code ./chengxin start}
     */
    public void start(Map<String, String> environment, String... options) throws IOException {
        Runtime.getRuntime().addShutdownHook(atExit);
        List<String> command = new ArrayList<>(List.of("start", "--port", "0"));
        command.addAll(List.of(options));
        long begin = System.nanoTime();
        String told = run(environment, command);
        startTime = Duration.ofNanos(System.nanoTime() - begin);
        Matcher found = URL.matcher(told);
        if (!found.find()) {
            throw new IllegalStateException("./chengxin start does not tell where the service is: " + told);
        }
        url = found.group();
    }

    /** How long {@code ./chengxin start} took. */
    public Duration startTime() {
        return startTime;
    }

    public String url() {
        return url;
    }

    public Path home() {
        return home;
    }

    /** The database of the home, as the service's own user. */
    public DataSource database() throws IOException, SQLException {
        Properties settings = settings();
        MariaDbDataSource database = new MariaDbDataSource(settings.getProperty("db.url"));
        database.setUser(settings.getProperty("db.user"));
        database.setPassword(settings.getProperty("db.password"));
        return database;
    }

    private Properties settings() throws IOException {
        Properties settings = new Properties();
        settings.load(new StringReader(Files.readString(home.resolve("service.properties"))));
        return settings;
    }

    /** An {@code Authorization} header with a token of the home; options as of {@code ./chengxin token}. */
    public String authorization(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("token"));
        command.addAll(List.of(options));
        List<String> lines = run(Map.of(), command).lines().toList();
        return "Bearer " + lines.get(lines.size() - 1);
    }

    /** The process that is the service. */
    public ProcessHandle process() throws IOException {
        return ProcessHandle.of(Long.parseLong(
                        Files.readString(home.resolve("service.pid")).strip()))
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        stop();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    /** Ends what an earlier benchmark that was killed has left, and removes the home. */
    public void forget() throws IOException {
        if (Files.isDirectory(home)) {
            stop();
            try (Stream<Path> files = Files.walk(home)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The body of an answer, which must be a 200. */
    public static String get(String address) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(address);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + " answers " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /**
     * Waits until an address answers 200.
     *
     * @param worthWaiting whether there still is somebody who may answer
     */
    public static void await(String address, Duration patience, BooleanSupplier worthWaiting)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!answers(address)) {
            if (System.nanoTime() > end || !worthWaiting.getAsBoolean()) {
                throw new IOException(address + " does not answer");
            }
            Thread.sleep(10);
        }
    }

    private static boolean answers(String address) throws InterruptedException {
        try {
            return send(address).statusCode() == 200;
        } catch (IOException e) {
            return false; // nobody listens yet: await goes on asking until its patience ends
        }
    }

    private static HttpResponse<String> send(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(30))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void stop() throws IOException {
        run(Map.of(), List.of("stop"));
    }

    private void stopQuietly() {
        try {
            stop();
        } catch (IOException e) {
            System.err.println("The service on " + home + " could not be stopped: " + e.getMessage());
        }
    }

    private String run(Map<String, String> environment, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(script.toString());
        command.addAll(arguments);
        command.addAll(List.of("--home", home.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " fails:\n" + told);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(String.join(" ", command) + " was interrupted", e);
        }
        return told;
    }
}

package org.chengxin.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The one running service that all tests share: with the sample region in its database and a clock that can be moved.
 *
 * <p>It starts when the first test asks for it and stops with the session of tests.
 */
public final class Service {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static Service shared;

    private final Launcher launcher;
    private final URI uri;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    private Service(Launcher launcher) {
        this.launcher = launcher;
        this.uri = URI.create(launcher.settings().getProperty("http.url") + "/");
    }

    /** The service; started by the first call. */
    public static synchronized Service shared() {
        if (shared == null) {
            Launcher launcher = Launcher.onFreshHome("home");
            // Tests move the clock by years and back; periods that were closed meanwhile would stay closed for all
            // others.
            launcher.start(Map.of("CHENGXIN_CLOSINGS_AUTOMATIC", "false"));
            shared = new Service(launcher);
        }
        return shared;
    }

    /** A service of a test's own, which runs; whoever asks for it also ends its launcher's. */
    static Service of(Launcher running) {
        return new Service(running);
    }

    /** Stops the service if any test used it; fails when one of its processes outlives it. */
    static synchronized void stopShared() {
        if (shared == null) {
            return;
        }
        Launcher launcher = shared.launcher;
        shared.client.close();
        shared = null;
        launcher.stop();
        List<ProcessHandle> left = launcher.processes();
        if (!left.isEmpty()) {
            throw new AssertionError("Left running after the stop: "
                    + left.stream()
                            .map(process -> process.info().commandLine().orElse("?"))
                            .toList());
        }
    }

    /** The address of a path such as {@code /api/v1/sectors}. */
    public URI uri(String path) {
        return uri.resolve(path);
    }

    public Path home() {
        return launcher.home();
    }

    Launcher launcher() {
        return launcher;
    }

    /** The client that {@link #send} uses; for what needs more than that. */
    public HttpClient client() {
        return client;
    }

    /** What a GET of the path answers. */
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    /** What a POST of JSON to the path answers. */
    public HttpResponse<String> postJson(String path, String json) {
        return send(HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /** What the request answers; the service has to answer at all. */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while the service was asked", e);
        }
    }

    /** A connection to the database that the service runs on, as the service's own user. */
    public Connection connect() throws SQLException {
        Properties settings = launcher.settings();
        return DriverManager.getConnection(
                settings.getProperty("db.url"), settings.getProperty("db.user"), settings.getProperty("db.password"));
    }
}

package org.chengxin.launcher;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Runs the service in this JVM: database and server side by side, then the application. */
final class Service {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String SAMPLE_PENDING = "sample.pending";

    private final Options options;
    private final Home home;
    private final Dist dist;
    private final Map<String, String> environment;

    Service(Options options, Dist dist, Map<String, String> environment) {
        this.options = options;
        this.home = new Home(options.home());
        this.dist = dist;
        this.environment = environment;
    }

    /** Starts everything; returns when the application is deployed. The service goes on until the JVM is asked to end. */
    void run() throws IOException, LaunchException {
        home.create();
        if (!home.take()) {
            throw new LaunchException("The service is already running on " + home.folder() + " at "
                    + home.settings().getProperty("http.url"));
        }
        TokenKeys tokenKeys = new TokenKeys(home);
        TokenIssuer issuer = TokenIssuer.of(environment, tokenKeys.publicFile());
        int port = options.port() == 0 ? freePort() : options.port();
        requireFree(options.host(), port);

        Properties settings = home.settings();
        settings.setProperty("jwt.issuer", issuer.issuer());
        settings.setProperty("http.port", Integer.toString(port));
        settings.setProperty("http.url", url(options.host(), port));

        EmbeddedDatabase database = new EmbeddedDatabase(home, dist);
        database.endLeftOver();
        home.clearTemporary();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endDatabase(database), "database shutdown"));

        FutureTask<Optional<EmbeddedDatabase.Running>> storage = inBackground("database start", () -> {
            tokenKeys.make();
            return prepareStorage(database, settings);
        });
        Server server = new Server(home, options.host(), port);
        server.boot();
        await(storage).ifPresent(running -> supervise(database, running));
        handOn(settings, issuer);
        server.deploy(dist.application(), "chengxin", "/");
        for (Path application : options.alongside()) {
            String name = application.getFileName().toString().replaceFirst("\\.war$", "");
            server.deploy(application, name, "/" + name);
        }
        if (Probe.awaitReady(settings.getProperty("http.url"), Probe.PATIENCE, () -> true)
                && settings.remove(SAMPLE_PENDING) != null) {
            // The sample region is in the database for good: later starts neither make nor load it.
            home.writeSettings(settings);
            Files.deleteIfExists(home.sampleFile());
        }
    }

    /** Puts the database into the settings; the embedded one where no other is named, and that is ready. */
    private Optional<EmbeddedDatabase.Running> prepareStorage(EmbeddedDatabase database, Properties settings)
            throws IOException, LaunchException {
        String external = environment.get("CHENGXIN_DB_URL");
        if (external != null && !external.isBlank()) {
            settings.setProperty("db.url", external);
            settings.setProperty("db.user", environment.getOrDefault("CHENGXIN_DB_USER", ""));
            settings.setProperty("db.password", environment.getOrDefault("CHENGXIN_DB_PASSWORD", ""));
            settings.remove("db.port");
            home.writeSettings(settings);
            return Optional.empty();
        }
        if (options.empty()) {
            settings.remove(SAMPLE_PENDING);
        } else if (database.isNew()) {
            // Noted before there is a database, so that a start that is killed leaves the sample to the next one.
            settings.setProperty(SAMPLE_PENDING, "true");
            home.writeSettings(settings);
        }
        EmbeddedDatabase.Running running = database.start(settings, EmbeddedDatabase.furtherArguments(environment));
        home.writeSettings(settings);
        if (settings.containsKey(SAMPLE_PENDING)) {
            writeSample();
        }
        database.awaitReady(running);
        return Optional.of(running);
    }

    private void supervise(EmbeddedDatabase database, EmbeddedDatabase.Running running) {
        List<String> arguments = EmbeddedDatabase.furtherArguments(environment);
        Supervision supervision = new Supervision(() -> database.startAgain(running, arguments), database::isClosed);
        Thread thread = new Thread(
                () -> {
                    if (!supervision.watch(running.process())) {
                        System.err.println("The database keeps ending, so the service ends too.");
                        System.exit(1);
                    }
                },
                "database supervision");
        thread.setDaemon(true);
        thread.start();
    }

    private void writeSample() throws IOException, LaunchException {
        Files.createDirectories(home.sampleFile().getParent());
        try {
            Apart.call(
                    dist.sampleJars(),
                    "org.chengxin.sample.SampleRegion",
                    "write",
                    List.of(Path.class, LocalDate.class),
                    home.sampleFile(),
                    LocalDate.now(ZONE));
        } catch (InvocationTargetException e) {
            throw new LaunchException("The sample region cannot be made: " + root(e), e.getCause());
        }
    }

    private static Throwable root(Throwable thrown) {
        return thrown.getCause() == null ? thrown : root(thrown.getCause());
    }

    /** What the application may know, as system properties: they are seen in this JVM alone, not by other users. */
    private void handOn(Properties settings, TokenIssuer issuer) {
        issuer.properties().forEach(System::setProperty);
        for (String name : List.of("db.url", "db.user", "db.password")) {
            System.setProperty(name, settings.getProperty(name));
        }
        System.setProperty("chengxin.home", home.folder().toString());
        System.setProperty("chengxin.plugins", dist.pluginFolders(home));
        String sectors = environment.get("CHENGXIN_SECTORS");
        if (sectors != null) {
            System.setProperty("chengxin.sectors", sectors);
        }
        if (options.movableClock()) {
            System.setProperty("chengxin.clock.control", "true");
        }
        if (settings.containsKey(SAMPLE_PENDING)) {
            System.setProperty("chengxin.sample.file", home.sampleFile().toString());
        }
    }

    private static void endDatabase(EmbeddedDatabase database) {
        Server.awaitStop();
        try {
            database.close();
        } catch (IOException | LaunchException e) {
            System.err.println("The database could not be stopped: " + e.getMessage());
        }
    }

    static void requireFree(String host, int port) throws IOException, LaunchException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (BindException e) {
            throw new LaunchException(
                    "Port " + port + " of " + host + " cannot be used (" + e.getMessage()
                            + "). Stop what uses it, or start with --port N; --port 0 takes a free one.",
                    e);
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    static String url(String host, int port) {
        String name = host.equals("0.0.0.0") || host.equals("0:0:0:0:0:0:0:0") ? "127.0.0.1" : host;
        return "http://" + (name.contains(":") ? "[" + name + "]" : name) + ":" + port;
    }

    private static <T> FutureTask<T> inBackground(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private static <T> T await(FutureTask<T> task) throws IOException, LaunchException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LaunchException problem) {
                throw problem;
            }
            if (e.getCause() instanceof IOException problem) {
                throw problem;
            }
            throw new LaunchException("The database cannot be prepared: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted", e);
        }
    }
}

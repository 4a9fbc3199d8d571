package org.chengxin.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Verifies what the service on a home has kept, whether it runs or not. */
final class Verify {

    private final VerifyOptions options;
    private final Home home;
    private final Dist dist;
    private final Map<String, String> environment;

    Verify(VerifyOptions options, Dist dist, Map<String, String> environment) {
        this.options = options;
        this.home = new Home(options.home());
        this.dist = dist;
        this.environment = environment;
    }

    /** Tells what fits and what does not; true when everything fits. */
    boolean run(PrintStream out) throws IOException, LaunchException {
        if (!Files.isDirectory(home.folder())) {
            throw new LaunchException("There is no service in " + home.folder() + ", so there is nothing to verify.");
        }
        Properties settings = home.settings();
        if (settings.getProperty("db.url") == null) {
            throw new LaunchException(
                    "The service in " + home.folder() + " has never started, so there is nothing to verify.");
        }
        EmbeddedDatabase database = new EmbeddedDatabase(home, dist);
        boolean running = home.runningPid().isPresent();
        boolean embedded = settings.containsKey("db.port");
        if (running || !embedded || database.leftOver().isPresent()) {
            return verify(settings, running, out);
        }
        Thread atExit = new Thread(() -> end(database), "database shutdown");
        Runtime.getRuntime().addShutdownHook(atExit);
        home.create();
        EmbeddedDatabase.Running started = database.start(settings, EmbeddedDatabase.furtherArguments(environment));
        home.writeSettings(settings);
        database.awaitReady(started);
        return verify(settings, false, out);
    }

    private static void end(EmbeddedDatabase database) {
        try {
            database.close();
        } catch (IOException | LaunchException e) {
            System.err.println("The database could not be stopped: " + e.getMessage());
        }
    }

    private boolean verify(Properties settings, boolean running, PrintStream out) throws IOException, LaunchException {
        Properties told = new Properties();
        for (String name : List.of("db.url", "db.user", "db.password")) {
            told.setProperty(name, settings.getProperty(name));
        }
        told.setProperty("chengxin.plugins", dist.pluginFolders(home));
        if (running) {
            told.setProperty("verify.running", "true");
        }
        if (options.head() != null) {
            told.setProperty("verify.head", options.head());
        }
        if (options.json()) {
            told.setProperty("verify.json", "true");
        }
        try {
            return (boolean) Apart.call(
                    dist.verifyJars(),
                    "org.chengxin.verify.VerifyCommand",
                    "run",
                    List.of(Properties.class, PrintStream.class),
                    told,
                    out);
        } catch (InvocationTargetException e) {
            throw new LaunchException(
                    "It could not be verified whether everything fits: "
                            + e.getCause().getMessage(),
                    e.getCause());
        }
    }
}

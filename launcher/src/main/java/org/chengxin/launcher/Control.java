package org.chengxin.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Starts the service as a process of its own, stops it, and tells how it is. */
final class Control {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);
    private static final int LINES_SHOWN = 15;

    private final Options options;
    private final Home home;
    private final Dist dist;

    Control(Options options, Dist dist) {
        this.options = options;
        this.home = new Home(options.home());
        this.dist = dist;
    }

    /** Starts the service in the background and waits until it is ready. */
    String start() throws IOException, LaunchException {
        home.create();
        OptionalLong running = home.runningPid();
        if (running.isPresent()) {
            return awaitOther(running.getAsLong());
        }
        int port = options.port() == 0 ? Service.freePort() : options.port();
        Service.requireFree(options.host(), port);
        Process process = new ProcessBuilder(serviceCommand(port))
                .directory(home.folder().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(home.console().toFile())
                .start();
        String url = Service.url(options.host(), port);
        if (!Probe.awaitReady(url, Probe.PATIENCE, process::isAlive) || !process.isAlive()) {
            String outcome = process.isAlive() ? "Chengxin does not become ready." : "Chengxin ended while it started.";
            stop();
            throw new LaunchException(String.join(
                    "\n",
                    outcome,
                    Home.lastLines(home.console(), LINES_SHOWN),
                    "The end of its log (" + home.serviceLog() + "):",
                    Home.lastLines(home.serviceLog(), LINES_SHOWN)));
        }
        return "Chengxin is ready: " + url;
    }

    private String awaitOther(long pid) throws IOException, LaunchException {
        ProcessHandle other = ProcessHandle.of(pid)
                .orElseThrow(() -> new LaunchException("The service on " + home.folder() + " has just ended"));
        String url = home.settings().getProperty("http.url", "");
        if (!Probe.awaitReady(url, Probe.PATIENCE, other::isAlive)) {
            throw new LaunchException("The service (process " + pid + ") runs, but does not become ready; its log is "
                    + home.serviceLog());
        }
        return "Chengxin is already running: " + url;
    }

    /** Stops the service and its database, and waits until both are gone. */
    String stop() throws IOException, LaunchException {
        OptionalLong pid = home.runningPid();
        if (pid.isPresent()) {
            ProcessHandle service = ProcessHandle.of(pid.getAsLong()).orElse(null);
            if (service != null) {
                Processes.end(service, STOP_PATIENCE);
            }
        }
        EmbeddedDatabase database = new EmbeddedDatabase(home, dist);
        boolean leftOver = database.leftOver().isPresent();
        if (Files.isDirectory(home.folder())) {
            database.endLeftOver();
        }
        return pid.isPresent() || leftOver ? "Chengxin is stopped." : "Chengxin is not running.";
    }

    /** Whether the service runs; only then the status is an answer and no problem. */
    String status() throws IOException, LaunchException {
        OptionalLong pid = home.runningPid();
        if (pid.isEmpty()) {
            throw new LaunchException("Chengxin is not running on " + home.folder());
        }
        String url = home.settings().getProperty("http.url", "");
        if (!Probe.isReady(url)) {
            throw new LaunchException("Chengxin is running (process " + pid.getAsLong() + "), but not ready: " + url);
        }
        return "Chengxin is ready: " + url + " (process " + pid.getAsLong() + ", home " + home.folder() + ")";
    }

    private List<String> serviceCommand(int port) throws IOException {
        List<String> command = new ArrayList<>();
        // A session of its own: closing the terminal, or Ctrl-C in it, does not reach the service.
        for (String setsid : List.of("/usr/bin/setsid", "/bin/setsid")) {
            if (command.isEmpty() && Files.isExecutable(Path.of(setsid))) {
                command.add(setsid);
            }
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + options.heap());
        // A small heap: throughput counts for more than pauses of some hundredths of a second.
        command.add("-XX:+UseParallelGC");
        command.add("-Djava.io.tmpdir=" + home.temporary());
        command.add("-Djava.awt.headless=true");
        if (Runtime.version().feature() >= 23) {
            // The server's libraries use what the JVM would otherwise warn of at each start.
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        // The classes' parsed form is kept from start to start. Writing it takes the first stop some seconds, which a
        // quick run rather saves.
        Path archive = classArchive();
        if (!options.quick() || Files.exists(archive)) {
            command.add("-XX:SharedArchiveFile=" + archive);
        }
        command.add(options.quick() ? "-XX:TieredStopAtLevel=1" : "-XX:+AutoCreateSharedArchive");
        command.add("-Xlog:disable");
        command.add("-jar");
        command.add(dist.launcherJar().toString());
        command.addAll(options.asRunArguments(port));
        return command;
    }

    /**
     * Where the archive of classes is, or will be, for just these jars in just this place and this JVM.
     *
     * <p>Its classes go on believing in the place they were loaded from, and the JVM neither takes nor renews an archive
     * whose jars have changed: each combination has an archive of its own, and those of former ones are deleted.
     */
    private Path classArchive() throws IOException {
        Path folder = Files.isWritable(dist.folder()) ? dist.folder() : home.folder();
        String key = dist.folder()
                + " " + Files.getLastModifiedTime(dist.launcherJar()).toMillis()
                + " " + Files.getLastModifiedTime(dist.serverJar()).toMillis()
                + " " + System.getProperty("java.vm.version");
        Path archive = folder.resolve("classes-" + Integer.toHexString(key.hashCode()) + ".jsa");
        try (DirectoryStream<Path> archives = Files.newDirectoryStream(folder, "classes-*.jsa")) {
            for (Path other : archives) {
                if (!other.equals(archive)) {
                    Files.deleteIfExists(other);
                }
            }
        }
        return archive;
    }
}

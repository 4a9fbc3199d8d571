package org.chengxin.acceptance.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.chengxin.acceptance.Console;
import org.chengxin.acceptance.Launcher;

/** A service of its own that may be killed, on an empty database; its files outlive it, as they do anywhere. */
final class Instance implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String[] EMPTY = {"--empty"};

    private final Launcher launcher;
    private final String token;

    private Instance(Launcher launcher, String token) {
        this.launcher = launcher;
        this.token = token;
    }

    /** Starts one on a fresh home. */
    static Instance start(String home) {
        Launcher launcher = Launcher.onFreshHome(home);
        launcher.start(EMPTY);
        Console told = launcher.call("token", "--role", "officer", "--authority", "150700", "--sectors", "mining");
        List<String> lines = told.output().lines().toList();
        return new Instance(launcher, "Bearer " + lines.get(lines.size() - 1));
    }

    /** The header of an officer of the mining sector, of an office above all companies here. */
    String token() {
        return token;
    }

    /** The address of a path at the present port. */
    URI uri(String path) {
        return URI.create(launcher.settings().getProperty("http.url") + path);
    }

    Connection connect() throws SQLException {
        Properties settings = launcher.settings();
        return DriverManager.getConnection(
                settings.getProperty("db.url"), settings.getProperty("db.user"), settings.getProperty("db.password"));
    }

    void start() {
        launcher.start(EMPTY);
    }

    /** Begins to start the service, kills all of it some time later, however far it has come, and leaves it at that. */
    void startAndKill(Duration later) throws InterruptedException {
        Process starting = launcher.runInForeground("--empty", "--port", "0");
        starting.waitFor(later.toMillis(), TimeUnit.MILLISECONDS);
        end(launcher.processes());
    }

    /** Kills the service alone; what is left over is its database. */
    ProcessHandle killService() {
        ProcessHandle database = launcher.database();
        end(List.of(launcher.service()));
        assertThat(database.isAlive()).isTrue();
        return database;
    }

    /** Leaves the home as a kill does that comes between the start of the database and the note of its pid. */
    void forgetDatabase() {
        try {
            Files.writeString(launcher.home().resolve("db/mariadbd.pid"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the service and its database in one go, either first. */
    void killAll(Random random) {
        List<ProcessHandle> processes = new ArrayList<>(launcher.processes());
        Collections.shuffle(processes, random);
        end(processes);
    }

    void killDatabase() {
        end(List.of(launcher.database()));
    }

    private static void end(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
        processes.forEach(process -> process.onExit()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join());
    }

    /** Makes the database's process stand still, so that it hangs, or go on. */
    void signalDatabase(String signal) throws InterruptedException {
        String pid = Long.toString(launcher.database().pid());
        try {
            if (new ProcessBuilder("kill", "-" + signal, pid)
                            .inheritIO()
                            .start()
                            .waitFor()
                    != 0) {
                throw new AssertionError("The database takes no signal " + signal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What {@code ./chengxin verify} prints; it has to find nothing. */
    String verified() {
        Console told = launcher.call("verify");
        if (told.exitCode() != 0) {
            throw new AssertionError(told.output());
        }
        return told.output();
    }

    /** Kills it, if it runs, and stops what that leaves; nothing of it is left then. */
    @Override
    public void close() {
        if (launcher.call("status").exitCode() == 0) {
            killService();
        }
        launcher.stop();
        assertThat(launcher.processes()).isEmpty();
        assertThat(launcher.call("status").exitCode()).isEqualTo(1);
    }
}

package org.chengxin.launcher;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The folder with everything that outlives a start: the database, the settings, the logs, the server's own files.
 *
 * <p>Whoever runs the service holds the lock on {@code service.pid} as long as its process lives, so that a pid which the
 * system has given to somebody else in the meantime is never taken for the service.
 */
final class Home {

    private static final FileAttribute<?> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;
    // Referenced as long as the home is in use: a channel that nobody refers to is closed, and its lock with it.
    private FileLock lock;

    Home(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder, readable by its owner alone, where it does not exist. */
    void create() throws LaunchException {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, OWNER_ONLY_FOLDER);
            }
            Files.createDirectories(logs());
            Files.createDirectories(temporary());
        } catch (IOException e) {
            throw new LaunchException("The folder " + folder + " cannot be made or written: " + e.getMessage(), e);
        }
    }

    Path folder() {
        return folder;
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path console() {
        return logs().resolve("console.log");
    }

    Path serviceLog() {
        return logs().resolve("service.0.log");
    }

    Path temporary() {
        return folder.resolve("tmp");
    }

    /** Deletes what former runs left in the folder for temporary files. */
    void clearTemporary() throws IOException {
        deleteTree(temporary());
        Files.createDirectories(temporary());
    }

    Path server() {
        return folder.resolve("server");
    }

    Path sampleFile() {
        return folder.resolve("sample").resolve("region.ndjson");
    }

    Path ownPlugins() {
        return folder.resolve("plugins");
    }

    private Path pidFile() {
        return folder.resolve("service.pid");
    }

    private Path settingsFile() {
        return folder.resolve("service.properties");
    }

    /** What the service wrote down about itself; empty before its first start. */
    Properties settings() throws IOException {
        Properties settings = new Properties();
        if (Files.isRegularFile(settingsFile())) {
            settings.load(new StringReader(Files.readString(settingsFile())));
        }
        return settings;
    }

    /** Replaces the settings in one step; the file holds the database's password and is its owner's alone. */
    void writeSettings(Properties settings) throws IOException {
        StringWriter text = new StringWriter();
        settings.store(text, "Written by the launcher at each start");
        Path next = folder.resolve("service.properties.next");
        Files.deleteIfExists(next);
        Files.createFile(next, OWNER_ONLY_FILE);
        Files.writeString(next, text.toString());
        Files.move(next, settingsFile(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A file that only its owner may read. */
    static void writeSecret(Path file, String text) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, OWNER_ONLY_FILE);
        Files.writeString(file, text);
    }

    /** The process that runs the service on this home, if any does. */
    OptionalLong runningPid() throws IOException {
        if (!Files.isRegularFile(pidFile())) {
            return OptionalLong.empty();
        }
        try (FileChannel channel = FileChannel.open(pidFile(), StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock free = channel.tryLock()) {
            if (free != null) {
                return OptionalLong.empty();
            }
            String pid = Files.readString(pidFile()).strip();
            return pid.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(pid));
        }
    }

    /**
     * Takes the home for this process until it ends.
     *
     * @return false when another process has it
     */
    boolean take() throws IOException {
        FileChannel channel = FileChannel.open(
                pidFile(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            return false;
        }
        channel.truncate(0);
        String pid = Long.toString(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
        channel.force(false);
        return true;
    }

    /** The last lines of a log, for whoever waits at the console, without the frames of stack traces. */
    static String lastLines(Path log, int count) throws IOException {
        if (!Files.isRegularFile(log)) {
            return "";
        }
        List<String> lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("\t"))
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - count), lines.size()));
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

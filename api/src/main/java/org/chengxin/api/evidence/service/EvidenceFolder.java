package org.chengxin.api.evidence.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.chengxin.api.common.digest.Digests;
import org.chengxin.api.evidence.store.EvidenceType;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where the bytes of evidence are: one file each, named by its id, which nobody outside chooses, in a folder of the id's first two
 * characters. A file is there in whole or not at all, also after a failure of power.
 */
@ApplicationScoped
public class EvidenceFolder {

    private static final Logger LOG = Logger.getLogger(EvidenceFolder.class.getName());
    private static final FileAttribute<?> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int SHARD = 2;
    private static final int BUFFER = 1 << 16;

    private final Path folder;

    /**
     * A folder.
     *
     * @param named where it is, by default {@code evidence} in the service's home
     */
    @Inject
    public EvidenceFolder(
            @ConfigProperty(name = "chengxin.evidence.dir") Optional<String> named,
            @ConfigProperty(name = "chengxin.home", defaultValue = ".") String home) {
        this.folder = named.map(Path::of).orElseGet(() -> Path.of(home, "evidence"));
    }

    /** For the container's proxy. */
    EvidenceFolder() {
        this.folder = null;
    }

    /** A file that is there in whole, and what its first bytes say that it is. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares files by value
    record Received(int size, byte[] hash, Optional<EvidenceType> type) {}

    /** Takes bytes in, in flat memory, and keeps them under an id. */
    Received receive(String id, InputStream body) throws IOException {
        Path temporary = temporary(id);
        try {
            Received received = write(temporary, body);
            Path file = file(id);
            Files.createDirectories(file.getParent(), OWNER_ONLY_FOLDER);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            force(file.getParent());
            return received;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private Received write(Path file, InputStream body) throws IOException {
        Files.createDirectories(file.getParent(), OWNER_ONLY_FOLDER);
        Files.createFile(file, OWNER_ONLY_FILE);
        MessageDigest digest = Digests.digest();
        int size = 0;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            byte[] bytes = new byte[BUFFER];
            for (int read = body.read(bytes); read >= 0; read = body.read(bytes)) {
                ByteBuffer some = ByteBuffer.wrap(bytes, 0, read);
                while (some.hasRemaining()) {
                    out.write(some);
                }
                digest.update(bytes, 0, read);
                size += read;
            }
            out.force(true);
        }
        return new Received(size, digest.digest(), ContentTypes.of(file));
    }

    /** Makes a new name in a folder outlive a failure of power. */
    private static void force(Path folder) throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    InputStream open(String id) throws IOException {
        return Files.newInputStream(file(id));
    }

    /** Deletes a file. One that cannot be deleted is found again by {@link #oldIn}. */
    void delete(String id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            LOG.log(Level.SEVERE, "a file of evidence cannot be deleted yet: " + id, e);
        }
    }

    private Path file(String id) {
        return folder.resolve(id.substring(0, SHARD)).resolve(id);
    }

    private Path temporary(String id) {
        return folder.resolve("tmp").resolve(id);
    }

    /** The folders that files are in. */
    List<Path> shards() {
        return Files.isDirectory(folder) ? listed(folder) : List.of();
    }

    /** The files in one of them that nobody has written to since a moment, by their names. */
    Set<String> oldIn(Path shard, Instant moment) {
        return listed(shard).stream()
                .filter(file -> isOlder(file, moment))
                .map(file -> file.getFileName().toString())
                .collect(java.util.stream.Collectors.toSet());
    }

    /** Deletes what the service was killed at taking in. */
    void deleteUnfinished(Instant before) {
        Path unfinished = folder.resolve("tmp");
        if (!Files.isDirectory(unfinished)) {
            return;
        }
        for (Path file : listed(unfinished)) {
            if (isOlder(file, before)) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException e) {
                    throw new UncheckedIOException("what was left of a file of evidence cannot be deleted", e);
                }
            }
        }
    }

    private static boolean isOlder(Path file, Instant moment) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
        } catch (NoSuchFileException e) {
            return false; // deleted meanwhile
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of evidence cannot be read", e);
        }
    }

    private static List<Path> listed(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of evidence cannot be read", e);
        }
    }
}

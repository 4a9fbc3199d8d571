package org.chengxin.api.imports.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the files of imports are while they are taken in. */
@ApplicationScoped
public class ImportFolder {

    private final Path folder;

    /**
     * A folder.
     *
     * @param named where it is, by default {@code imports} in the service's home
     */
    @Inject
    public ImportFolder(
            @ConfigProperty(name = "chengxin.import.folder") Optional<String> named,
            @ConfigProperty(name = "chengxin.home", defaultValue = ".") String home) {
        this.folder = named.map(Path::of).orElseGet(() -> Path.of(home, "imports"));
    }

    /** For the container's proxy. */
    ImportFolder() {
        this.folder = null;
    }

    /** A new file that only its owner may read. */
    Path create(String name) throws IOException {
        Files.createDirectories(folder);
        return Files.createFile(
                file(name), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException("the file of an import cannot be deleted", e);
        }
    }

    /** The names of files that nobody has written to since a moment. */
    Stream<String> unchangedSince(Instant moment) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> {
                        try {
                            return Files.getLastModifiedTime(file).toInstant().isBefore(moment);
                        } catch (IOException e) {
                            return false; // deleted meanwhile
                        }
                    })
                    .map(file -> file.getFileName().toString())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of imports cannot be read", e);
        }
    }
}

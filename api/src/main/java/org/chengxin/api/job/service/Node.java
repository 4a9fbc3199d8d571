package org.chengxin.api.job.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.chengxin.api.common.store.PublicIds;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which process this is. Whoever starts on the same home is the same one, and knows that what it was at has been left. */
@ApplicationScoped
public class Node {

    private final String id;

    @Inject
    public Node(@ConfigProperty(name = "chengxin.home", defaultValue = ".") String home) {
        this.id = idOf(Path.of(home, "node.id"));
    }

    /** For the container's proxy. */
    Node() {
        this.id = null;
    }

    private static String idOf(Path file) {
        try {
            if (!Files.exists(file)) {
                Path whole = Files.createTempFile(file.toAbsolutePath().getParent(), "node", ".new");
                Files.writeString(whole, PublicIds.next());
                Files.move(whole, file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("the process's own id cannot be read or made", e);
        }
    }

    public String id() {
        return id;
    }
}

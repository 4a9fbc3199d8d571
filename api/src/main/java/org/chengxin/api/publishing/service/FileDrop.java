package org.chengxin.api.publishing.service;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chengxin.api.publishing.store.WaitingMessage;

/**
 * A folder that the other side empties: each file has some messages, one a line, and is there whole or not at all. What the other
 * side holds it writes into {@value #HOLDINGS}, after it has taken all files there are.
 */
final class FileDrop implements Destination {

    static final String HOLDINGS = "holdings.ndjson";

    private static final int AT_ONCE = 500;
    private static final int MOST_FILES = 10_000;
    private static final long MOST_HOLDINGS = 10_000_000;

    private final String id;
    private final Path folder;

    FileDrop(String id, Path folder) {
        this.id = id;
        this.folder = folder;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String transport() {
        return "file";
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    @Override
    public List<Sent> send(List<WaitingMessage> messages) {
        return Collections.nCopies(messages.size(), write(messages));
    }

    private Sent write(List<WaitingMessage> messages) {
        try {
            Files.createDirectories(folder);
            if (isFull()) {
                return new Sent.Unreachable(MOST_FILES + " files wait to be taken", null);
            }
            // Named by its first message, so that the same file written again takes the place of the one before.
            long first =
                    messages.stream().mapToLong(WaitingMessage::sequence).min().orElseThrow();
            String name = String.format("%019d", first);
            Path whole = folder.resolve(name + ".ndjson");
            Path part = folder.resolve(name + ".part");
            String text =
                    messages.stream().map(message -> message.json() + "\n").collect(Collectors.joining());
            try (FileChannel file = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
                file.force(true);
            }
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
            try (FileChannel directory = FileChannel.open(folder)) {
                directory.force(true);
            }
            return new Sent.Arrived();
        } catch (IOException e) {
            return new Sent.Unreachable(
                    "the folder cannot be written: " + e.getClass().getSimpleName(), null);
        }
    }

    private boolean isFull() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.ndjson")) {
            Iterator<Path> each = files.iterator();
            int number = 0;
            while (each.hasNext() && number < MOST_FILES) {
                each.next();
                number++;
            }
            return number == MOST_FILES;
        }
    }

    @Override
    public Optional<Instant> toldAt(Instant since, Instant now) throws IOException {
        Path file = folder.resolve(HOLDINGS);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Instant written = Files.getLastModifiedTime(file).toInstant();
        return Optional.of(written).filter(at -> since == null || at.isAfter(since));
    }

    @Override
    public void holdings(Holder holder) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(HOLDINGS))) {
            if (HoldingsText.read(in, MOST_HOLDINGS, holder).isPresent()) {
                throw new IOException(HOLDINGS + " does not go on elsewhere");
            }
        }
    }
}

package org.chengxin.api.publishing.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chengxin.api.publishing.store.WaitingMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDropTest {

    private static final Instant NOW = Instant.parse("2026-11-21T03:14:15Z");

    @TempDir
    private Path home;

    private static WaitingMessage message(long sequence) {
        return new WaitingMessage(
                sequence, "id-" + sequence, sequence, "grade", "publish", "s/grade/mining", "{\"content\":{}}", 0);
    }

    private List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_lot_is_one_file_with_a_message_a_line() throws IOException {
        Path folder = home.resolve("outbox/gsxt");
        FileDrop drop = new FileDrop("gsxt", folder);
        assertThat(drop.send(List.of(message(12), message(7)))).containsOnly(new Sent.Arrived());
        assertThat(files(folder)).containsExactly("0000000000000000007.ndjson");
        assertThat(Files.readAllLines(folder.resolve("0000000000000000007.ndjson")))
                .containsExactly(
                        "{\"id\":\"id-12\",\"sequence\":12,\"kind\":\"grade\",\"action\":\"publish\",\"item\":\"s/grade/mining\","
                                + "\"content\":{}}",
                        message(7).json());
    }

    @Test
    void the_same_lot_written_again_is_the_same_file() throws IOException {
        FileDrop drop = new FileDrop("gsxt", home);
        drop.send(List.of(message(7), message(12)));
        drop.send(List.of(message(7), message(12)));
        assertThat(files(home)).containsExactly("0000000000000000007.ndjson");
    }

    @Test
    void a_folder_that_cannot_be_written_is_a_destination_that_is_away() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "");
        assertThat(new FileDrop("gsxt", file.resolve("below")).send(List.of(message(1))))
                .singleElement()
                .isInstanceOf(Sent.Unreachable.class);
    }

    @Test
    void a_folder_that_nobody_empties_is_not_filled_for_ever() throws IOException {
        for (int i = 0; i < 10_000; i++) {
            Files.createFile(home.resolve(i + ".ndjson"));
        }
        FileDrop drop = new FileDrop("gsxt", home);
        assertThat(drop.send(List.of(message(1))))
                .containsExactly(new Sent.Unreachable("10000 files wait to be taken", null));
        Files.delete(home.resolve("0.ndjson"));
        assertThat(drop.send(List.of(message(1)))).containsExactly(new Sent.Arrived());
    }

    @Test
    void what_the_other_side_holds_is_asked_once_for_each_time_it_is_written() throws IOException {
        FileDrop drop = new FileDrop("gsxt", home);
        assertThat(drop.toldAt(null, NOW)).isEmpty();
        Path holdings = Files.writeString(
                home.resolve(FileDrop.HOLDINGS),
                "{\"item\": \"s/grade/mining\", \"digest\": \"" + "0f".repeat(32) + "\"}\n{\"end\": true}\n");
        Files.setLastModifiedTime(holdings, FileTime.from(NOW));
        assertThat(drop.toldAt(null, NOW)).contains(NOW);
        assertThat(drop.toldAt(NOW, NOW)).isEmpty();
        assertThat(drop.toldAt(NOW.minusSeconds(1), NOW)).contains(NOW);
        List<String> held = new ArrayList<>();
        drop.holdings((item, digest) -> held.add(item));
        assertThat(held).containsExactly("s/grade/mining");
        Files.writeString(holdings, "{\"next\": \"x\"}\n");
        assertThatThrownBy(() -> drop.holdings((item, digest) -> {})).isInstanceOf(IOException.class);
    }
}

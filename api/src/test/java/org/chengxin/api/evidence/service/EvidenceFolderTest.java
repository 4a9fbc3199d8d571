package org.chengxin.api.evidence.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.api.evidence.store.EvidenceType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFolderTest {

    private static final byte[] PDF = "%PDF-1.7\nx".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path home;

    private EvidenceFolder folder;

    @BeforeEach
    void make() {
        folder = new EvidenceFolder(Optional.empty(), home.toString());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** A body that breaks off. */
    private static final class Gone extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("the client has gone");
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
        }
    }

    @Test
    void what_was_received_is_there_in_whole() throws IOException {
        EvidenceFolder.Received received = folder.receive("abcdef", new ByteArrayInputStream(PDF));
        assertThat(received.type()).contains(EvidenceType.PDF);
        assertThat(received.size()).isEqualTo(PDF.length);
        assertThat(files()).containsExactly(home.resolve("evidence/ab/abcdef"));
        try (InputStream in = folder.open("abcdef")) {
            assertThat(in.readAllBytes()).isEqualTo(PDF);
        }
        folder.delete("abcdef");
        folder.delete("abcdef");
        assertThat(files()).isEmpty();
    }

    @Test
    void what_broke_off_leaves_nothing() throws IOException {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(PDF), new Gone());
        assertThatThrownBy(() -> folder.receive("abcdef", broken)).hasMessage("the client has gone");
        assertThat(files()).isEmpty();
    }

    @Test
    void a_named_folder_is_taken_instead() throws IOException {
        Path named = home.resolve("elsewhere");
        new EvidenceFolder(Optional.of(named.toString()), home.toString())
                .receive("abcdef", new ByteArrayInputStream(PDF));
        assertThat(files()).containsExactly(named.resolve("ab/abcdef"));
    }
}

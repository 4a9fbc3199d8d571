package org.chengxin.api.publishing.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldingsTextTest {

    private static final String DIGEST = "0123456789abcdef".repeat(4);
    private static final String ITEM =
            "{\"item\": \"91150525MAG4LC8BXL/grade/mining\", \"digest\": \"" + DIGEST + "\"}\n";

    private final List<String> held = new ArrayList<>();

    private Optional<String> read(String text) throws IOException {
        return HoldingsText.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                3,
                (item, digest) -> held.add(item + " " + digest));
    }

    @Test
    void it_tells_each_item_and_whether_it_goes_on() throws IOException {
        assertThat(read(ITEM + ITEM + "{\"end\": true}")).isEmpty();
        assertThat(held).hasSize(2).containsOnly("91150525MAG4LC8BXL/grade/mining " + DIGEST);
        assertThat(read(ITEM + "{\"next\": \"page-2\"}\n")).contains("page-2");
        assertThat(read("{\"end\": true}\n")).isEmpty();
    }

    @Test
    void what_was_cut_off_is_not_taken_for_all_there_is() {
        assertThatThrownBy(() -> read(ITEM)).hasMessage("what it holds ends after line 1 without saying so");
        assertThatThrownBy(() -> read("")).hasMessage("what it holds ends after line 0 without saying so");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "[]",
                "{}",
                "{\"item\": \"a\"}",
                "{\"item\": \"a b\", \"digest\": \"%s\"}",
                "{\"item\": \"a\", \"digest\": \"00\"}",
                "{\"item\": 1, \"digest\": \"%s\"}",
                "{\"next\": \"a b\"}",
                "{\"end\": \"true\"}"
            })
    void a_line_that_is_not_as_agreed_is_named_by_its_number(String line) {
        assertThatThrownBy(() -> read(ITEM + line.replace("%s", DIGEST) + "\n{\"end\": true}"))
                .isInstanceOf(IOException.class)
                .hasMessage("line 2 of what it holds is not as agreed");
    }

    @Test
    void it_ends_somewhere() {
        assertThatThrownBy(() -> read(ITEM.repeat(4))).hasMessage("it names more than 3 items");
        assertThatThrownBy(() -> read("x".repeat(2_000)))
                .hasMessage("a line of what it holds is longer than 1000 bytes");
    }
}

package org.chengxin.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifyOptionsTest {

    private static final Path HOME = Path.of("/somewhere/.run");
    private static final String HASH = "0f".repeat(32);

    private static VerifyOptions parse(String line) throws LaunchException {
        return VerifyOptions.parse(line.isEmpty() ? List.of() : Arrays.asList(line.split(" ")), HOME);
    }

    @Test
    void every_option_is_read() throws LaunchException {
        assertThat(parse("")).isEqualTo(new VerifyOptions(HOME, null, false));
        assertThat(parse("--json --head 17:" + HASH + " --home /a/b"))
                .isEqualTo(new VerifyOptions(Path.of("/a/b"), "17:" + HASH, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--head", "--head 17", "--head 17:0f", "--head -1:" + "00", "--colour red", "extra"})
    void what_makes_no_sense_is_refused_with_a_sentence(String line) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(LaunchException.class)
                .hasMessageMatching("(?s)[A-Z-].+");
    }

    @Test
    void where_nothing_has_been_kept_there_is_nothing_to_verify() {
        Verify verify = new Verify(new VerifyOptions(Path.of("/no/such/home"), null, false), new Dist(HOME), Map.of());

        assertThatThrownBy(() -> verify.run(System.out))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("nothing to verify");
    }
}

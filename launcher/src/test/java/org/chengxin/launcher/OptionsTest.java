package org.chengxin.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    private static final Path HOME = Path.of("/somewhere/.run");

    private static Options parse(String line) throws LaunchException {
        return Options.parse(line.isEmpty() ? List.of() : Arrays.asList(line.split(" ")), HOME);
    }

    @Test
    void without_options_it_is_reachable_from_this_machine_alone() throws LaunchException {
        assertThat(parse("start"))
                .isEqualTo(new Options("start", HOME, "127.0.0.1", 8080, "1g", false, false, false, List.of()));
    }

    @Test
    void every_option_is_read() throws LaunchException {
        assertThat(
                        parse(
                                "run --home /a/b --host 0.0.0.0 --port 0 --heap 768m --empty --movable-clock --quick --deploy /x/y.war"))
                .isEqualTo(new Options(
                        "run", Path.of("/a/b"), "0.0.0.0", 0, "768m", true, true, true, List.of(Path.of("/x/y.war"))));
    }

    @Test
    void the_service_is_asked_for_what_the_start_was_asked_for() throws LaunchException {
        Options start = parse("start --home /a/b --host 0.0.0.0 --port 0 --empty --movable-clock --deploy /x/y.war");

        Options run = Options.parse(start.asRunArguments(8123), HOME);

        assertThat(run)
                .isEqualTo(new Options(
                        "run",
                        Path.of("/a/b"),
                        "0.0.0.0",
                        8123,
                        "1g",
                        true,
                        true,
                        false,
                        List.of(Path.of("/x/y.war"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "begin",
                "start --colour red",
                "start extra",
                "start --port",
                "start --port -1",
                "start --port 65536",
                "start --port 99999999999999999999",
                "start --heap 1",
                "start --heap 0g",
                "start --heap 1g;reboot",
                "start --host 300.1.1.1"
            })
    void what_makes_no_sense_is_refused_with_a_sentence(String line) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(LaunchException.class)
                .hasMessageMatching("(?s)[A-Z-].+");
    }
}

package org.chengxin.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenOptionsTest {

    private static final Path HOME = Path.of("/somewhere/.run");

    private static TokenOptions parse(String line) throws LaunchException {
        return TokenOptions.parse(line.isEmpty() ? List.of() : Arrays.asList(line.split(" ")), HOME);
    }

    @Test
    void every_option_is_read() throws LaunchException {
        assertThat(parse("--role officer,user --authority 150784 --sectors mining,food-2 --subject 91150000MA0000000X"
                        + " --purpose 行政许可 --name 样例 --valid 90m --home /a/b"))
                .isEqualTo(new TokenOptions(
                        Path.of("/a/b"),
                        List.of("officer", "user"),
                        "150784",
                        List.of("mining", "food-2"),
                        "91150000MA0000000X",
                        "行政许可",
                        "样例",
                        Duration.ofMinutes(90)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--role officer --authority 150700 --sectors mining | officer@150700",
                "--role subject --subject n-1 | subject@n-1",
                "--role auditor,admin | auditor"
            })
    void whoever_is_not_named_is_somebody_of_that_role_and_place(String line, String name) throws LaunchException {
        assertThat(parse(line).name())
                .matches(name + "-[0-9a-f]{8}")
                .isNotEqualTo(parse(line).name());
        assertThat(parse(line).valid()).isEqualTo(Duration.ofHours(12));
        assertThat(parse(line).home()).isEqualTo(HOME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--role reviewer --authority 150000",
                "--role agency --authority 150000",
                "--role user --authority 150700",
                "--role developer",
                "--role auditor --valid 30d",
                "--role admin --valid 1s"
            })
    void what_a_role_does_not_need_may_be_left_out(String line) throws LaunchException {
        assertThat(parse(line).sectors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | --role",
                "--role | --role",
                "--role boss | --role",
                "--role officer, --authority 150700 --sectors mining | --role",
                "--role officer --sectors mining | --authority",
                "--role reviewer --authority 150700 | --sectors",
                "--role officer --authority 150000 | --sectors",
                "--role agency | --authority",
                "--role user | --authority",
                "--role auditor,subject | --subject",
                "--role user --authority 15070 | --authority",
                "--role user --authority 110000 | --authority",
                "--role auditor --sectors Mining | --sectors",
                "--role auditor --sectors mining, | --sectors",
                "--role auditor --sectors a23456789012345678901234567890123 | --sectors",
                "--role subject --subject a/b | --subject",
                "--role auditor --name \u0007 | --name",
                "--role auditor --purpose \uFFFD\uFFFD | --purpose",
                "--role auditor --valid 31d | --valid",
                "--role auditor --valid 0h | --valid",
                "--role auditor --valid 12 | --valid",
                "--role auditor --colour red | --colour",
                "extra | extra"
            })
    void what_makes_no_sense_is_refused_with_a_sentence(String line, String named) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(LaunchException.class)
                .message()
                .satisfies(message -> assertThat(message.substring(0, message.indexOf(TokenOptions.USAGE)))
                        .contains(named));
    }

    @Test
    void every_fault_is_named_at_once() {
        assertThatThrownBy(() -> parse("--role officer,subject --authority 1 --sectors 7 --valid never --name"))
                .message()
                .contains("--authority is", "--sectors are", "--valid is", "--name needs", "needs --subject");
    }
}

package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs the web client's own tests against the service: in Node.js, and in a real Chromium. */
class BrowserIT {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path webClient =
            Path.of(Launcher.property("chengxin.webClient")).normalize();

    @Test
    void the_web_client_s_tests_all_run_and_pass() throws IOException {
        List<String> command =
                new ArrayList<>(List.of("node", "--test", "--test-concurrency=1", "--test-reporter=tap"));
        command.addAll(testFiles());
        Console tests = Console.run(
                command,
                Map.of(
                        "BASE_URL", Service.shared().uri("").toString().replaceAll("/$", ""),
                        "CHROMIUM", chromium(),
                        "NO_COLOR", "1"),
                webClient,
                Launcher.target().resolve("browser-tests.log"),
                PATIENCE);

        assertThat(tests.exitCode()).as(tests.output()).isZero();
        assertThat(count(tests, "pass")).as(tests.output()).isPositive();
        assertThat(count(tests, "skipped") + count(tests, "todo") + count(tests, "cancelled"))
                .as("A test that could not run is a failure:\n" + tests.output())
                .isZero();
    }

    @Test
    void the_web_client_s_types_and_syntax_are_sound() {
        Console check = Console.run(
                List.of("npm", "run", "check"),
                Map.of("NO_COLOR", "1"),
                webClient,
                Launcher.target().resolve("browser-check.log"),
                PATIENCE);

        assertThat(check.exitCode()).as(check.output()).isZero();
    }

    private List<String> testFiles() throws IOException {
        try (Stream<Path> files = Files.list(webClient.resolve("test"))) {
            List<String> names = files.map(file -> webClient.relativize(file).toString())
                    .filter(name -> name.endsWith(".test.mjs"))
                    .sorted()
                    .toList();
            assertThat(names).as("test files of the web client").isNotEmpty();
            return names;
        }
    }

    private static String chromium() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "chromium"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No chromium on the PATH; ./chengxin test installs it"))
                .toString();
    }

    private static int count(Console tests, String what) {
        Matcher line = Pattern.compile("(?m)^# " + what + " ([0-9]+)$").matcher(tests.output());
        if (!line.find()) {
            throw new AssertionError("The tests do not say how many of them are '" + what + "':\n" + tests.output());
        }
        return Integer.parseInt(line.group(1));
    }
}

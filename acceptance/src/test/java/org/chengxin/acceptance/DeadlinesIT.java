package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table that tells where each time of the texts is built. */
class DeadlinesIT {

    private static final Path ROOT = Path.of(Launcher.property("chengxin.root"));
    private static final Pattern ROWS = Pattern.compile("(?m)^\\| DL([0-9]{3})(?:–DL([0-9]{3}))? \\|");
    private static final Pattern TESTS = Pattern.compile("(?m)\\| `([A-Za-z]+(?:Test|IT))(?:\\.([a-z_0-9]+))?` \\|$");
    private static final Pattern KEYS = Pattern.compile("(?m)^DL([0-9]{3}),");

    private final String table = read(ROOT.resolve("docs/deadlines.md"));

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    private static List<Path> files(String name) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path sources : modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(sources)) {
                    files.filter(file -> file.getFileName().toString().equals(name))
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    @Test
    void every_row_of_the_texts_stands_in_it_once() throws IOException {
        List<Integer> told = ROWS.matcher(table)
                .results()
                .flatMap(row -> IntStream.rangeClosed(
                                Integer.parseInt(row.group(1)),
                                Integer.parseInt(row.group(2) == null ? row.group(1) : row.group(2)))
                        .boxed())
                .toList();
        Set<Integer> rows = new TreeSet<>();
        for (Path file : files("deadlines.csv")) {
            KEYS.matcher(read(file)).results().forEach(key -> rows.add(Integer.parseInt(key.group(1))));
        }
        assertThat(rows).hasSizeGreaterThan(300);
        assertThat(told).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void the_tests_that_it_names_are_there() throws IOException {
        List<MatchResult> named = TESTS.matcher(table).results().toList();
        assertThat(named).hasSizeGreaterThan(80);
        for (String test :
                new TreeSet<>(named.stream().map(each -> each.group(1)).toList())) {
            List<Path> found = files(test + ".java");
            assertThat(found).as(test).isNotEmpty();
            String source = read(found.get(0));
            named.stream()
                    .filter(each -> each.group(1).equals(test) && each.group(2) != null)
                    .forEach(each -> assertThat(source).contains("void " + each.group(2) + "("));
        }
    }
}

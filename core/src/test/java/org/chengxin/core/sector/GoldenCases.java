package org.chengxin.core.sector;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chengxin.core.fault.Fault;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.CreditFileReader;
import org.chengxin.core.json.EvaluationWriter;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.law.Language;
import org.junit.jupiter.api.DynamicTest;

/**
 * Worked cases that a lawyer can read: each is a JSON file with the {@code sector}, the {@code request} for an evaluation, what to
 * {@code expect} of the answer, and {@code why} in words with the articles.
 *
 * <p>{@code expect} has {@code status}; {@code grade} and {@code score} (null: absent); {@code counted} (record id → points);
 * {@code uncounted} (ids of records shown with 0 points); {@code lists} ([list, effect] each); {@code flags}; and may have
 * {@code provisions} (record id → the row that its line must name). Everything is compared exactly; a line that no case names is
 * a difference too. What is compared is the JSON that a client gets.
 *
 * <p>A sector's test is
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicTest> workedCases() {
 *     return GoldenCases.tests(new MiningSector(), MiningGoldenTest.class, "golden");
 * }
 * }</pre>
 */
public final class GoldenCases {

    private static final Set<String> MEMBERS = Set.of("name", "sector", "request", "expect", "why");
    private static final Set<String> EXPECTED =
            Set.of("status", "grade", "score", "counted", "uncounted", "lists", "flags");
    private static final Set<String> EXPECTED_OR_NOT = Set.of("provisions");

    private GoldenCases() {}

    /**
     * One test for each {@code *.json} in a folder of test resources.
     *
     * @param anchor a class beside the folder
     * @param folder the folder's path relative to the anchor's package; it must have at least one case
     */
    public static Stream<DynamicTest> tests(SectorPlugin plugin, Class<?> anchor, String folder) {
        return files(anchor, folder).stream()
                .map(file -> DynamicTest.dynamicTest(
                        String.valueOf(file.getFileName()), file.toUri(), () -> check(plugin, file)));
    }

    private static List<Path> files(Class<?> anchor, String folder) {
        URL url = Objects.requireNonNull(
                anchor.getResource(folder), () -> "no folder " + folder + " beside " + anchor.getName());
        try (Stream<Path> files = Files.list(Path.of(URI.create(url.toURI().toString())))) {
            List<Path> cases = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            if (cases.isEmpty()) {
                throw new IllegalArgumentException("no worked case in " + url);
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Evaluates one case and compares. */
    public static void check(SectorPlugin plugin, Path file) throws IOException {
        check(plugin, String.valueOf(file.getFileName()), Files.readString(file));
    }

    /**
     * Evaluates one case and compares.
     *
     * @throws IllegalArgumentException if the case itself is not one
     * @throws AssertionError naming every difference, and the whole answer
     */
    public static void check(SectorPlugin plugin, String file, String text) {
        Map<?, ?> worked = object(file, parse(file, text));
        require(file, worked, MEMBERS, Set.of());
        if (!worked.get("sector").equals(plugin.id().value())) {
            throw new IllegalArgumentException(file + ": is for " + worked.get("sector") + ", not for " + plugin.id());
        }
        Map<?, ?> expected = object(file, worked.get("expect"));
        require(file, expected, EXPECTED, EXPECTED_OR_NOT);
        Map<?, ?> answer = answer(plugin, file, worked.get("request"));
        List<String> differences = differences(file, expected, answer);
        if (!differences.isEmpty()) {
            fail(file + " is not answered as it says.\n  why it should be: " + worked.get("why") + "\n\n"
                    + String.join("\n", differences) + "\n\n" + inWords(answer));
        }
    }

    private static Map<?, ?> answer(SectorPlugin plugin, String file, Object request) {
        SectorRegistry registry = SectorRegistry.of(List.of(plugin), List.of());
        Sector sector = registry.find(plugin.id().value()).orElseThrow();
        Object asOf = object(file, request).get("asOf");
        Faults faults = new Faults();
        CreditFileReader.Request taken = new CreditFileReader(registry, sector, LocalDate.parse(String.valueOf(asOf)))
                .read(request, faults)
                .orElseThrow(() ->
                        new IllegalArgumentException(file + ": its request is refused: " + inWords(faults.list())));
        byte[] bytes = EvaluationWriter.bytes(sector.evaluate(taken.file(), taken.asOf()), Language.ZH);
        return object(file, parse(file, new String(bytes, StandardCharsets.UTF_8)));
    }

    private static List<String> differences(String file, Map<?, ?> expected, Map<?, ?> answer) {
        Map<String, BigDecimal> counted = new TreeMap<>();
        List<String> uncounted = new ArrayList<>();
        Map<String, String> provisions = new TreeMap<>();
        List<String> differences = new ArrayList<>();
        for (Object each : list(answer.get("lines"))) {
            Map<?, ?> line = object(file, each);
            String record = (String) line.get("record");
            if (provisions.put(record, (String) line.get("provision")) != null) {
                differences.add("  record " + record + " has more than one line");
            }
            if (Boolean.TRUE.equals(line.get("counted"))) {
                counted.put(record, plain(line.get("points")));
            } else {
                uncounted.add(record);
                if (plain(line.get("points")).signum() != 0) {
                    differences.add("  record " + record + " does not count but shows " + line.get("points"));
                }
            }
        }
        compare("status", expected.get("status"), answer.get("status"), differences);
        compare("grade", orNull(expected.get("grade")), answer.get("grade"), differences);
        compare("score", number(orNull(expected.get("score"))), number(answer.get("score")), differences);
        Map<String, BigDecimal> expectedPoints = new TreeMap<>();
        object(file, expected.get("counted"))
                .forEach((record, points) -> expectedPoints.put((String) record, plain(points)));
        Map<String, BigDecimal> both = new TreeMap<>(expectedPoints);
        both.putAll(counted);
        for (String record : both.keySet()) {
            compare("points of " + record, expectedPoints.get(record), counted.get(record), differences);
        }
        compare("shown but not counted", sorted(list(expected.get("uncounted"))), sorted(uncounted), differences);
        if (expected.containsKey("provisions")) {
            object(file, expected.get("provisions"))
                    .forEach((record, code) ->
                            compare("provision of " + record, code, provisions.get((String) record), differences));
        }
        List<Object> lists = new ArrayList<>();
        for (Object each : list(answer.get("lists"))) {
            lists.add(List.of(object(file, each).get("list"), object(file, each).get("effect")));
        }
        compare("lists", sorted(list(expected.get("lists"))), sorted(lists), differences);
        List<Object> flags = new ArrayList<>();
        list(answer.get("flags")).forEach(flag -> flags.add(object(file, flag).get("flag")));
        compare("flags", sorted(list(expected.get("flags"))), sorted(flags), differences);
        return differences;
    }

    private static void compare(String what, Object expected, Object found, List<String> differences) {
        if (!Objects.equals(expected, found)) {
            differences.add("  " + what + ": should be " + (expected == null ? "absent" : expected) + ", is "
                    + (found == null ? "absent" : found));
        }
    }

    private static String inWords(Map<?, ?> answer) {
        StringBuilder words = new StringBuilder("  the answer: ")
                .append(answer.get("sector"))
                .append(" on ")
                .append(answer.get("asOf"))
                .append(" by ")
                .append(answer.get("ruleSet"))
                .append('\n');
        for (String part : List.of("lines", "conditions", "lists", "flags", "missing")) {
            for (Object each : list(answer.get(part))) {
                Map<String, Object> members = new LinkedHashMap<>();
                ((Map<?, ?>) each).forEach((name, value) -> members.put((String) name, value));
                words.append("    ").append(part).append(": ").append(members).append('\n');
            }
        }
        return words.toString();
    }

    private static String inWords(List<Fault> faults) {
        StringBuilder words = new StringBuilder();
        for (Fault fault : faults) {
            words.append("\n  ")
                    .append(fault.pointer())
                    .append(' ')
                    .append(fault.code().code())
                    .append(": ")
                    .append(fault.detail().in(Language.EN));
        }
        return words.toString();
    }

    private static Object parse(String file, String text) {
        Faults faults = new Faults();
        Object value = JsonInput.read(text.getBytes(StandardCharsets.UTF_8), faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(file + inWords(faults.list()));
        }
        return value;
    }

    private static void require(String file, Map<?, ?> object, Set<String> required, Set<String> optional) {
        for (String name : required) {
            if (!object.containsKey(name)) {
                throw new IllegalArgumentException(file + ": says nothing of " + name);
            }
        }
        for (Object name : object.keySet()) {
            if (!required.contains(name) && !optional.contains(name)) {
                throw new IllegalArgumentException(file + ": says something unknown: " + name);
            }
        }
    }

    private static Map<?, ?> object(String file, Object value) {
        if (value instanceof Map<?, ?> object) {
            return object;
        }
        throw new IllegalArgumentException(file + ": has " + value + " where an object must be");
    }

    private static List<?> list(Object value) {
        return (List<?>) value;
    }

    private static List<String> sorted(List<?> values) {
        return values.stream().map(String::valueOf).sorted().toList();
    }

    private static Object orNull(Object value) {
        return JsonInput.NULL.equals(value) ? null : value;
    }

    private static BigDecimal number(Object value) {
        return value == null ? null : plain(value);
    }

    /** Numbers compare by value: 814.0 is 814. */
    private static BigDecimal plain(Object value) {
        BigDecimal stripped = ((BigDecimal) value).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

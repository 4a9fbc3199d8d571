package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class EvaluationIT {

    private static final String MINING = "/sectors/mining/evaluations";
    private static final String TEMPLATE = "/sectors/{sector}/evaluations";
    private static final String GOOD = """
            { "asOf": "2026-06-30", "subject": { "kind": "legal-person", "role": "mining-right-holder" },
              "priorGrades": [ { "period": "2025-Q4", "grade": "B" } ],
              "listings": [ { "list": "severe", "from": "2024-02-01", "until": "2025-02-01" } ],
              "records": [
                { "id": "r1", "type": "adverse", "provision": "holder-37-2", "decidedOn": "2026-03-10", "act": "A-17",
                  "facts": { }, "document": { "number": "1号", "authority": "150784", "issuer": "局" } },
                { "id": "r2", "type": "public-score", "decidedOn": "2026-06-30", "facts": { "score": 870 } } ] }""";

    private final Api api = new Api();
    private final Schemas schemas = new Schemas(api.service());

    static Stream<Path> golden() throws IOException {
        List<Path> cases = new ArrayList<>();
        for (String sector : List.of("fooddrug", "mining", "industry")) {
            Path folder = Path.of(Launcher.property("chengxin.root"), "domain-" + sector, "src/test/resources/golden");
            try (Stream<Path> files = Files.list(folder)) {
                files.sorted().forEach(cases::add);
            }
        }
        assertThat(cases).hasSizeGreaterThan(30);
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource
    void golden(Path file) throws IOException {
        JsonNode golden = Api.MAPPER.readTree(Files.readString(file));
        JsonNode expected = golden.get("expect");
        HttpResponse<String> answer = api.post(
                "/sectors/" + golden.get("sector").asString() + "/evaluations",
                golden.get("request").toString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode evaluation = Api.read(answer);
        assertThat(evaluation.get("status").asString())
                .isEqualTo(expected.get("status").asString());
        assertThat(evaluation.path("grade").asString(null))
                .isEqualTo(expected.path("grade").asString(null));
        if (expected.path("score").isNumber()) {
            assertThat(evaluation.get("score").decimalValue())
                    .isEqualByComparingTo(expected.get("score").decimalValue());
        }
        schemas.check("post", TEMPLATE, answer);
    }

    @Test
    void the_answer_cites_and_always_is_the_same() {
        HttpResponse<String> answer = api.post(MINING, GOOD);
        JsonNode evaluation = Api.read(answer);
        assertThat(evaluation.get("grade").asString()).isEqualTo("B");
        assertThat(evaluation.get("score").decimalValue()).isEqualByComparingTo(new BigDecimal("814"));
        assertThat(evaluation.at("/lines/0/points").intValue()).isEqualTo(-200);
        assertThat(evaluation.at("/lines/0/citation").asString()).isEqualTo("附件三第37项");
        assertThat(api.post(MINING, GOOD).body()).isEqualTo(answer.body());
        assertThat(api.sql("select count(*) from evaluation where as_of = '2026-06-30'"))
                .containsExactly("0");
    }

    @Test
    void english_where_there_is_a_translation_and_codes_never_change() {
        HttpResponse<String> answer = api.send(
                MINING,
                "POST",
                BodyPublishers.ofString(GOOD),
                "Content-Type",
                "application/json; charset=UTF-8",
                "Accept-Language",
                "en");
        assertThat(Api.read(answer).at("/lines/0/why").asString()).matches("[\\x20-\\x7E]+");
        assertThat(Api.read(answer).at("/lines/0/provision").asString()).isEqualTo("holder-37-2");
    }

    @Test
    void every_fault_is_named_at_once() {
        HttpResponse<String> answer = api.post(MINING, """
                { "asOf": "2026-02-30", "extra": 1, "a/b~c": 2,
                  "subject": { "kind": "company", "role": "operator", "status": "gone", "age": 3 },
                  "priorGrades": [ { "period": "2025", "grade": "F" }, {}, { "period": "2025-Q1", "grade": "A" },
                                   { "period": "2025-Q1", "grade": "A" } ],
                  "listings": [ { "list": "pink", "from": "x" }, { "list": "red", "from": "2025-02-01", "until": "2025-01-01",
                                  "sector": "nosuch" } ],
                  "records": [
                    { "id": "r1", "type": "adverse", "decidedOn": "2026-01-01" },
                    { "id": "r1", "type": "adverse", "provision": "nosuch", "decidedOn": 5 },
                    { "id": "", "type": "nosuch", "decidedOn": "2026-01-01", "colour": "red" },
                    { "type": "public-score", "facts": { "score": -1, "more": true }, "decidedOn": "2026-01-01" },
                    { "id": "r5", "type": "public-score", "facts": { "score": 1e999999 }, "decidedOn": "2026-01-01" },
                    { "id": "r6", "type": "public-score", "facts": { "score": 1e-999999 }, "decidedOn": "2026-01-01" },
                    { "id": "r7", "type": "public-score", "decidedOn": "2026-01-01" },
                    [], 7, null ] }""");
        assertThat(Api.faults(answer))
                .contains(
                        "/asOf date.invalid",
                        "/extra field.unknown",
                        "/a~1b~0c field.unknown",
                        "/subject/kind value.unknown",
                        "/subject/role value.unknown",
                        "/subject/status value.unknown",
                        "/subject/age field.unknown",
                        "/priorGrades/0/period period.invalid",
                        "/priorGrades/0/grade value.unknown",
                        "/priorGrades/1/period field.missing",
                        "/priorGrades/1/grade field.missing",
                        "/priorGrades/3/period period.duplicate",
                        "/listings/0/list value.unknown",
                        "/listings/0/from date.invalid",
                        "/listings/1/until date.order",
                        "/listings/1/sector value.unknown",
                        "/records/0/provision field.missing",
                        "/records/1/id id.duplicate",
                        "/records/1/provision provision.unknown",
                        "/records/1/decidedOn value.type",
                        "/records/2/id value.length",
                        "/records/2/type value.unknown",
                        "/records/2/colour field.unknown",
                        "/records/3/id field.missing",
                        "/records/3/facts/score value.range",
                        "/records/3/facts/more fact.unknown",
                        "/records/4/facts/score value.range",
                        "/records/5/facts/score value.precision",
                        "/records/6/facts/score field.missing",
                        "/records/7 value.type",
                        "/records/8 value.type",
                        "/records/9 value.type");
        schemas.check("post", TEMPLATE, answer);
    }

    @Test
    void a_provision_of_the_other_table_is_refused() {
        assertThat(Api.faults(api.post(MINING, GOOD.replace("holder-37-2", "intermediary-1-1"))))
                .containsExactly("/records/0/provision provision.wrong-table");
    }

    @Test
    void the_day_has_bounds() {
        assertThat(Api.faults(
                        api.post(MINING, GOOD.replace("\"2026-06-30\", \"subject\"", "\"2020-11-30\", \"subject\""))))
                .containsExactly("/asOf date.before-rules");
        assertThat(Api.faults(
                        api.post(MINING, GOOD.replace("\"2026-06-30\", \"subject\"", "\"2999-11-30\", \"subject\""))))
                .containsExactly("/asOf date.too-far");
        assertThat(Api.faults(api.post(MINING, GOOD.replace("\"asOf\": \"2026-06-30\",", ""))))
                .containsExactly("/asOf field.missing");
    }

    @Test
    void more_faults_than_are_named_are_said_to_be_there() {
        String records = String.join(",", Collections.nCopies(600, "{ \"x\": 1 }"));
        HttpResponse<String> answer = api.post(
                MINING,
                "{ \"asOf\": \"2026-01-01\", \"subject\": { \"kind\": \"legal-person\", \"role\": \"bidder\" }, \"records\": ["
                        + records + "] }");
        assertThat(Api.faults(answer)).hasSize(1_000);
        assertThat(Api.read(answer).get("truncated").booleanValue()).isTrue();
        schemas.check("post", TEMPLATE, answer);
    }

    @Test
    void five_thousand_records_are_taken_and_one_more_is_too_many() {
        HttpResponse<String> most = api.post(MINING, withRecords(5_000));
        assertThat(most.statusCode()).as(() -> most.body().substring(0, 500)).isEqualTo(200);
        HttpResponse<String> more = api.post(MINING, withRecords(5_001));
        assertThat(more.statusCode()).isEqualTo(413);
        schemas.check("post", TEMPLATE, more);
    }

    private static String withRecords(int count) {
        StringBuilder records = new StringBuilder();
        for (int i = 0; i < count; i++) {
            records.append(i == 0 ? "" : ",")
                    .append("{\"id\":\"r")
                    .append(i)
                    .append("\",\"type\":\"adverse\",\"provision\":\"holder-37-2\",\"decidedOn\":\"2026-03-10\"}");
        }
        return "{\"asOf\":\"2026-06-30\",\"subject\":{\"kind\":\"legal-person\",\"role\":\"mining-right-holder\"},\"records\":["
                + records + "]}";
    }

    @Test
    void more_than_a_mebibyte_is_too_large_announced_or_not() {
        byte[] large = new byte[2 << 20];
        HttpResponse<String> announced =
                api.send(MINING, "POST", BodyPublishers.ofByteArray(large), "Content-Type", "application/json");
        HttpResponse<String> streamed = api.send(
                MINING,
                "POST",
                BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large)),
                "Content-Type",
                "application/json");
        for (HttpResponse<String> answer : List.of(announced, streamed)) {
            assertThat(answer.statusCode()).isEqualTo(413);
            schemas.check("post", TEMPLATE, answer);
        }
    }

    static Stream<byte[]> hostile() {
        String deep = "[".repeat(100_000);
        String tower = "{\"a\":".repeat(50) + "1" + "}".repeat(50);
        List<byte[]> bodies = new ArrayList<>();
        for (String text : List.of(
                "",
                " ",
                "null",
                "[]",
                "7",
                "\"text\"",
                "true",
                "{",
                "}",
                "{}x",
                "{} {}",
                deep,
                "{\"asOf\":".repeat(30),
                tower,
                "{\"asOf\":\"2026-01-01\",\"asOf\":\"2026-01-02\"}",
                "{\"records\":[{\"id\":\"a\",\"id\":\"b\"}]}",
                "{\"asOf\": NaN}",
                "{\"asOf\": 01}",
                "{'asOf': 1}",
                "{\"asOf\": 1, // comment\n}",
                "{\"" + "n".repeat(10_000) + "\": 1}",
                "{\"n\": " + "9".repeat(5_000) + "}",
                "{\"n\": 1e99999999999999999999}",
                "{\"n\": -1e-99999999999999999999}",
                "{\"asOf\": \"\\u0000\"}",
                "{\"\\u0000\": 1}",
                "{\"\\ud800\": 1}",
                "{\"asOf\": \"\\udfff\\ud800\"}",
                "{\"asOf\": \"2026-01-01\\u0000\"}",
                "{\"subject\": {\"kind\": \"\\ud83d\"}}",
                "{\"asOf\": {}, \"subject\": [], \"records\": {}, \"priorGrades\": 1, \"listings\": \"x\"}",
                "{\"asOf\": null, \"subject\": null, \"records\": null, \"priorGrades\": null, \"listings\": null}",
                "{\"__proto__\": {}, \"constructor\": 1, \"$ref\": \"#\"}",
                "\uFEFF{}",
                "' or 1=1 --",
                "<xml/>")) {
            bodies.add(text.getBytes(StandardCharsets.UTF_8));
        }
        bodies.add(new byte[] {(byte) 0xFF, (byte) 0xFE, '{', 0, '}', 0});
        bodies.add(new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'});
        bodies.add(new byte[] {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}'});
        bodies.add(new byte[1_000]);
        return bodies.stream();
    }

    @ParameterizedTest
    @MethodSource
    void hostile(byte[] body) {
        HttpResponse<String> answer =
                api.send(MINING, "POST", BodyPublishers.ofByteArray(body), "Content-Type", "application/json");
        assertThat(Api.faults(answer)).isNotEmpty();
        assertThat(answer.body()).doesNotContain("xception", "tools.jackson", "org.chengxin", "\tat ");
        schemas.check("post", TEMPLATE, answer);
    }

    @Test
    void any_value_in_any_place_is_answered_with_its_pointer_or_taken() {
        Random random = new Random(20_261_121);
        List<String> odd = List.of(
                "null",
                "true",
                "-1",
                "0",
                "1e400",
                "1e-400",
                "\"\"",
                "\" \"",
                "\"\\u0000\"",
                "\"\\ud800\"",
                "[]",
                "[[]]",
                "{}",
                "{\"a\":{}}",
                "\"9999-12-31\"",
                "\"0000-01-01\"",
                "\"2026-13-01\"",
                "\"" + "长".repeat(300) + "\"");
        for (int i = 0; i < 150; i++) {
            JsonNode request = Api.MAPPER.readTree(GOOD);
            List<Runnable> places = new ArrayList<>();
            JsonNode value = Api.MAPPER.readTree(odd.get(random.nextInt(odd.size())));
            places(request, value, places);
            places.get(random.nextInt(places.size())).run();
            HttpResponse<String> answer = api.post(MINING, request.toString());
            assertThat(answer.statusCode()).as(request.toString()).isIn(200, 400);
            schemas.check("post", TEMPLATE, answer);
        }
    }

    /** All the ways to put a value into a JSON text. */
    private static void places(JsonNode at, JsonNode value, List<Runnable> places) {
        if (at instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                places.add(() -> object.set(name, value));
                places(object.get(name), value, places);
            }
        } else if (at instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(() -> array.set(index, value));
                places(array.get(i), value, places);
            }
        }
    }

    @ParameterizedTest
    @MethodSource
    void other_media_types(String type) {
        HttpResponse<String> answer = api.send(MINING, "POST", BodyPublishers.ofString(GOOD), "Content-Type", type);
        assertThat(answer.statusCode()).isEqualTo(415);
        schemas.check("post", TEMPLATE, answer);
    }

    static Stream<String> other_media_types() {
        return Stream.of(
                "text/plain",
                "application/xml",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/merge-patch+json",
                "application/json; charset=utf-16",
                "*/*");
    }

    @Test
    void a_body_without_a_type_or_with_a_coding_is_not_taken() {
        assertThat(api.send(MINING, "POST", BodyPublishers.ofString(GOOD)).statusCode())
                .isEqualTo(415);
        assertThat(api.send(
                                MINING,
                                "POST",
                                BodyPublishers.ofString(GOOD),
                                "Content-Type",
                                "application/json",
                                "Content-Encoding",
                                "gzip")
                        .statusCode())
                .isEqualTo(415);
    }
}

package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ProblemIT {

    private final Api api = new Api();

    private static void expect(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = Api.read(answer);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("type").asString()).startsWith("/problems/");
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("instance").asString())
                .isEqualTo("/requests/"
                        + answer.headers().firstValue("X-Request-Id").orElseThrow());
        assertThat(answer.body()).doesNotContain("xception", "org.", "select ", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/nowhere",
                "/sectors/mining/nowhere",
                "/subjects/x/y/z",
                "/application.wadl",
                "/%E7%9F%BF"
            })
    void an_unknown_path(String path) {
        expect(api.get(path), 404);
        expect(api.get(path, "Accept", "text/html"), 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/WEB-INF/web.xml", "/WEB-INF/error", "/META-INF/MANIFEST.MF", "/api", "/test"})
    void an_unknown_path_outside_of_the_operations(String path) {
        expect(api.service().get(path), 404);
    }

    @ParameterizedTest
    @CsvSource({"/sectors,POST", "/sectors,DELETE", "/sectors,PUT", "/sectors,PATCH", "/sectors,BREW", "/catalogue,POST"
    })
    void a_method_that_the_address_does_not_have(String path, String method) {
        HttpResponse<String> answer =
                api.send(path, method, BodyPublishers.ofString("{}"), "Content-Type", "application/json");
        expect(answer, 405);
        assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET");
    }

    @Test
    void get_where_only_post_is() {
        HttpResponse<String> answer = api.get("/sectors/mining/evaluations");
        expect(answer, 405);
        assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("POST");
    }

    @Test
    void a_form_that_the_answer_does_not_have() {
        expect(api.get("/sectors", "Accept", "text/html"), 406);
        assertThat(api.get("/sectors", "Accept", "text/html,*/*;q=0.1").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"Accept | ;;;", "Accept | a", "Content-Type | ;;;"})
    void a_header_that_cannot_be_read(String name, String value) {
        HttpResponse<String> answer = name.equals("Accept")
                ? api.get("/sectors", name, value)
                : api.send("/sectors/mining/evaluations", "POST", BodyPublishers.ofString("{}"), name, value);
        assertThat(answer.statusCode()).isBetween(400, 499);
        expect(answer, answer.statusCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer", "Bearer x", "Bearer a.b", "Basic dXNlcjpwYXNz", "Bearer a.b.c.d", "Bearer a.b.ä"})
    void a_broken_token(String header) {
        HttpResponse<String> answer = api.get("/sectors", "Authorization", header.replace("ä", "%"));
        expect(answer, 401);
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%25zz&x=%zz", "q=%", "%=1"})
    void a_broken_escape(String query) {
        // The client that the other tests use would not send it.
        assertThat(Raw.status(api.service(), "GET /api/v1/subjects?" + query)).isEqualTo(400);
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        assertThat(Api.faults(api.get("/subjects?q=%ff"))).containsExactly("q value.characters");
        assertThat(Api.faults(api.get("/subjects?q=%00"))).containsExactly("q value.characters");
    }

    @Test
    void a_sane_request_id_is_taken_over_and_another_is_not() {
        assertThat(api.get("/sectors", "X-Request-Id", "my-id.1_A").headers().firstValue("X-Request-Id"))
                .contains("my-id.1_A");
        for (String odd : List.of("a b", "x".repeat(65), "<script>", "11010119900101001X")) {
            assertThat(api.get("/sectors", "X-Request-Id", odd)
                            .headers()
                            .firstValue("X-Request-Id")
                            .orElseThrow())
                    .isNotEqualTo(odd)
                    .matches("[0-9a-f]{16}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/sectors", "/api/v1/nowhere", "/openapi", "/", "/nowhere"})
    void every_answer_has_the_security_headers(String path) {
        HttpResponse<String> answer = api.service().get(path);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    }

    @Test
    void titles_are_english_for_who_prefers_them() {
        assertThat(Api.read(api.get("/nowhere", "Accept-Language", "en"))
                        .get("title")
                        .asString())
                .isEqualTo("Not found");
        assertThat(Api.read(api.get("/nowhere")).get("title").asString()).isEqualTo("未找到");
        HttpResponse<String> faults = api.get("/subjects?limit=0", "Accept-Language", "en");
        assertThat(Api.read(faults).at("/errors/0/detail").asString()).isEqualTo("is out of range: 1–200");
    }

    @Test
    void who_has_the_content_already_is_not_sent_it_again() {
        String id = api.sql("select public_id from running_grade where sector = 'mining' limit 1")
                .get(0);
        for (String path : List.of(
                "/sectors",
                "/sectors/mining",
                "/sectors/mining/provisions",
                "/measures",
                "/areas",
                "/subjects?limit=2",
                "/subjects/" + id,
                "/subjects/" + id + "/grades",
                "/subjects/" + id + "/grades/mining",
                "/subjects/" + id + "/grades/mining?asOf=2026-01-01",
                "/subjects/" + id + "/records")) {
            HttpResponse<String> first = api.get(path);
            String etag = first.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> again = api.get(path, "If-None-Match", "\"other\", " + etag);
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("ETag")).contains(etag);
            assertThat(again.headers().allValues("Vary").toString()).contains("Accept-Language");
            assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
            assertThat(api.get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
            HttpResponse<String> english = api.get(path, "Accept-Language", "en", "If-None-Match", etag);
            if (english.statusCode() == 304) {
                assertThat(api.get(path, "Accept-Language", "en").body()).isEqualTo(first.body());
            }
        }
    }

    @Test
    void a_compressed_answer_has_a_weak_tag_of_the_same_content() {
        HttpResponse<String> plain = api.get("/sectors/mining/provisions");
        HttpResponse<String> compressed = api.service()
                .send(HttpRequest.newBuilder(api.service().uri("/api/v1/sectors/mining/provisions"))
                        .version(HttpClient.Version.HTTP_1_1)
                        .header("Accept-Encoding", "gzip"));
        assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(compressed.headers().firstValue("ETag"))
                .contains("W/" + plain.headers().firstValue("ETag").orElseThrow());
    }

    @Test
    void head_and_options_say_what_get_would() {
        HttpResponse<String> head = api.send("/sectors", "HEAD", null);
        HttpResponse<String> get = api.get("/sectors");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("ETag")).isEqualTo(get.headers().firstValue("ETag"));
        assertThat(head.headers().firstValue("Content-Type")).contains("application/json");
        HttpResponse<String> options = api.send("/sectors", "OPTIONS", null);
        assertThat(options.statusCode()).isBetween(200, 204);
        assertThat(options.headers().firstValue("Allow").orElseThrow()).contains("GET", "HEAD", "OPTIONS");
    }

    @Test
    void an_address_that_asks_too_much_waits_and_is_told_how_long() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        HttpRequest request = HttpRequest.newBuilder(api.service().uri("/api/v1/areas/none"))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        HttpClient client = api.service().client();
        for (int i = 0; i < 3_000; i++) {
            answers.add(client.sendAsync(request, BodyHandlers.ofString()));
            if (i % 50 == 49 && answers.get(i - 49).get().statusCode() == 429) {
                break;
            }
        }
        List<HttpResponse<String>> refused = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> answer : answers) {
            if (answer.get().statusCode() == 429) {
                refused.add(answer.get());
            }
        }
        assertThat(refused).isNotEmpty();
        expect(refused.get(0), 429);
        assertThat(refused.get(0).headers().firstValue("Retry-After").orElseThrow())
                .matches("[1-9][0-9]*");
        assertThat(refused.get(0).headers().firstValue("RateLimit")).isPresent();
        assertThat(api.service().get("/health/ready").statusCode()).isEqualTo(200);
        Thread.sleep(1_500);
        assertThat(api.service().get("/api/v1/areas").statusCode()).isEqualTo(200);
    }
}

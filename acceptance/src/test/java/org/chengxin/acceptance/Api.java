package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The REST operations of a service, as a well-behaved client uses them: one that waits when it is told to. */
final class Api {

    static final JsonMapper MAPPER = new JsonMapper();
    private static final String BASE = "/api/v1";
    private static final int TOO_MANY_REQUESTS = 429;

    private final Service service;

    /** Those of the shared service. */
    Api() {
        this(Service.shared());
    }

    Api(Service service) {
        this.service = service;
    }

    Service service() {
        return service;
    }

    /** What a GET below {@code /api/v1} answers; headers come in pairs of name and value. */
    HttpResponse<String> get(String path, String... headers) {
        return send(path, "GET", null, headers);
    }

    /** What a POST of JSON below {@code /api/v1} answers; further headers come in pairs of name and value. */
    HttpResponse<String> post(String path, String json, String... headers) {
        return send(path, "POST", BodyPublishers.ofString(json), withJson(headers));
    }

    /** What a PATCH with JSON below {@code /api/v1} answers; further headers come in pairs of name and value. */
    HttpResponse<String> patch(String path, String json, String... headers) {
        return send(path, "PATCH", BodyPublishers.ofString(json), withJson(headers));
    }

    private static String[] withJson(String... headers) {
        return Stream.concat(Stream.of("Content-Type", "application/json"), Stream.of(headers))
                .toArray(String[]::new);
    }

    /** What any request below {@code /api/v1} answers. */
    HttpResponse<String> send(String path, String method, HttpRequest.BodyPublisher body, String... headers) {
        while (true) {
            HttpRequest.Builder request = HttpRequest.newBuilder(service.uri(BASE + path))
                    .method(method, body == null ? BodyPublishers.noBody() : body);
            if (headers.length > 0) {
                request.headers(headers);
            }
            HttpResponse<String> answer = service.send(request);
            if (answer.statusCode() != TOO_MANY_REQUESTS) {
                return answer;
            }
            pause(answer);
        }
    }

    private static void pause(HttpResponse<String> answer) {
        try {
            Thread.sleep(1_000
                    * Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while the service asked to wait", e);
        }
    }

    /** The JSON that a GET answers with 200. */
    JsonNode json(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return read(answer);
    }

    static JsonNode read(HttpResponse<String> answer) {
        return MAPPER.readTree(answer.body());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The faults of a 400, each as {@code pointer code}. */
    static List<String> faults(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        List<String> faults = new ArrayList<>();
        read(answer)
                .get("errors")
                .forEach(fault -> faults.add(fault.get("pointer").asString() + " "
                        + fault.get("code").asString()));
        return faults;
    }

    /** The texts of a member of each item. */
    static List<String> values(JsonNode items, String member) {
        List<String> values = new ArrayList<>();
        items.forEach(item -> values.add(item.get(member).asString()));
        return values;
    }

    /** All items of a paged list. */
    List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String separator = path.contains("?") ? "&" : "?";
        String cursor = "";
        do {
            JsonNode page = json(path + cursor);
            page.get("items").forEach(items::add);
            cursor = page.has("next") ? separator + "cursor=" + page.get("next").asString() : "";
        } while (!cursor.isEmpty());
        return items;
    }

    /** The first column of a query on the service's database, as texts. */
    List<String> sql(String query, Object... parameters) {
        try (Connection connection = service.connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<String> values = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    values.add(row.getString(1));
                }
            }
            return values;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    /** Moves the service's clock to a day while something is done, and sets it back. */
    void on(String day, Runnable action) {
        assertThat(clock("PUT", "?day=" + day)).isEqualTo(204);
        try {
            action.run();
        } finally {
            assertThat(clock("DELETE", "")).isEqualTo(204);
        }
    }

    private int clock(String method, String query) {
        return service.send(HttpRequest.newBuilder(service.uri("/test/clock" + query))
                        .method(method, BodyPublishers.noBody()))
                .statusCode();
    }

    /** The day that the service lives in. */
    String today() {
        String id = sql("select public_id from running_grade limit 1").get(0);
        return json("/subjects/" + id + "/grades").at("/items/0/running/asOf").asString();
    }
}

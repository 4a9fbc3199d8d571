package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiIT {

    private final Api api = new Api();
    private final Schemas schemas = new Schemas(api.service());

    @Test
    void what_is_served_is_the_committed_text() throws IOException {
        String committed = Files.readString(
                Path.of(Launcher.property("chengxin.root"), "api/src/main/resources/openapi/openapi.yaml"));
        HttpResponse<String> yaml = api.service().get("/openapi");
        assertThat(yaml.headers().firstValue("Content-Type")).contains("application/yaml");
        assertThat(yaml.body()).isEqualTo(committed);
        assertThat(api.service().get("/openapi?format=yaml").body()).isEqualTo(committed);
    }

    @Test
    void json_for_who_asks_for_it() {
        HttpResponse<String> json = api.service()
                .send(HttpRequest.newBuilder(api.service().uri("/openapi")).header("Accept", "application/json"));
        assertThat(json.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(Api.read(json).get("openapi").asString()).startsWith("3.1.");
        assertThat(api.service().get("/openapi?format=json").body()).isEqualTo(json.body());
        assertThat(api.service().get("/openapi?format=pdf").statusCode()).isEqualTo(400);
    }

    @Test
    void a_client_that_has_it_is_not_sent_it_again() {
        String etag = api.service().get("/openapi").headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = api.service()
                .send(HttpRequest.newBuilder(api.service().uri("/openapi")).header("If-None-Match", etag));
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void answers_are_as_they_are_described() {
        List<String> subjects = new ArrayList<>(api.sql("select public_id from subject where id % 300 = 7"));
        subjects.add(api.sql("select public_id from subject where kind = 'natural-person' limit 1")
                .get(0));
        for (String template : List.of("/sectors", "/areas", "/measures", "/subjects")) {
            schemas.check("get", template, api.get(template));
        }
        for (String sector : List.of("fooddrug", "mining", "industry")) {
            for (String below : List.of("", "/provisions", "/record-types", "/measures")) {
                schemas.check("get", "/sectors/{sector}" + below, api.get("/sectors/" + sector + below));
            }
        }
        for (String id : subjects) {
            for (String below : List.of("", "/grades", "/records")) {
                schemas.check("get", "/subjects/{id}" + below, api.get("/subjects/" + id + below));
            }
            api.json("/subjects/" + id + "/grades")
                    .get("items")
                    .forEach(item -> schemas.check(
                            "get",
                            "/subjects/{id}/grades/{sector}",
                            api.get("/subjects/" + id + "/grades/"
                                    + item.get("sector").asString())));
        }
        schemas.check("get", "/subjects/{id}", api.get("/subjects/nobody-here"));
        schemas.check("get", "/subjects", api.get("/subjects?limit=0"));
    }

    @Test
    void examples_are_as_they_are_described() {
        List<String> checked = new ArrayList<>();
        examples(schemas.document(), checked);
        assertThat(checked).hasSizeGreaterThan(18);
    }

    private void examples(JsonNode at, List<String> checked) {
        if (at.isObject() && at.has("schema") && at.has("example")) {
            schemas.check(at.get("schema"), at.get("example").toString());
            checked.add(at.get("example").toString());
        }
        at.forEach(child -> examples(child, checked));
    }

    @Test
    void each_operation_refuses_what_its_query_does_not_have() {
        String id = api.sql("select public_id from running_grade where sector = 'mining' limit 1")
                .get(0);
        for (Map.Entry<String, JsonNode> path : schemas.document().get("paths").properties()) {
            String address = path.getKey()
                    .replace("{sector}", "mining")
                    .replace("{list}", "severe")
                    .replaceAll("\\{[a-z]+}", id);
            for (String verb : List.of("get", "post", "patch", "delete")) {
                JsonNode operation = path.getValue().get(verb);
                if (operation != null) {
                    HttpResponse<String> answer = api.send(
                            address + "?nosuch=1",
                            verb.toUpperCase(Locale.ROOT),
                            verb.equals("get") ? null : BodyPublishers.ofString("{}"),
                            headers(operation));
                    assertThat(Api.faults(answer)).as(verb + " " + address).contains("nosuch query.unknown");
                }
            }
        }
    }

    /** What lets a request through to its query: a token of the operation's first role, and a body of its first type. */
    private static String[] headers(JsonNode operation) {
        List<String> headers = new ArrayList<>(List.of("Accept", "*/*"));
        if (operation.has("x-roles")) {
            String role = operation.get("x-roles").get(0).asString();
            headers.addAll(List.of("Authorization", Tokens.of(role, "150000", List.of("mining"), "nobody-here", "检查")));
        }
        if (operation.has("requestBody")) {
            headers.addAll(List.of(
                    "Content-Type",
                    operation
                            .get("requestBody")
                            .get("content")
                            .propertyNames()
                            .iterator()
                            .next()));
        }
        return headers.toArray(String[]::new);
    }
}

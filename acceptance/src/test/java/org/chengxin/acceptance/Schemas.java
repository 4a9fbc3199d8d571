package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The schemas by which the service describes its answers, with members forbidden that they do not name. */
final class Schemas {

    /** Headers that not every answer has. */
    private static final Set<String> SOMETIMES = Set.of("Link", "Receipt");

    private final JsonNode document;

    Schemas(Service service) {
        document = Api.MAPPER.readTree(service.get("/openapi?format=json").body());
        document.get("components").get("schemas").forEach(Schemas::close);
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.has("properties")
                && object.get("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(Schemas::close);
    }

    JsonNode document() {
        return document;
    }

    /** Expects an answer to be as described for its operation, status and media type. */
    void check(String method, String template, HttpResponse<String> answer) {
        JsonNode responses = document.get("paths")
                .get(template)
                .get(method.toLowerCase(java.util.Locale.ROOT))
                .get("responses");
        JsonNode response = responses.get(Integer.toString(answer.statusCode()));
        if (response == null) {
            response = responses.get("default");
        }
        if (response.has("$ref")) {
            response = document.at(response.get("$ref").asString().substring(1));
        }
        String type = answer.headers().firstValue("Content-Type").orElseThrow();
        JsonNode content = response.get("content").get(type);
        assertThat(content)
                .as("%s of %s %s", type, answer.statusCode(), template)
                .isNotNull();
        check(content.get("schema"), answer.body());
        if (answer.statusCode() == 200) {
            response.get("headers")
                    .propertyNames()
                    .forEach(name -> assertThat(SOMETIMES.contains(name)
                                    || answer.headers().firstValue(name).isPresent())
                            .as("header %s of %s", name, template)
                            .isTrue());
        }
    }

    /** Expects a text to be as a schema of the document says. */
    void check(JsonNode schema, String json) {
        ObjectNode whole = schema.deepCopy().asObject();
        close(whole);
        whole.set("components", document.get("components"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(whole)
                        .validate(
                                json,
                                InputFormat.JSON,
                                run -> run.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as(json.length() > 2_000 ? json.substring(0, 2_000) : json)
                .isEmpty();
    }
}

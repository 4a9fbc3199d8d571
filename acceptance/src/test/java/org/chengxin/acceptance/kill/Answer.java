package org.chengxin.acceptance.kill;

import java.net.URI;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the service acknowledged a write with, or answered a read; what it has not is null.
 *
 * @param location a path, since each start has another port
 */
record Answer(int status, String location, String etag, String body) {

    private static final JsonMapper MAPPER = new JsonMapper();

    static Answer of(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers()
                        .firstValue("Location")
                        .map(location -> URI.create(location).getPath())
                        .orElse(null),
                response.headers().firstValue("ETag").orElse(null),
                response.body());
    }

    JsonNode json() {
        return MAPPER.readTree(body);
    }

    /** A member of the body as text, empty where it is absent; levels are parted by slashes. */
    String text(String pointer) {
        return json().at("/" + pointer).asString("");
    }
}

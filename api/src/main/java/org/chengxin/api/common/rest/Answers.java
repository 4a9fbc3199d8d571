package org.chengxin.api.common.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.chengxin.api.common.json.ETags;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.retry.Written;

/** Makes the response of a write. */
public final class Answers {

    private static final String BASE = "/api/v1";

    private Answers() {}

    /**
     * The response.
     *
     * @param acceptEncoding what the client takes, null where it does not say
     */
    public static Response of(Written written, String acceptEncoding) {
        Response.ResponseBuilder answer = Response.status(written.status());
        if (written.location() != null) {
            answer.location(URI.create(BASE + written.location()));
        }
        if (written.etag() != null) {
            answer.header(HttpHeaders.ETAG, ETags.header(written.etag(), written.body().length, acceptEncoding));
        }
        return answer.entity(new Prepared(written.body(), written.etag())).build();
    }
}

package org.chengxin.api.common.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.chengxin.api.common.json.ETags;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.retry.Written;

/** Makes responses that have headers of their own. */
public final class Answers {

    private static final String BASE = "/api/v1";

    private Answers() {}

    /**
     * The response of a read.
     *
     * @param receipt the id of the look-up's receipt, null where it gets none
     */
    public static Response withReceipt(Object answer, String receipt) {
        Response.ResponseBuilder response = Response.ok(answer);
        return (receipt == null ? response : response.header("Receipt", receipt)).build();
    }

    /**
     * The response of a write.
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

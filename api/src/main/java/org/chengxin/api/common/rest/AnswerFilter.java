package org.chengxin.api.common.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.sse.SseEventSink;
import org.chengxin.api.common.json.ETags;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.language.Languages;
import org.chengxin.api.common.paging.Continued;
import org.chengxin.api.common.security.Caller;

/** Makes the bytes of every answer, its entity tag, and 304 where the client has it already. */
@Provider
public class AnswerFilter implements ContainerResponseFilter {

    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        boolean personal = request.getProperty(Caller.ATTRIBUTE) != null;
        headers.putSingle(
                HttpHeaders.VARY,
                personal ? "Accept-Language, Accept-Encoding, Authorization" : "Accept-Language, Accept-Encoding");
        Object entity = response.getEntity();
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (response.getStatus() == OK && read && isStream(entity) && headers.containsKey(HttpHeaders.ETAG)) {
            setFile(request, response, personal);
            return;
        }
        if (response.getStatus() != OK || entity == null || !read || isStream(entity)) {
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-store");
            if (entity instanceof Prepared prepared) {
                setBody(request, response, prepared);
            }
            return;
        }
        if (entity instanceof Continued answer && answer.value() != null) {
            headers.putSingle(HttpHeaders.LINK, link(request, answer));
        }
        Prepared answer = entity instanceof Prepared prepared ? prepared : Prepared.of(Json.bytes(entity));
        headers.putSingle(HttpHeaders.CACHE_CONTROL, personal ? "private, no-cache" : "no-cache");
        headers.putSingle(
                HttpHeaders.ETAG,
                ETags.header(
                        answer.etag(), answer.body().length, request.getHeaderString(HttpHeaders.ACCEPT_ENCODING)));
        if (ETags.matches(answer.etag(), request.getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(NOT_MODIFIED);
            response.setEntity(null);
        } else {
            setBody(request, response, answer);
        }
    }

    /** A file has its tag already, and may come in several forms. */
    private static void setFile(ContainerRequestContext request, ContainerResponseContext response, boolean personal) {
        MultivaluedMap<String, Object> headers = response.getHeaders();
        String tag = headers.getFirst(HttpHeaders.ETAG).toString();
        headers.putSingle(HttpHeaders.VARY, "Accept, " + headers.getFirst(HttpHeaders.VARY));
        headers.putSingle(HttpHeaders.CACHE_CONTROL, personal ? "private, no-cache" : "no-cache");
        if (ETags.matches(
                tag.substring(tag.indexOf('"') + 1, tag.length() - 1),
                request.getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(NOT_MODIFIED);
            response.setEntity(null);
        }
    }

    /** What is written as it comes has no bytes yet. */
    private static boolean isStream(Object entity) {
        return entity instanceof StreamingOutput || entity instanceof SseEventSink;
    }

    private static void setBody(ContainerRequestContext request, ContainerResponseContext response, Prepared prepared) {
        response.getHeaders()
                .putSingle(
                        HttpHeaders.CONTENT_LANGUAGE,
                        Languages.of(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))
                                .tag());
        response.setEntity(prepared.body(), null, MediaType.APPLICATION_JSON_TYPE);
    }

    private static String link(ContainerRequestContext request, Continued answer) {
        UriBuilder next =
                request.getUriInfo().getRequestUriBuilder().replaceQueryParam(answer.parameter(), answer.value());
        return "<" + next.scheme(null).host(null).port(-1).build() + ">; rel=\"next\"";
    }
}

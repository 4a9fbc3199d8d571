package org.chengxin.api.feed.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import org.chengxin.api.common.paging.Paging;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.security.Open;
import org.chengxin.api.feed.service.Changes;
import org.chengxin.api.feed.service.FeedReading;

@Path("/changes")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ChangeResource {

    private static final String AFTER = "after";

    private final FeedReading feed;
    private final ChangeStream stream;

    @Inject
    public ChangeResource(FeedReading feed, ChangeStream stream) {
        this.feed = feed;
        this.stream = stream;
    }

    /** For the container's proxy. */
    ChangeResource() {
        this(null, null);
    }

    @GET
    @Open
    public Changes listChanges(
            @QueryParam(AFTER) String after, @QueryParam("limit") String limit, @Context HttpServletRequest request) {
        QueryInput input = new QueryInput(request);
        Optional<Long> from = input.position(AFTER, after);
        int size = input.whole("limit", limit, 1, Paging.MOST, Paging.USUAL);
        input.finish();
        return feed.after(from.orElse(null), size);
    }

    @GET
    @Open
    @Path("/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void streamChanges(
            @QueryParam(AFTER) String after,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context HttpServletRequest request) {
        QueryInput input = new QueryInput(request);
        Optional<Long> asked = input.position(AFTER, after);
        // A client that comes back sends the address that it began with, and where it has got to.
        Optional<Long> seen = input.position(HttpHeaders.LAST_EVENT_ID_HEADER, lastEventId);
        input.finish();
        String name = seen.isPresent() ? HttpHeaders.LAST_EVENT_ID_HEADER : AFTER;
        long from = seen.or(() -> asked).orElseGet(feed::last);
        feed.check(name, from);
        stream.follow(from, request.getRemoteAddr(), sink, sse);
    }
}

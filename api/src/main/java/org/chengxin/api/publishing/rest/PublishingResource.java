package org.chengxin.api.publishing.rest;

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
import java.util.Optional;
import org.chengxin.api.common.language.Languages;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.paging.Paging;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Only;
import org.chengxin.api.publishing.service.DeliveryItem;
import org.chengxin.api.publishing.service.DestinationItem;
import org.chengxin.api.publishing.service.Destinations;
import org.chengxin.api.publishing.service.PublishingReading;
import org.chengxin.api.publishing.service.ReconciliationItem;
import org.chengxin.core.fault.FaultCode;

@Path("/publishing")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PublishingResource {

    private static final int LONGEST_ID = 40;

    private final PublishingReading reading;

    @Inject
    public PublishingResource(PublishingReading reading) {
        this.reading = reading;
    }

    /** For the container's proxy. */
    PublishingResource() {
        this(null);
    }

    @GET
    @Only({AccessRole.AGENCY, AccessRole.ADMIN, AccessRole.AUDITOR})
    @Path("/destinations")
    public Page<DestinationItem> listDestinations(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language) {
        return reading.destinations(Languages.of(language));
    }

    @GET
    @Only({AccessRole.AGENCY, AccessRole.ADMIN, AccessRole.AUDITOR})
    @Path("/deliveries")
    public Page<DeliveryItem> listDeliveries(
            @QueryParam("destination") String destination,
            @QueryParam("state") String state,
            @QueryParam("subject") String subject,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context HttpServletRequest request) {
        QueryInput input = new QueryInput(request);
        PublishingReading.Question question = new PublishingReading.Question(
                destination(input, destination),
                PublishingReading.state(input, state),
                input.text("subject", subject, LONGEST_ID).orElse(null));
        int size = input.whole("limit", limit, 1, Paging.MOST, Paging.USUAL);
        Optional<Cursor> after = Optional.ofNullable(cursor).flatMap(text -> PublishingReading.cursor(text, question));
        finish(input, cursor, after);
        return reading.deliveries(question, size, after.orElse(null), Caller.required(request));
    }

    @GET
    @Only({AccessRole.AGENCY, AccessRole.ADMIN, AccessRole.AUDITOR})
    @Path("/reconciliations")
    public Page<ReconciliationItem> listReconciliations(
            @QueryParam("destination") String destination,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context HttpServletRequest request) {
        QueryInput input = new QueryInput(request);
        String of = destination(input, destination);
        int size = input.whole("limit", limit, 1, Paging.MOST, Paging.USUAL);
        Optional<Cursor> after =
                Optional.ofNullable(cursor).flatMap(text -> PublishingReading.reconciliationCursor(text, of));
        finish(input, cursor, after);
        return reading.reconciliations(of, size, after.orElse(null));
    }

    private static String destination(QueryInput input, String value) {
        return input.word("destination", value, Destinations::known, Destinations.known())
                .orElse(null);
    }

    private static void finish(QueryInput input, String cursor, Optional<Cursor> after) {
        if (cursor != null && after.isEmpty()) {
            input.faults().add("cursor", FaultCode.CURSOR_INVALID);
        }
        input.finish();
    }
}

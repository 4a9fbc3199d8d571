package org.chengxin.api.audit.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.chengxin.api.audit.service.AuditItem;
import org.chengxin.api.audit.service.AuditReading;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.paging.Paging;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Only;
import org.chengxin.core.fault.FaultCode;

@Path("/audit")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class AuditResource {

    private static final int LONGEST_ID = 40;
    private static final int LONGEST_ACTOR = 200;

    private final AuditReading reading;

    @Inject
    public AuditResource(AuditReading reading) {
        this.reading = reading;
    }

    /** For the container's proxy. */
    AuditResource() {
        this(null);
    }

    @GET
    @Only(AccessRole.AUDITOR)
    public Page<AuditItem> listAudit(
            @QueryParam("subject") String subject,
            @QueryParam("actor") String actor,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context HttpServletRequest request) {
        QueryInput input = new QueryInput(request);
        QueryInput.Days days = input.days(from, to);
        AuditReading.Question question = new AuditReading.Question(
                input.text("subject", subject, LONGEST_ID).orElse(null),
                input.text("actor", actor, LONGEST_ACTOR).orElse(null),
                days.from(),
                days.to());
        int size = input.whole("limit", limit, 1, Paging.MOST, Paging.USUAL);
        Optional<Cursor> after = Optional.ofNullable(cursor).flatMap(text -> AuditReading.cursor(text, question));
        if (cursor != null && after.isEmpty()) {
            input.faults().add("cursor", FaultCode.CURSOR_INVALID);
        }
        input.finish();
        return reading.find(question, size, after.orElse(null), Caller.required(request));
    }
}

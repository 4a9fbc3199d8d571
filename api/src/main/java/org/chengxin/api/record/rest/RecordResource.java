package org.chengxin.api.record.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Paging;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.rest.Answers;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Only;
import org.chengxin.api.common.security.Open;
import org.chengxin.api.lookup.service.Receipted;
import org.chengxin.api.record.service.RecordReading;
import org.chengxin.api.record.service.RecordWriting;
import org.chengxin.core.fault.FaultCode;

@Path("/subjects/{id}/records")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RecordResource {

    private final RecordReading reading;
    private final RecordWriting writing;

    @Inject
    public RecordResource(RecordReading reading, RecordWriting writing) {
        this.reading = reading;
        this.writing = writing;
    }

    /** For the container's proxy. */
    RecordResource() {
        this(null, null);
    }

    @GET
    @Open
    public Response listRecords(
            @PathParam("id") String id,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context HttpServletRequest request) {
        QueryInput input = new QueryInput(request);
        int size = input.whole("limit", limit, 1, Paging.MOST, Paging.USUAL);
        Optional<Cursor> after =
                Optional.ofNullable(cursor).flatMap(text -> Cursor.decode(text, RecordReading.query(id)));
        if (cursor != null && after.isEmpty()) {
            input.faults().add("cursor", FaultCode.CURSOR_INVALID);
        }
        input.finish();
        Receipted<?> page = reading.of(id, size, after.orElse(null), Caller.of(request));
        return Answers.withReceipt(page.answer(), page.receipt());
    }

    @POST
    @Only({AccessRole.OFFICER, AccessRole.SUBJECT})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response enterRecord(
            @PathParam("id") String id,
            @HeaderParam(Retries.HEADER) String key,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encoding,
            @Context HttpServletRequest request,
            InputStream body)
            throws IOException {
        return Answers.of(writing.enter(id, body.readAllBytes(), key, Caller.required(request)), encoding);
    }
}

package org.chengxin.api.record.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.paging.Paging;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.security.Open;
import org.chengxin.api.record.service.PublicRecords;
import org.chengxin.core.fault.FaultCode;

@Path("/subjects/{id}/records")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RecordResource {

    private final PublicRecords records;

    @Inject
    public RecordResource(PublicRecords records) {
        this.records = records;
    }

    /** For the container's proxy. */
    RecordResource() {
        this(null);
    }

    @GET
    @Open
    public Page<Map<String, Object>> listRecords(
            @PathParam("id") String id,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context HttpServletRequest request) {
        QueryInput input = new QueryInput(request);
        int size = input.whole("limit", limit, 1, Paging.MOST, Paging.USUAL);
        Optional<Cursor> after =
                Optional.ofNullable(cursor).flatMap(text -> Cursor.decode(text, PublicRecords.query(id)));
        if (cursor != null && after.isEmpty()) {
            input.faults().add("cursor", FaultCode.CURSOR_INVALID);
        }
        input.finish();
        return records.of(id, size, after.orElse(null));
    }
}

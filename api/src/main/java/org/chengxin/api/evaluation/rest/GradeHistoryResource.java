package org.chengxin.api.evaluation.rest;

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
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Open;
import org.chengxin.api.evaluation.service.GradeHistory;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.sector.Sector;

@Path("/subjects/{id}/grades/{sector}/history")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class GradeHistoryResource {

    private final GradeHistory history;
    private final Sectors sectors;

    @Inject
    public GradeHistoryResource(GradeHistory history, Sectors sectors) {
        this.history = history;
        this.sectors = sectors;
    }

    /** For the container's proxy. */
    GradeHistoryResource() {
        this(null, null);
    }

    @GET
    @Open
    public Page<Map<String, Object>> getGradeHistory(
            @PathParam("id") String id,
            @PathParam("sector") String sectorId,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context HttpServletRequest request) {
        Sector sector = sectors.enabled(sectorId);
        QueryInput input = new QueryInput(request);
        int size = input.whole("limit", limit, 1, Paging.MOST, Paging.USUAL);
        Optional<Cursor> after = Optional.ofNullable(cursor).flatMap(text -> GradeHistory.cursor(text, id, sector));
        if (cursor != null && after.isEmpty()) {
            input.faults().add("cursor", FaultCode.CURSOR_INVALID);
        }
        input.finish();
        return history.of(id, sector, size, after.orElse(null), Caller.of(request));
    }
}

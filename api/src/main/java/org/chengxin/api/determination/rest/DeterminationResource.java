package org.chengxin.api.determination.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Optional;
import org.chengxin.api.common.language.Languages;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.paging.Paging;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Only;
import org.chengxin.api.determination.service.OpenDeterminations;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.sector.Sector;

@Path("/sectors/{sector}/determinations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class DeterminationResource {

    private static final int LONGEST_KIND = 40;

    private final OpenDeterminations determinations;
    private final Sectors sectors;

    @Inject
    public DeterminationResource(OpenDeterminations determinations, Sectors sectors) {
        this.determinations = determinations;
        this.sectors = sectors;
    }

    /** For the container's proxy. */
    DeterminationResource() {
        this(null, null);
    }

    @GET
    @Only({AccessRole.OFFICER, AccessRole.AGENCY, AccessRole.AUDITOR})
    public Page<Map<String, Object>> listDeterminations(
            @PathParam("sector") String sectorId,
            @QueryParam("kind") String kind,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
            @Context HttpServletRequest request) {
        Sector sector = sectors.enabled(sectorId);
        QueryInput input = new QueryInput(request);
        OpenDeterminations.Question question = new OpenDeterminations.Question(
                sector, input.text("kind", kind, LONGEST_KIND).orElse(null));
        int size = input.whole("limit", limit, 1, Paging.MOST, Paging.USUAL);
        Optional<Cursor> after = Optional.ofNullable(cursor).flatMap(text -> OpenDeterminations.cursor(text, question));
        if (cursor != null && after.isEmpty()) {
            input.faults().add("cursor", FaultCode.CURSOR_INVALID);
        }
        input.finish();
        return determinations.of(question, size, after.orElse(null), Languages.of(accepted), Caller.required(request));
    }
}

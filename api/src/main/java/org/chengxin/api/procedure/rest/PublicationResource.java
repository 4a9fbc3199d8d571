package org.chengxin.api.procedure.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.paging.Paging;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.security.Open;
import org.chengxin.api.procedure.service.Publications;
import org.chengxin.api.procedure.service.Publications.Publication;
import org.chengxin.core.fault.FaultCode;

@Path("/publications")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class PublicationResource {

    private final Publications publications;

    @Inject
    public PublicationResource(Publications publications) {
        this.publications = publications;
    }

    /** For the container's proxy. */
    PublicationResource() {
        this(null);
    }

    @GET
    @Open
    public Page<Publication> listPublications(
            @QueryParam("kind") String kind,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context HttpServletRequest request) {
        QueryInput input = new QueryInput(request);
        List<String> kinds = publications.kinds();
        String asked = input.word("kind", kind, code -> Optional.of(code).filter(kinds::contains), kinds)
                .orElse(null);
        int size = input.whole("limit", limit, 1, Paging.MOST, Paging.USUAL);
        Optional<Cursor> after = Optional.ofNullable(cursor).flatMap(text -> Publications.cursor(text, asked));
        if (cursor != null && after.isEmpty()) {
            input.faults().add("cursor", FaultCode.CURSOR_INVALID);
        }
        input.finish();
        return publications.page(asked, size, after.orElse(null));
    }
}

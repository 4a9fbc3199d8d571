package org.chengxin.api.lookup.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.security.Open;
import org.chengxin.api.lookup.service.Receipts;

@Path("/statistics/lookups")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class LookupStatisticsResource {

    private final Receipts receipts;

    @Inject
    public LookupStatisticsResource(Receipts receipts) {
        this.receipts = receipts;
    }

    /** For the container's proxy. */
    LookupStatisticsResource() {
        this(null);
    }

    @GET
    @Open
    public Page<Receipts.OfficeLookups> countLookups(
            @QueryParam("from") String from, @QueryParam("to") String to, @Context HttpServletRequest request) {
        QueryInput input = new QueryInput(request);
        QueryInput.Days days = input.days(from, to);
        input.finish();
        return receipts.count(days.from(), days.to());
    }
}

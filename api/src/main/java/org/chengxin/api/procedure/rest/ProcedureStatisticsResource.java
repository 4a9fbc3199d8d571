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
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.security.Open;
import org.chengxin.api.procedure.service.ProcedureStatistics;

@Path("/statistics/procedures")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProcedureStatisticsResource {

    private final ProcedureStatistics statistics;

    @Inject
    public ProcedureStatisticsResource(ProcedureStatistics statistics) {
        this.statistics = statistics;
    }

    /** For the container's proxy. */
    ProcedureStatisticsResource() {
        this(null);
    }

    @GET
    @Open
    public Page<ProcedureStatistics.OfficeProcedures> countProcedures(
            @QueryParam("from") String from, @QueryParam("to") String to, @Context HttpServletRequest request) {
        QueryInput input = new QueryInput(request);
        QueryInput.Days days = input.days(from, to);
        input.finish();
        return statistics.count(days.from(), days.to());
    }
}

package org.chengxin.api.sector.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.security.Open;
import org.chengxin.api.sector.rest.SectorAnswers.MeasureAnswer;
import org.chengxin.core.law.GeneralLaw;

@Path("/measures")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class GeneralMeasureResource {

    private static final List<String> LETTERS = List.of("A", "B", "C", "D", "E");

    @GET
    @Open
    public Page<MeasureAnswer> listGeneralMeasures(
            @QueryParam("grade") String grade, @QueryParam("list") String list, @Context HttpServletRequest request) {
        return MeasureFilter.apply(new QueryInput(request), grade, list, LETTERS, GeneralLaw.measures());
    }
}

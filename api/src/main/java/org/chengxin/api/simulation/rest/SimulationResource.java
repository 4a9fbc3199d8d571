package org.chengxin.api.simulation.rest;

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
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.paging.Paging;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.rest.Answers;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Only;
import org.chengxin.api.simulation.service.SimulationAnswers.MoveAnswer;
import org.chengxin.api.simulation.service.Simulations;
import org.chengxin.api.simulation.service.Simulations.Question;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;

@Path("/sectors/{sector}/simulations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SimulationResource {

    private final Simulations simulations;

    @Inject
    public SimulationResource(Simulations simulations) {
        this.simulations = simulations;
    }

    /** For the container's proxy. */
    SimulationResource() {
        this(null);
    }

    @POST
    @Only(AccessRole.AGENCY)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response simulate(
            @PathParam("sector") String sector,
            @HeaderParam(Retries.HEADER) String key,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encoding,
            @Context HttpServletRequest request,
            InputStream body)
            throws IOException {
        return Answers.of(simulations.begin(sector, body.readAllBytes(), key, Caller.required(request)), encoding);
    }

    @GET
    @Only({AccessRole.OFFICER, AccessRole.AGENCY})
    @Path("/{simulation}")
    public Prepared getSimulation(
            @PathParam("sector") String sector,
            @PathParam("simulation") String id,
            @Context HttpServletRequest request) {
        return Prepared.of(Json.bytes(simulations.one(sector, id, Caller.required(request))));
    }

    @GET
    @Only({AccessRole.OFFICER, AccessRole.AGENCY})
    @Path("/{simulation}/moved")
    public Page<MoveAnswer> listMoved(
            @PathParam("sector") String sector,
            @PathParam("simulation") String id,
            @QueryParam("area") String area,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context HttpServletRequest request) {
        QueryInput input = new QueryInput(request);
        Optional<AreaCode> of = AreaCode.parse(area).filter(Areas.region()::contains);
        if (area != null && of.isEmpty()) {
            input.faults().add("area", FaultCode.AREA_UNKNOWN);
        }
        Question question = new Question(sector, id, of.orElse(null));
        int size = input.whole("limit", limit, 1, Paging.MOST, Paging.USUAL);
        Optional<Cursor> after = Optional.ofNullable(cursor).flatMap(text -> Simulations.cursor(text, question));
        if (cursor != null && after.isEmpty()) {
            input.faults().add("cursor", FaultCode.CURSOR_INVALID);
        }
        input.finish();
        return simulations.moved(question, size, after.orElse(null), Caller.required(request));
    }

    @GET
    @Only({AccessRole.SUBJECT, AccessRole.OFFICER, AccessRole.AGENCY})
    @Path("/{simulation}/subjects/{id}")
    public Prepared getMove(
            @PathParam("sector") String sector,
            @PathParam("simulation") String simulation,
            @PathParam("id") String id,
            @Context HttpServletRequest request) {
        return Prepared.of(Json.bytes(simulations.of(sector, simulation, id, Caller.required(request))));
    }
}

package org.chengxin.api.closing.rest;

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
import java.util.function.Function;
import org.chengxin.api.closing.service.ClosingAnswers.ClosingAnswer;
import org.chengxin.api.closing.service.ClosingAnswers.FrozenAnswer;
import org.chengxin.api.closing.service.ClosingAnswers.ProposalAnswer;
import org.chengxin.api.closing.service.ClosingReading;
import org.chengxin.api.closing.service.ClosingReading.Question;
import org.chengxin.api.closing.service.Closings;
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
import org.chengxin.api.common.security.Open;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;

@Path("/sectors/{sector}/closings")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ClosingResource {

    private static final int LONGEST_CODE = 100;

    private final Closings closings;
    private final ClosingReading reading;

    @Inject
    public ClosingResource(Closings closings, ClosingReading reading) {
        this.closings = closings;
        this.reading = reading;
    }

    /** For the container's proxy. */
    ClosingResource() {
        this(null, null);
    }

    @POST
    @Only(AccessRole.AGENCY)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response closePeriod(
            @PathParam("sector") String sector,
            @HeaderParam(Retries.HEADER) String key,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encoding,
            @Context HttpServletRequest request,
            InputStream body)
            throws IOException {
        return Answers.of(closings.begin(sector, body.readAllBytes(), key, Caller.required(request)), encoding);
    }

    @GET
    @Open
    public Page<ClosingAnswer> listClosings(
            @PathParam("sector") String sector,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context HttpServletRequest request) {
        QueryInput input = new QueryInput(request);
        int size = input.whole("limit", limit, 1, Paging.MOST, Paging.USUAL);
        Optional<Cursor> after = cursor(input, cursor, text -> ClosingReading.cursor(text, sector));
        input.finish();
        return reading.of(sector, size, after.orElse(null), Caller.of(request).orElse(null));
    }

    @GET
    @Open
    @Path("/{period}")
    public Prepared getClosing(
            @PathParam("sector") String sector,
            @PathParam("period") String period,
            @Context HttpServletRequest request) {
        return Prepared.of(
                Json.bytes(reading.one(sector, period, Caller.of(request).orElse(null))));
    }

    @POST
    @Only(AccessRole.AGENCY)
    @Path("/{period}/publication")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response publishClosing(
            @PathParam("sector") String sector,
            @PathParam("period") String period,
            @HeaderParam(Retries.HEADER) String key,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encoding,
            @Context HttpServletRequest request,
            InputStream body)
            throws IOException {
        return Answers.of(
                closings.publish(sector, period, key, body.readAllBytes(), Caller.required(request)), encoding);
    }

    @GET
    @Only({AccessRole.OFFICER, AccessRole.AGENCY})
    @Path("/{period}/proposals")
    public Page<ProposalAnswer> listProposals(
            @PathParam("sector") String sector,
            @PathParam("period") String period,
            @QueryParam("area") String area,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context HttpServletRequest request) {
        QueryInput input = new QueryInput(request);
        Caller caller = Caller.required(request);
        Question question = new Question(sector, period, area(input, area));
        int size = input.whole("limit", limit, 1, Paging.MOST, Paging.USUAL);
        Optional<Cursor> after = cursor(input, cursor, text -> reading.proposalCursor(text, question, caller));
        input.finish();
        return reading.proposals(question, size, after.orElse(null), caller);
    }

    @GET
    @Only({AccessRole.OFFICER, AccessRole.AGENCY, AccessRole.AUDITOR})
    @Path("/{period}/evaluations")
    public Page<FrozenAnswer> listClosedEvaluations(
            @PathParam("sector") String sector,
            @PathParam("period") String period,
            @QueryParam("area") String area,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context HttpServletRequest request) {
        QueryInput input = new QueryInput(request);
        Caller caller = Caller.required(request);
        Question question = new Question(sector, period, area(input, area));
        int size = input.whole("limit", limit, 1, Paging.MOST, Paging.USUAL);
        Optional<Cursor> after = cursor(input, cursor, text -> reading.frozenCursor(text, question, caller));
        input.finish();
        return reading.frozen(question, size, after.orElse(null), caller);
    }

    private static AreaCode area(QueryInput input, String area) {
        Optional<AreaCode> known = input.text("area", area, LONGEST_CODE)
                .map(code -> AreaCode.parse(code).filter(Areas.region()::contains))
                .orElse(Optional.empty());
        if (area != null && known.isEmpty() && input.faults().isEmpty()) {
            input.faults().add("area", FaultCode.AREA_UNKNOWN);
        }
        return known.orElse(null);
    }

    private static Optional<Cursor> cursor(QueryInput input, String cursor, Function<String, Optional<Cursor>> decode) {
        Optional<Cursor> after = Optional.ofNullable(cursor).flatMap(decode);
        if (cursor != null && after.isEmpty()) {
            input.faults().add("cursor", FaultCode.CURSOR_INVALID);
        }
        return after;
    }
}

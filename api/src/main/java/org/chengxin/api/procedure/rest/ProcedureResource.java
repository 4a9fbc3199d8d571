package org.chengxin.api.procedure.rest;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.api.common.json.Preconditions;
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
import org.chengxin.api.procedure.service.ProcedureReading;
import org.chengxin.api.procedure.service.Procedures;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.procedure.State;

@Path("/procedures")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ProcedureResource {

    private static final List<String> STATES =
            Stream.of(State.values()).map(State::code).toList();

    private final Procedures procedures;
    private final ProcedureReading reading;

    @Inject
    public ProcedureResource(Procedures procedures, ProcedureReading reading) {
        this.procedures = procedures;
        this.reading = reading;
    }

    /** For the container's proxy. */
    ProcedureResource() {
        this(null, null);
    }

    /** Open, since anybody may object to some grades; most filings need a token. */
    @POST
    @Open
    @Consumes(MediaType.APPLICATION_JSON)
    public Response fileProcedure(
            @HeaderParam(Retries.HEADER) String key,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encoding,
            @Context HttpServletRequest request,
            InputStream body)
            throws IOException {
        return Answers.of(procedures.file(body.readAllBytes(), key, Caller.of(request)), encoding);
    }

    @GET
    @Only({AccessRole.OFFICER, AccessRole.REVIEWER, AccessRole.AGENCY})
    public Page<Map<String, Object>> listProcedures(
            @QueryParam("kind") String kind,
            @QueryParam("state") String state,
            @QueryParam("dueBefore") String dueBefore,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context HttpServletRequest request) {
        QueryInput input = new QueryInput(request);
        List<String> kinds = reading.kinds();
        ProcedureReading.Question question = new ProcedureReading.Question(
                input.word("kind", kind, code -> Optional.of(code).filter(kinds::contains), kinds)
                        .orElse(null),
                input.word(
                                "state",
                                state,
                                code -> Stream.of(State.values())
                                        .filter(known -> known.code().equals(code))
                                        .findFirst(),
                                STATES)
                        .orElse(null),
                input.day("dueBefore", dueBefore).orElse(null));
        int size = input.whole("limit", limit, 1, Paging.MOST, Paging.USUAL);
        Optional<Cursor> after = Optional.ofNullable(cursor).flatMap(text -> ProcedureReading.cursor(text, question));
        if (cursor != null && after.isEmpty()) {
            input.faults().add("cursor", FaultCode.CURSOR_INVALID);
        }
        input.finish();
        return reading.queue(question, size, after.orElse(null), Caller.required(request));
    }

    @GET
    @Open
    @Path("/track/{code}")
    public Map<String, Object> trackProcedure(@PathParam("code") String code) {
        return reading.tracked(code);
    }

    @GET
    @Only({AccessRole.SUBJECT, AccessRole.OFFICER, AccessRole.REVIEWER, AccessRole.AGENCY, AccessRole.AUDITOR})
    @Path("/{procedure}")
    public Prepared getProcedure(@PathParam("procedure") String id, @Context HttpServletRequest request) {
        return reading.one(id, Caller.required(request));
    }

    @POST
    @Only({AccessRole.SUBJECT, AccessRole.OFFICER, AccessRole.REVIEWER, AccessRole.AGENCY})
    @Path("/{procedure}/steps")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response takeStep(
            @PathParam("procedure") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(Retries.HEADER) String key,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encoding,
            @Context HttpServletRequest request,
            InputStream body)
            throws IOException {
        return Answers.of(
                procedures.step(id, Preconditions.ifMatch(ifMatch), body.readAllBytes(), key, Caller.required(request)),
                encoding);
    }
}

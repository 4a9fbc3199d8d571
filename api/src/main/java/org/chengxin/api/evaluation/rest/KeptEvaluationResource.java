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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.paging.Paging;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Only;
import org.chengxin.api.evaluation.service.KeptEvaluations;
import org.chengxin.api.evaluation.service.Touch;
import org.chengxin.core.fault.FaultCode;

@Path("/evaluations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class KeptEvaluationResource {

    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");
    private static final int LONGEST_TOUCH = 60;
    private static final Map<String, Boolean> TRUTH = Map.of("true", true, "false", false);

    private final KeptEvaluations evaluations;

    @Inject
    public KeptEvaluationResource(KeptEvaluations evaluations) {
        this.evaluations = evaluations;
    }

    /** For the container's proxy. */
    KeptEvaluationResource() {
        this(null);
    }

    @GET
    @Only({AccessRole.OFFICER, AccessRole.REVIEWER, AccessRole.AGENCY, AccessRole.AUDITOR})
    public Page<Map<String, Object>> listEvaluations(
            @QueryParam("touchedBy") String touchedBy,
            @QueryParam("sector") String sector,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context HttpServletRequest request) {
        QueryInput input = new QueryInput(request);
        if (touchedBy == null) {
            input.faults().add("touchedBy", FaultCode.FIELD_MISSING);
        }
        Optional<Touch> touch = input.text("touchedBy", touchedBy, LONGEST_TOUCH)
                .flatMap(text -> evaluations.touch(text, sector, input.faults()));
        int size = input.whole("limit", limit, 1, Paging.MOST, Paging.USUAL);
        Optional<Cursor> after = touch.filter(of -> cursor != null).flatMap(of -> KeptEvaluations.cursor(cursor, of));
        if (cursor != null && touch.isPresent() && after.isEmpty()) {
            input.faults().add("cursor", FaultCode.CURSOR_INVALID);
        }
        input.finish();
        return evaluations.touched(touch.orElseThrow(), size, after.orElse(null), Caller.required(request));
    }

    @GET
    @Only({AccessRole.SUBJECT, AccessRole.OFFICER, AccessRole.REVIEWER, AccessRole.AGENCY, AccessRole.AUDITOR})
    @Path("/{evaluation}")
    public Prepared getEvaluation(
            @PathParam("evaluation") String id,
            @QueryParam("replay") String replay,
            @Context HttpServletRequest request) {
        QueryInput input = new QueryInput(request);
        boolean again = input.word(
                        "replay", replay, text -> Optional.ofNullable(TRUTH.get(text)), List.of("true", "false"))
                .orElse(false);
        input.finish();
        if (!ID.matcher(id).matches()) {
            throw Refusal.notFound();
        }
        return evaluations.one(Long.parseLong(id), again, Caller.required(request));
    }
}

package org.chengxin.api.subject.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
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
import org.chengxin.api.common.json.Preconditions;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.language.Languages;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.rest.Answers;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Only;
import org.chengxin.api.common.security.Open;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.subject.service.SubjectProfile;
import org.chengxin.api.subject.service.SubjectQuery;
import org.chengxin.api.subject.service.SubjectWriting;
import org.chengxin.api.subject.service.Subjects;

@Path("/subjects")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SubjectResource {

    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Subjects subjects;
    private final SubjectWriting writing;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public SubjectResource(Subjects subjects, SubjectWriting writing, Sectors sectors, ServiceClock clock) {
        this.subjects = subjects;
        this.writing = writing;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    SubjectResource() {
        this(null, null, null, null);
    }

    @GET
    @Open
    public Page<SubjectProfile> searchSubjects(
            @QueryParam("q") String q,
            @QueryParam("sector") String sector,
            @QueryParam("grade") String grade,
            @QueryParam("list") String list,
            @QueryParam("area") String area,
            @QueryParam("status") String status,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @Context HttpServletRequest request) {
        SubjectQuery query = new SubjectQuery(q, sector, grade, list, area, status, limit, cursor);
        SubjectQuery.Checked checked = query.check(new QueryInput(request), sectors.registry(), clock.today());
        return subjects.search(checked.search(), checked.limit(), checked.bound(), checked.after());
    }

    @POST
    @Only({AccessRole.OFFICER, AccessRole.AGENCY})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response createSubject(
            @HeaderParam(Retries.HEADER) String key,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encoding,
            @Context HttpServletRequest request,
            InputStream body)
            throws IOException {
        return Answers.of(writing.create(body.readAllBytes(), key, Caller.required(request)), encoding);
    }

    @GET
    @Open
    @Path("/{id}")
    public Prepared getSubject(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
            @Context HttpServletRequest request) {
        return subjects.profile(id, Caller.of(request), Languages.of(accepted));
    }

    @PATCH
    @Only({AccessRole.OFFICER, AccessRole.AGENCY})
    @Path("/{id}")
    @Consumes({MediaType.APPLICATION_JSON, MERGE_PATCH})
    public Response changeSubject(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encoding,
            @Context HttpServletRequest request,
            InputStream body)
            throws IOException {
        return Answers.of(
                writing.change(id, Preconditions.ifMatch(ifMatch), body.readAllBytes(), Caller.required(request)),
                encoding);
    }

    @POST
    @Only({AccessRole.OFFICER, AccessRole.AGENCY})
    @Path("/{id}/merge")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response mergeSubject(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(Retries.HEADER) String key,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encoding,
            @Context HttpServletRequest request,
            InputStream body)
            throws IOException {
        return Answers.of(
                writing.merge(id, Preconditions.ifMatch(ifMatch), body.readAllBytes(), key, Caller.required(request)),
                encoding);
    }
}

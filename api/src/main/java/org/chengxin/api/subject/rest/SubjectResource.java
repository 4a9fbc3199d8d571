package org.chengxin.api.subject.rest;

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
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.security.Open;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.api.subject.service.SubjectProfile;
import org.chengxin.api.subject.service.SubjectQuery;
import org.chengxin.api.subject.service.Subjects;

@Path("/subjects")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SubjectResource {

    private final Subjects subjects;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public SubjectResource(Subjects subjects, Sectors sectors, ServiceClock clock) {
        this.subjects = subjects;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    SubjectResource() {
        this(null, null, null);
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

    @GET
    @Open
    @Path("/{id}")
    public SubjectProfile getSubject(@PathParam("id") String id) {
        return subjects.profile(id);
    }
}

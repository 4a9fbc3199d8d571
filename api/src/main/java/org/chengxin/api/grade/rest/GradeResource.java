package org.chengxin.api.grade.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.language.Languages;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Open;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.grade.service.Grades;
import org.chengxin.api.grade.service.SectorGrade;
import org.chengxin.api.sector.service.Days;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.core.law.Language;
import org.chengxin.core.sector.Sector;

@Path("/subjects/{id}/grades")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class GradeResource {

    private final Grades grades;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public GradeResource(Grades grades, Sectors sectors, ServiceClock clock) {
        this.grades = grades;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    GradeResource() {
        this(null, null, null);
    }

    @GET
    @Open
    public Page<SectorGrade> listGrades(@PathParam("id") String id) {
        return Page.whole(grades.of(id));
    }

    @GET
    @Open
    @Path("/{sector}")
    public Prepared getGrade(
            @PathParam("id") String id,
            @PathParam("sector") String sectorId,
            @QueryParam("asOf") String asOf,
            @QueryParam("knownAt") String knownAt,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
            @Context HttpServletRequest request) {
        Sector sector = sectors.enabled(sectorId);
        Language language = Languages.of(accepted);
        Optional<Caller> caller = Caller.of(request);
        if (request.getQueryString() == null && caller.isEmpty()) {
            return grades.running(id, sector, language);
        }
        QueryInput input = new QueryInput(request);
        LocalDate today = clock.today();
        Optional<LocalDate> day = Days.asOf(input, asOf, sector, today);
        Optional<Instant> known = input.instant("knownAt", knownAt);
        input.finish();
        if (known.isPresent()) {
            return grades.known(
                    day.orElse(today),
                    known.get(),
                    id,
                    sector,
                    language,
                    caller.orElseThrow(() -> Refusal.of(ProblemType.TOKEN_MISSING)));
        }
        if (caller.isPresent()) {
            return grades.seen(day.orElse(today), id, sector, language, caller.get());
        }
        return day.isEmpty() || day.get().equals(today)
                ? grades.running(id, sector, language)
                : grades.on(day.get(), id, sector, language);
    }
}

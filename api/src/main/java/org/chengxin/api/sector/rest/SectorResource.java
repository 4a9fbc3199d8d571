package org.chengxin.api.sector.rest;

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
import java.time.LocalDate;
import java.util.List;
import org.chengxin.api.common.language.Languages;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.security.Open;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.sector.rest.SectorAnswers.MeasureAnswer;
import org.chengxin.api.sector.rest.SectorAnswers.ProvisionAnswer;
import org.chengxin.api.sector.rest.SectorAnswers.RecordTypeAnswer;
import org.chengxin.api.sector.rest.SectorAnswers.SectorAnswer;
import org.chengxin.api.sector.service.Days;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.core.law.Language;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorRegistry;

@Path("/sectors")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SectorResource {

    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public SectorResource(Sectors sectors, ServiceClock clock) {
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    SectorResource() {
        this(null, null);
    }

    @GET
    @Open
    public Page<SectorAnswer> listSectors(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted) {
        return Page.whole(sectors.registry().all().stream()
                .map(sector -> answer(sector, Languages.of(accepted)))
                .toList());
    }

    @GET
    @Open
    @Path("/{sector}")
    public SectorAnswer getSector(
            @PathParam("sector") String id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted) {
        return sectors.registry().all().stream()
                .filter(sector -> sector.id().value().equals(id))
                .findFirst()
                .map(sector -> answer(sector, Languages.of(accepted)))
                .orElseThrow(Refusal::notFound);
    }

    @GET
    @Open
    @Path("/{sector}/provisions")
    public Page<ProvisionAnswer> listProvisions(
            @PathParam("sector") String id, @QueryParam("asOf") String asOf, @Context HttpServletRequest request) {
        Sector sector = sectors.enabled(id);
        LocalDate today = clock.today();
        QueryInput input = new QueryInput(request);
        LocalDate day = Days.asOf(input, asOf, sector, today).orElse(today);
        input.finish();
        return Page.whole(sector.ruleSetOn(day)
                .map(RuleSet::provisions)
                .map(rows -> rows.stream().map(ProvisionAnswer::of).toList())
                .orElse(List.of()));
    }

    @GET
    @Open
    @Path("/{sector}/record-types")
    public Page<RecordTypeAnswer> listRecordTypes(
            @PathParam("sector") String id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted) {
        Language language = Languages.of(accepted);
        return Page.whole(sectors.enabled(id).plugin().recordTypes().stream()
                .map(type -> RecordTypeAnswer.of(type, language))
                .toList());
    }

    @GET
    @Open
    @Path("/{sector}/measures")
    public Page<MeasureAnswer> listMeasures(
            @PathParam("sector") String id,
            @QueryParam("grade") String grade,
            @QueryParam("list") String list,
            @Context HttpServletRequest request) {
        RuleSet ruleSet = sectors.enabled(id).ruleSetOn(clock.today()).orElseThrow(Refusal::notFound);
        List<String> scale =
                ruleSet.gradeScale().stream().map(step -> step.grade().letter()).toList();
        return MeasureFilter.apply(new QueryInput(request), grade, list, scale, ruleSet.measures());
    }

    @GET
    @Open
    @Path("/{sector}/procedures")
    public Page<ProcedureAnswers.ProcedureAnswer> listSectorProcedures(@PathParam("sector") String id) {
        return Page.whole(ProcedureAnswers.of(sectors.enabled(id), clock.today()));
    }

    private SectorAnswer answer(Sector sector, Language language) {
        SectorRegistry registry = sectors.registry();
        return SectorAnswer.of(sector, registry.find(sector.id().value()).isPresent(), clock.today(), language);
    }
}

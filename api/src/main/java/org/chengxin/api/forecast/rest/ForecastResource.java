package org.chengxin.api.forecast.rest;

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
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.language.Languages;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Open;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.forecast.service.Forecasts;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.forecast.Forecast;
import org.chengxin.core.sector.Sector;

@Path("/subjects/{id}/grades/{sector}/forecast")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ForecastResource {

    private static final String UNTIL = "until";

    private final Forecasts forecasts;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public ForecastResource(Forecasts forecasts, Sectors sectors, ServiceClock clock) {
        this.forecasts = forecasts;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    ForecastResource() {
        this(null, null, null);
    }

    @GET
    @Open
    public Prepared getForecast(
            @PathParam("id") String id,
            @PathParam("sector") String sectorId,
            @QueryParam(UNTIL) String until,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
            @Context HttpServletRequest request) {
        Sector sector = sectors.enabled(sectorId);
        QueryInput input = new QueryInput(request);
        LocalDate today = clock.today();
        LocalDate furthest = Forecast.furthest(today);
        LocalDate last = input.day(UNTIL, until).orElse(furthest);
        if (last.isAfter(furthest)) {
            input.faults().add(UNTIL, FaultCode.DATE_TOO_FAR, furthest);
        } else if (last.isBefore(today)) {
            input.faults().add(UNTIL, FaultCode.DATE_ORDER);
        }
        input.finish();
        return forecasts.seen(last, id, sector, Languages.of(accepted), Caller.of(request));
    }
}

package org.chengxin.api.forecast.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.language.Languages;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Only;
import org.chengxin.api.forecast.service.WhatIfs;
import org.chengxin.api.sector.service.Sectors;

@Path("/subjects/{id}/grades/{sector}/what-if")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class WhatIfResource {

    private final WhatIfs whatIfs;
    private final Sectors sectors;

    @Inject
    public WhatIfResource(WhatIfs whatIfs, Sectors sectors) {
        this.whatIfs = whatIfs;
        this.sectors = sectors;
    }

    /** For the container's proxy. */
    WhatIfResource() {
        this(null, null);
    }

    @POST
    @Only({
        AccessRole.OFFICER,
        AccessRole.REVIEWER,
        AccessRole.AGENCY,
        AccessRole.USER,
        AccessRole.SUBJECT,
        AccessRole.AUDITOR
    })
    @Consumes(MediaType.APPLICATION_JSON)
    public Prepared tryOut(
            @PathParam("id") String id,
            @PathParam("sector") String sector,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
            @Context HttpServletRequest request,
            InputStream body)
            throws IOException {
        return whatIfs.tryOut(
                body.readAllBytes(), id, sectors.enabled(sector), Languages.of(accepted), Caller.required(request));
    }
}

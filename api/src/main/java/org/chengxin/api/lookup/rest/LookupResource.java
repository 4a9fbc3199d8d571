package org.chengxin.api.lookup.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Only;
import org.chengxin.api.lookup.service.Lookups;

@Path("/subjects/lookups")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class LookupResource {

    private final Lookups lookups;

    @Inject
    public LookupResource(Lookups lookups) {
        this.lookups = lookups;
    }

    /** For the container's proxy. */
    LookupResource() {
        this(null);
    }

    @POST
    @Only({AccessRole.USER, AccessRole.OFFICER, AccessRole.REVIEWER, AccessRole.AGENCY})
    @Consumes(MediaType.APPLICATION_JSON)
    public Prepared lookUpSubjects(@Context HttpServletRequest request, InputStream body) throws IOException {
        return lookups.lookUp(body.readAllBytes(), Caller.required(request));
    }
}

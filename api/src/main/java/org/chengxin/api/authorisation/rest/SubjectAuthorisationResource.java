package org.chengxin.api.authorisation.rest;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.chengxin.api.authorisation.service.AuthorisationAnswer;
import org.chengxin.api.authorisation.service.Authorisations;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.rest.Answers;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Only;

@Path("/subjects/{id}/authorisations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SubjectAuthorisationResource {

    private final Authorisations authorisations;

    @Inject
    public SubjectAuthorisationResource(Authorisations authorisations) {
        this.authorisations = authorisations;
    }

    /** For the container's proxy. */
    SubjectAuthorisationResource() {
        this(null);
    }

    @GET
    @Only({AccessRole.SUBJECT, AccessRole.OFFICER, AccessRole.REVIEWER, AccessRole.AGENCY, AccessRole.AUDITOR})
    public Page<AuthorisationAnswer> listAuthorisations(
            @PathParam("id") String id, @Context HttpServletRequest request) {
        return authorisations.of(id, Caller.required(request));
    }

    @POST
    @Only({AccessRole.SUBJECT, AccessRole.OFFICER, AccessRole.AGENCY})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response giveAuthorisation(
            @PathParam("id") String id,
            @HeaderParam(Retries.HEADER) String key,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encoding,
            @Context HttpServletRequest request,
            InputStream body)
            throws IOException {
        return Answers.of(authorisations.give(id, body.readAllBytes(), key, Caller.required(request)), encoding);
    }
}

package org.chengxin.api.document.rest;

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
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.chengxin.api.common.rest.Answers;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Only;
import org.chengxin.api.document.service.RepairNotices;

@Path("/records/{record}/repair-notice")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class RepairNoticeResource {

    private final RepairNotices notices;

    @Inject
    public RepairNoticeResource(RepairNotices notices) {
        this.notices = notices;
    }

    /** For the container's proxy. */
    RepairNoticeResource() {
        this(null);
    }

    @POST
    @Only(AccessRole.OFFICER)
    @Consumes(MediaType.APPLICATION_JSON)
    public Response makeRepairNotice(
            @PathParam("record") String record,
            @HeaderParam(Retries.HEADER) String key,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encoding,
            @Context HttpServletRequest request,
            InputStream body)
            throws IOException {
        return Answers.of(notices.make(record, body.readAllBytes(), key, Caller.required(request)), encoding);
    }
}

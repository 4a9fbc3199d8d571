package org.chengxin.api.notice.rest;

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
import org.chengxin.api.common.language.Languages;
import org.chengxin.api.common.rest.Answers;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Only;
import org.chengxin.api.notice.service.Notices;

@Path("/notices/{notice}/receipt")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class NoticeResource {

    private final Notices notices;

    @Inject
    public NoticeResource(Notices notices) {
        this.notices = notices;
    }

    /** For the container's proxy. */
    NoticeResource() {
        this(null);
    }

    @POST
    @Only({AccessRole.SUBJECT, AccessRole.OFFICER, AccessRole.REVIEWER, AccessRole.AGENCY})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response receiveNotice(
            @PathParam("notice") String id,
            @HeaderParam(Retries.HEADER) String key,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encoding,
            @Context HttpServletRequest request,
            InputStream body)
            throws IOException {
        return Answers.of(
                notices.receive(id, body.readAllBytes(), key, Languages.of(language), Caller.required(request)),
                encoding);
    }
}

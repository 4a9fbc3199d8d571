package org.chengxin.api.notice.rest;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.chengxin.api.common.language.Languages;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.paging.Paging;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.rest.Answers;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Only;
import org.chengxin.api.notice.service.NoticeItem;
import org.chengxin.api.notice.service.Notices;
import org.chengxin.core.fault.FaultCode;

@Path("/subjects/{id}/notices")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class SubjectNoticeResource {

    private final Notices notices;

    @Inject
    public SubjectNoticeResource(Notices notices) {
        this.notices = notices;
    }

    /** For the container's proxy. */
    SubjectNoticeResource() {
        this(null);
    }

    @GET
    @Only({AccessRole.SUBJECT, AccessRole.OFFICER, AccessRole.REVIEWER, AccessRole.AGENCY, AccessRole.AUDITOR})
    public Page<NoticeItem> listNotices(
            @PathParam("id") String id,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language,
            @Context HttpServletRequest request) {
        QueryInput input = new QueryInput(request);
        int size = input.whole("limit", limit, 1, Paging.MOST, Paging.USUAL);
        Optional<Cursor> after = Optional.ofNullable(cursor).flatMap(text -> Notices.cursor(text, id));
        if (cursor != null && after.isEmpty()) {
            input.faults().add("cursor", FaultCode.CURSOR_INVALID);
        }
        input.finish();
        return notices.of(id, size, after.orElse(null), Languages.of(language), Caller.required(request));
    }

    @POST
    @Only({AccessRole.OFFICER, AccessRole.AGENCY})
    @Consumes(MediaType.APPLICATION_JSON)
    public Response serveNotice(
            @PathParam("id") String id,
            @HeaderParam(Retries.HEADER) String key,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String language,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encoding,
            @Context HttpServletRequest request,
            InputStream body)
            throws IOException {
        return Answers.of(
                notices.write(id, body.readAllBytes(), key, Languages.of(language), Caller.required(request)),
                encoding);
    }
}

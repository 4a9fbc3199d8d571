package org.chengxin.api.document.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import org.chengxin.api.common.rest.Download;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Only;
import org.chengxin.api.document.service.Documents;

@Path("/documents/{document}")
@ApplicationScoped
@Produces({MediaType.TEXT_HTML, DocumentResource.PDF})
public class DocumentResource {

    static final String PDF = "application/pdf";

    private final Documents documents;

    @Inject
    public DocumentResource(Documents documents) {
        this.documents = documents;
    }

    /** For the container's proxy. */
    DocumentResource() {
        this(null);
    }

    @GET
    @Only({AccessRole.SUBJECT, AccessRole.OFFICER, AccessRole.REVIEWER, AccessRole.AGENCY, AccessRole.AUDITOR})
    public Response getDocument(
            @PathParam("document") String id,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encoding,
            @Context Request formats,
            @Context HttpServletRequest request) {
        MediaType pdf = MediaType.valueOf(PDF);
        Variant chosen = formats.selectVariant(
                Variant.mediaTypes(MediaType.TEXT_HTML_TYPE, pdf).build());
        if (chosen == null) {
            throw new NotAcceptableException();
        }
        Caller caller = Caller.required(request);
        boolean asPdf = chosen.getMediaType().equals(pdf);
        Documents.Shown shown = asPdf ? documents.pdf(id, caller) : documents.html(id, caller);
        String extension = asPdf ? ".pdf" : ".html";
        Response.ResponseBuilder answer = asPdf
                ? Download.of(out -> out.write(shown.bytes()), shown.bytes().length, pdf, shown.hash())
                : Download.ofText(shown.bytes(), MediaType.TEXT_HTML_TYPE.withCharset("utf-8"), shown.hash(), encoding)
                        .header("Content-Security-Policy", policy(shown.styleSource()));
        return answer.header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        Download.shown(id + extension, shown.document().number() + extension))
                .header(HttpHeaders.CONTENT_LANGUAGE, "zh-CN")
                .build();
    }

    /** A page that shows itself in its own style, and nothing else. */
    private static String policy(String styleSource) {
        return "default-src 'none'; style-src " + styleSource
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}

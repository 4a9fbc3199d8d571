package org.chengxin.api.evidence.rest;

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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.util.Optional;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.rest.Answers;
import org.chengxin.api.common.rest.Download;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Only;
import org.chengxin.api.evidence.service.Evidence;
import org.chengxin.api.evidence.service.EvidenceAnswer;
import org.chengxin.api.evidence.service.FileNames;

@Path("/evidence")
@ApplicationScoped
public class EvidenceResource {

    private static final String PDF = "application/pdf";
    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";

    private final Evidence evidence;

    @Inject
    public EvidenceResource(Evidence evidence) {
        this.evidence = evidence;
    }

    /** For the container's proxy. */
    EvidenceResource() {
        this(null);
    }

    @POST
    @Only({AccessRole.SUBJECT, AccessRole.OFFICER, AccessRole.REVIEWER, AccessRole.AGENCY})
    @Consumes({PDF, JPEG, PNG})
    @Produces(MediaType.APPLICATION_JSON)
    public Response addEvidence(
            @QueryParam("name") String name,
            @HeaderParam(Retries.HEADER) String key,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encoding,
            @Context HttpHeaders headers,
            @Context HttpServletRequest request,
            InputStream body) {
        QueryInput input = new QueryInput(request);
        Optional<String> called = input.text("name", name, FileNames.LONGEST);
        called.flatMap(FileNames::fault).ifPresent(code -> input.faults().add("name", code));
        input.finish();
        MediaType type = headers.getMediaType();
        return Answers.of(
                evidence.add(
                        type.getType() + "/" + type.getSubtype(),
                        called.orElse(null),
                        body,
                        key,
                        Caller.required(request)),
                encoding);
    }

    @GET
    @Only({AccessRole.SUBJECT, AccessRole.OFFICER, AccessRole.REVIEWER, AccessRole.AGENCY, AccessRole.AUDITOR})
    @Path("/{evidence}")
    @Produces({PDF, JPEG, PNG})
    public Response getEvidence(@PathParam("evidence") String id, @Context HttpServletRequest request) {
        EvidenceAnswer file = evidence.one(id, Caller.required(request));
        StreamingOutput bytes = out -> {
            try (InputStream in = evidence.bytes(file)) {
                in.transferTo(out);
            }
        };
        MediaType type = MediaType.valueOf(file.type());
        return Download.of(bytes, file.size(), type, file.sha256())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        Download.kept(file.id() + "." + type.getSubtype(), file.name()))
                .build();
    }
}

package org.chengxin.api.imports.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;
import java.util.Optional;
import org.chengxin.api.common.language.Languages;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Paging;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Only;
import org.chengxin.api.imports.service.ImportFaults;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.law.Language;

@Path("/jobs/{job}/faults")
@ApplicationScoped
@Produces({MediaType.APPLICATION_JSON, ImportFaultResource.CSV})
public class ImportFaultResource {

    static final String CSV = "text/csv";

    private final ImportFaults faults;

    @Inject
    public ImportFaultResource(ImportFaults faults) {
        this.faults = faults;
    }

    /** For the container's proxy. */
    ImportFaultResource() {
        this(null);
    }

    @GET
    @Only({AccessRole.OFFICER, AccessRole.REVIEWER, AccessRole.AGENCY, AccessRole.AUDITOR, AccessRole.ADMIN})
    public Response listImportFaults(
            @PathParam("job") String job,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
            @Context Request formats,
            @Context HttpServletRequest request) {
        QueryInput input = new QueryInput(request);
        int size = input.whole("limit", limit, 1, Paging.MOST, Paging.USUAL);
        Optional<Cursor> after =
                Optional.ofNullable(cursor).flatMap(text -> Cursor.decode(text, ImportFaults.query(job)));
        if (cursor != null && after.isEmpty()) {
            input.faults().add("cursor", FaultCode.CURSOR_INVALID);
        }
        input.finish();
        Language language = Languages.of(accepted);
        Caller caller = Caller.required(request);
        MediaType csv = MediaType.valueOf(CSV);
        Variant chosen = formats.selectVariant(
                Variant.mediaTypes(MediaType.APPLICATION_JSON_TYPE, csv).build());
        if (chosen == null) {
            throw new NotAcceptableException();
        }
        if (!chosen.getMediaType().equals(csv)) {
            return Response.ok(faults.page(job, size, after.orElse(null), language, caller))
                    .build();
        }
        ImportFaults.Table table = faults.table(job, language, caller);
        StreamingOutput lines = table::to;
        return Response.ok(lines, csv.withCharset("utf-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"faults-" + job + ".csv\"")
                .build();
    }
}

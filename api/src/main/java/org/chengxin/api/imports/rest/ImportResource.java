package org.chengxin.api.imports.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.rest.Answers;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Only;
import org.chengxin.api.imports.service.Imports;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.core.sector.Sector;

@Path("/imports")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {

    private static final String CSV = "text/csv";
    private static final String NDJSON = "application/x-ndjson";

    private final Imports imports;
    private final Sectors sectors;

    @Inject
    public ImportResource(Imports imports, Sectors sectors) {
        this.imports = imports;
        this.sectors = sectors;
    }

    /** For the container's proxy. */
    ImportResource() {
        this(null, null);
    }

    @POST
    @Only({AccessRole.AGENCY, AccessRole.OFFICER})
    @Consumes({CSV, NDJSON})
    public Response importRecords(
            @QueryParam("sector") String sector,
            @QueryParam("dryRun") String dryRun,
            @HeaderParam(Retries.HEADER) String key,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encoding,
            @Context HttpHeaders headers,
            @Context HttpServletRequest request,
            InputStream body) {
        QueryInput input = new QueryInput(request);
        List<String> ids = sectors.registry().enabled().stream()
                .map(enabled -> enabled.id().value())
                .toList();
        Optional<Sector> of = input.word("sector", sector, sectors.registry()::find, ids);
        Optional<Boolean> dry = input.word(
                "dryRun",
                dryRun,
                word -> switch (word) {
                    case "true" -> Optional.of(true);
                    case "false" -> Optional.of(false);
                    default -> Optional.empty();
                },
                List.of("true", "false"));
        input.finish();
        MediaType type = headers.getMediaType();
        Imports.Asked asked = new Imports.Asked(
                NDJSON.equals(type.getType() + "/" + type.getSubtype()),
                type.getParameters().get(MediaType.CHARSET_PARAMETER),
                of.map(found -> found.id().value()).orElse(null),
                dry.orElse(false));
        return Answers.of(imports.take(asked, body, key, Caller.required(request)), encoding);
    }
}

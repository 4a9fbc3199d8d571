package org.chengxin.api.sector.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.language.Languages;
import org.chengxin.api.common.security.Open;
import org.chengxin.api.sector.service.StatelessEvaluation;
import org.chengxin.core.json.EvaluationWriter;

@Path("/sectors/{sector}/evaluations")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class EvaluationResource {

    private final StatelessEvaluation evaluation;

    @Inject
    public EvaluationResource(StatelessEvaluation evaluation) {
        this.evaluation = evaluation;
    }

    /** For the container's proxy. */
    EvaluationResource() {
        this(null);
    }

    @POST
    @Open
    @Consumes(MediaType.APPLICATION_JSON)
    public Prepared evaluate(
            @PathParam("sector") String sector,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
            InputStream body)
            throws IOException {
        return Prepared.of(
                EvaluationWriter.bytes(evaluation.evaluate(sector, body.readAllBytes()), Languages.of(accepted)));
    }
}

package org.chengxin.api.record.rest;

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
import java.util.Map;
import org.chengxin.api.common.json.Preconditions;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.rest.Answers;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Only;
import org.chengxin.api.common.security.Open;
import org.chengxin.api.lookup.service.Receipted;
import org.chengxin.api.record.service.RecordReading;
import org.chengxin.api.record.service.RecordWriting;

@Path("/records/{record}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class OneRecordResource {

    private final RecordReading reading;
    private final RecordWriting writing;

    @Inject
    public OneRecordResource(RecordReading reading, RecordWriting writing) {
        this.reading = reading;
        this.writing = writing;
    }

    /** For the container's proxy. */
    OneRecordResource() {
        this(null, null);
    }

    @GET
    @Open
    public Response getRecord(@PathParam("record") String record, @Context HttpServletRequest request) {
        Receipted<?> answer = reading.one(record, Caller.of(request));
        return Answers.withReceipt(answer.answer(), answer.receipt());
    }

    @POST
    @Only(AccessRole.OFFICER)
    @Path("/corrections")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response correctRecord(
            @PathParam("record") String record,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(Retries.HEADER) String key,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encoding,
            @Context HttpServletRequest request,
            InputStream body)
            throws IOException {
        return Answers.of(
                writing.correct(
                        record, Preconditions.ifMatch(ifMatch), body.readAllBytes(), key, Caller.required(request)),
                encoding);
    }

    @POST
    @Only(AccessRole.OFFICER)
    @Path("/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response withdrawRecord(
            @PathParam("record") String record,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(Retries.HEADER) String key,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encoding,
            @Context HttpServletRequest request,
            InputStream body)
            throws IOException {
        return Answers.of(
                writing.withdraw(
                        record, Preconditions.ifMatch(ifMatch), body.readAllBytes(), key, Caller.required(request)),
                encoding);
    }

    @POST
    @Only({AccessRole.SUBJECT, AccessRole.AGENCY})
    @Path("/deletion")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response deleteRecord(
            @PathParam("record") String record,
            @HeaderParam(Retries.HEADER) String key,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encoding,
            @Context HttpServletRequest request,
            InputStream body)
            throws IOException {
        return Answers.of(writing.delete(record, body.readAllBytes(), key, Caller.required(request)), encoding);
    }

    @POST
    @Only({AccessRole.OFFICER, AccessRole.AGENCY})
    @Path("/check")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response checkRecord(
            @PathParam("record") String record,
            @HeaderParam(Retries.HEADER) String key,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encoding,
            @Context HttpServletRequest request,
            InputStream body)
            throws IOException {
        return Answers.of(writing.check(record, body.readAllBytes(), key, Caller.required(request)), encoding);
    }

    @GET
    @Only({AccessRole.OFFICER, AccessRole.AUDITOR, AccessRole.SUBJECT})
    @Path("/versions")
    public Page<Map<String, Object>> listVersions(
            @PathParam("record") String record, @Context HttpServletRequest request) {
        return reading.versions(record, Caller.required(request));
    }
}

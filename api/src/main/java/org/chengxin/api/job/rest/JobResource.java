package org.chengxin.api.job.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Only;
import org.chengxin.api.job.service.Jobs;

@Path("/jobs/{job}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class JobResource {

    private final Jobs jobs;
    private final JobEvents events;

    @Inject
    public JobResource(Jobs jobs, JobEvents events) {
        this.jobs = jobs;
        this.events = events;
    }

    /** For the container's proxy. */
    JobResource() {
        this(null, null);
    }

    @GET
    @Only({AccessRole.OFFICER, AccessRole.REVIEWER, AccessRole.AGENCY, AccessRole.AUDITOR, AccessRole.ADMIN})
    public Prepared getJob(@PathParam("job") String job, @Context HttpServletRequest request) {
        return Prepared.of(Json.bytes(jobs.answer(job, Caller.required(request))));
    }

    @GET
    @Only({AccessRole.OFFICER, AccessRole.REVIEWER, AccessRole.AGENCY, AccessRole.AUDITOR, AccessRole.ADMIN})
    @Path("/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void streamJob(
            @PathParam("job") String job,
            @Context SseEventSink sink,
            @Context Sse sse,
            @Context HttpServletRequest request) {
        events.follow(jobs.answer(job, Caller.required(request)), sink, sse);
    }

    @GET
    @Only({AccessRole.OFFICER, AccessRole.REVIEWER, AccessRole.AGENCY, AccessRole.AUDITOR, AccessRole.ADMIN})
    @Path("/result")
    public Prepared getJobResult(@PathParam("job") String job, @Context HttpServletRequest request) {
        return jobs.result(job, Caller.required(request));
    }
}

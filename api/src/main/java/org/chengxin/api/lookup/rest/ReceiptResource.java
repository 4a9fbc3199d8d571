package org.chengxin.api.lookup.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Only;
import org.chengxin.api.lookup.service.ReceiptAnswer;
import org.chengxin.api.lookup.service.Receipts;

@Path("/receipts/{receipt}")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ReceiptResource {

    private final Receipts receipts;

    @Inject
    public ReceiptResource(Receipts receipts) {
        this.receipts = receipts;
    }

    /** For the container's proxy. */
    ReceiptResource() {
        this(null);
    }

    @GET
    @Only({AccessRole.USER, AccessRole.OFFICER, AccessRole.REVIEWER, AccessRole.AGENCY, AccessRole.AUDITOR})
    public ReceiptAnswer getReceipt(@PathParam("receipt") String receipt, @Context HttpServletRequest request) {
        return receipts.one(receipt, Caller.required(request));
    }
}

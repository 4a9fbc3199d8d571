package org.chengxin.api.listing.rest;

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
import java.util.List;
import java.util.Optional;
import org.chengxin.api.common.language.Languages;
import org.chengxin.api.common.paging.Cursor;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.paging.Paging;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.rest.Answers;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.security.Only;
import org.chengxin.api.common.security.Open;
import org.chengxin.api.listing.service.ListAnswers.AuthorityAnswer;
import org.chengxin.api.listing.service.ListAnswers.EntryAnswer;
import org.chengxin.api.listing.service.ListAnswers.ListAnswer;
import org.chengxin.api.listing.service.ListImports;
import org.chengxin.api.listing.service.Lists;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.file.ListKind;

@Path("/lists")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ListResource {

    private final Lists lists;
    private final ListImports imports;

    @Inject
    public ListResource(Lists lists, ListImports imports) {
        this.lists = lists;
        this.imports = imports;
    }

    /** For the container's proxy. */
    ListResource() {
        this(null, null);
    }

    @GET
    @Open
    public Page<ListAnswer> listLists(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted) {
        return Page.whole(lists.all(Languages.of(accepted)));
    }

    @GET
    @Open
    @Path("/severe/authorities")
    public Page<AuthorityAnswer> listAuthorities(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted) {
        return Page.whole(lists.authorities(Languages.of(accepted)));
    }

    @GET
    @Open
    @Path("/{list}/entries")
    public Page<EntryAnswer> listEntries(
            @PathParam("list") String list,
            @QueryParam("sector") String sector,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
            @Context HttpServletRequest request) {
        ListKind kind = ListKind.parse(list).orElseThrow(Refusal::notFound);
        QueryInput input = new QueryInput(request);
        List<String> ids = lists.sectorIds();
        Lists.Question question = new Lists.Question(
                kind,
                input.word("sector", sector, id -> Optional.of(id).filter(ids::contains), ids)
                        .orElse(null));
        int size = input.whole("limit", limit, 1, Paging.MOST, Paging.USUAL);
        Optional<Cursor> after = Optional.ofNullable(cursor).flatMap(text -> Lists.cursor(text, question));
        if (cursor != null && after.isEmpty()) {
            input.faults().add("cursor", FaultCode.CURSOR_INVALID);
        }
        input.finish();
        return lists.entries(question, size, after.orElse(null), Languages.of(accepted));
    }

    @POST
    @Only(AccessRole.AGENCY)
    @Path("/imports")
    @Consumes("text/csv")
    public Response importListings(
            @HeaderParam(Retries.HEADER) String key,
            @HeaderParam(HttpHeaders.ACCEPT_ENCODING) String encoding,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String accepted,
            @Context HttpServletRequest request,
            InputStream body)
            throws IOException {
        return Answers.of(
                imports.take(body.readAllBytes(), key, Caller.required(request), Languages.of(accepted)), encoding);
    }
}

package org.chengxin.api.catalogue.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.api.common.security.Open;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.core.catalogue.Catalogue;
import org.chengxin.core.catalogue.Category;
import org.chengxin.core.catalogue.Category.Collection;
import org.chengxin.core.sector.Sector;

@Path("/catalogue")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class CatalogueResource {

    private static final List<String> COLLECTIONS =
            Stream.of(Collection.values()).map(Collection::code).toList();

    private final Sectors sectors;

    @Inject
    public CatalogueResource(Sectors sectors) {
        this.sectors = sectors;
    }

    /** For the container's proxy. */
    CatalogueResource() {
        this(null);
    }

    record CategoryAnswer(
            String code,
            String document,
            String citation,
            String collection,
            String text,
            String subjects,
            String sector,
            String note) {

        static CategoryAnswer of(Category category, String sector) {
            return new CategoryAnswer(
                    category.code(),
                    category.document(),
                    category.citation().text(),
                    category.collection().code(),
                    category.text(),
                    category.subjects(),
                    sector,
                    category.note());
        }
    }

    @GET
    @Open
    public Page<CategoryAnswer> listCatalogue(
            @QueryParam("sector") String sector,
            @QueryParam("collection") String collection,
            @Context HttpServletRequest request) {
        QueryInput input = new QueryInput(request);
        List<String> ids = sectors.registry().enabled().stream()
                .map(known -> known.id().value())
                .toList();
        Optional<Sector> only = input.word("sector", sector, sectors.registry()::find, ids);
        Optional<String> kind = input.word(
                "collection", collection, word -> Optional.of(word).filter(COLLECTIONS::contains), COLLECTIONS);
        input.finish();
        List<CategoryAnswer> answers = new ArrayList<>();
        if (only.isEmpty()) {
            Catalogue.general().categories().forEach(category -> answers.add(CategoryAnswer.of(category, null)));
        }
        for (Sector each : only.map(List::of).orElseGet(sectors.registry()::enabled)) {
            each.plugin()
                    .categories()
                    .forEach(category ->
                            answers.add(CategoryAnswer.of(category, each.id().value())));
        }
        return Page.whole(answers.stream()
                .filter(answer -> kind.isEmpty() || kind.get().equals(answer.collection()))
                .toList());
    }
}

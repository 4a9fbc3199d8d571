package org.chengxin.core.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chengxin.core.catalogue.Category.Collection;
import org.chengxin.core.law.CsvTable;

/**
 * The catalogue of what is collected (公共信用信息目录; 001, article 19): a closed list, each entry with its article. What is not in
 * it is not collected.
 */
public final class Catalogue {

    private static final Set<String> COLUMNS = Set.of(
            "category_id",
            "doc",
            "article",
            "paragraph",
            "item",
            "cite",
            "category",
            "text",
            "sector",
            "subject_kind",
            "by_reference",
            "note");

    private static final Catalogue GENERAL =
            new Catalogue(load(Catalogue.class, "/org/chengxin/core/law/record-categories.csv"));

    private final List<Category> categories;
    private final Map<String, Category> byCode;

    private Catalogue(List<Category> categories) {
        this.categories = List.copyOf(categories);
        this.byCode = categories.stream().collect(Collectors.toUnmodifiableMap(Category::code, Function.identity()));
    }

    /** The categories of order 234, the repair plan and the State Council's papers, which hold in every sector. */
    public static Catalogue general() {
        return GENERAL;
    }

    /** Reads a sector's own categories beside its plugin class. */
    public static List<Category> load(Class<?> anchor, String resource) {
        List<Category> categories = new ArrayList<>();
        for (CsvTable.Row row : CsvTable.load(anchor, resource, COLUMNS).rows()) {
            categories.add(new Category(
                    row.required("category_id"),
                    row.required("doc"),
                    row.citation("cite"),
                    collection(row),
                    row.required("text"),
                    row.required("subject_kind"),
                    row.orNull("note")));
        }
        return List.copyOf(categories);
    }

    private static Collection collection(CsvTable.Row row) {
        for (Collection known : Collection.values()) {
            if (known.code().equals(row.required("category"))) {
                return known;
            }
        }
        throw row.fault("category", "is no category");
    }

    public List<Category> categories() {
        return categories;
    }

    public Optional<Category> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }
}

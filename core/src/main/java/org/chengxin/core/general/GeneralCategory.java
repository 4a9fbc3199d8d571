package org.chengxin.core.general;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chengxin.core.catalogue.Catalogue;
import org.chengxin.core.catalogue.Category;
import org.chengxin.core.file.Coded;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.CsvTable;

/**
 * A category of the general catalogue whose records are entered one by one (001, articles 12 to 18; commitments, voluntary
 * registrations and interviews by the State Council's papers). The catalogue's other rows only name classes, tell what is public or
 * stand for lists, which have their own procedure (reading G2).
 *
 * @param category the row of the catalogue
 * @param form what its records say besides their words
 * @param isPrivate whether it is never published, being private (001, article 27)
 * @param deletable whether the subject can have it taken out at its wish (001, article 36 paragraph 2)
 * @param citation where form, privacy or deletion stands
 */
public record GeneralCategory(Category category, Form form, boolean isPrivate, boolean deletable, Citation citation) {

    private static final List<GeneralCategory> ALL = load();

    public GeneralCategory {
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(form, "form");
        Objects.requireNonNull(citation, "citation");
    }

    /** What records of a category say besides their words. */
    public enum Form implements Coded {
        /** Nothing more. */
        PLAIN("plain"),
        /** A commitment (信用承诺) with its fulfilment. */
        COMMITMENT("commitment"),
        /** What the subject itself registers (自愿注册); it counts once an office has checked it. */
        REGISTRATION("registration"),
        /** An interview (约谈) with its topic and result. */
        INTERVIEW("interview");

        private final String code;

        Form(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /** All of them, in the order of the catalogue. */
    public static List<GeneralCategory> all() {
        return ALL;
    }

    /** The one of a code, empty where no records of it are entered. */
    public static Optional<GeneralCategory> find(String code) {
        return ALL.stream().filter(known -> known.code().equals(code)).findFirst();
    }

    public String code() {
        return category.code();
    }

    private static List<GeneralCategory> load() {
        CsvTable table = CsvTable.load(
                GeneralCategory.class,
                "/org/chengxin/core/law/public-records.csv",
                Set.of("code", "form", "private", "deletable", "citation"));
        List<GeneralCategory> all = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            Category category = Catalogue.general()
                    .find(row.required("code"))
                    .orElseThrow(() -> row.fault("code", "is not in the catalogue"));
            all.add(new GeneralCategory(
                    category, form(row), row.flag("private"), row.flag("deletable"), row.citation("citation")));
        }
        return List.copyOf(all);
    }

    private static Form form(CsvTable.Row row) {
        try {
            return Coded.of(Form.values(), row.required("form"));
        } catch (IllegalArgumentException e) {
            throw row.fault("form", e.getMessage());
        }
    }
}

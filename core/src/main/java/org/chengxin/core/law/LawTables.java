package org.chengxin.core.law;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the tables that every sector brings beside its plugin class, in the forms that the model knows. */
public final class LawTables {

    private static final Set<String> PROVISION_COLUMNS =
            Set.of("code", "citation", "indicator", "text", "points", "formula", "from", "until");
    private static final Set<String> RULE_COLUMNS =
            Set.of("code", "grade", "citation", "text", "text_en", "value", "reading", "from", "until");
    private static final Set<String> GRADE_COLUMNS = Set.of("grade", "meaning", "meaning_en", "citation");
    private static final Set<String> MEASURE_COLUMNS = Set.of(
            "code",
            "citation",
            "applies_to",
            "grades",
            "lists",
            "roles",
            "kinds",
            "foreign_listing",
            "target",
            "kind",
            "direction",
            "text",
            "duration",
            "part_of_item",
            "note",
            "from",
            "until");

    private LawTables() {}

    /** Whether the numbers of a provision table add to something or are taken from it. */
    public enum Sign {
        /** The number is what the answer shows. */
        AS_PRINTED,
        /** The table prints what is deducted; the answer shows it negative. */
        DEDUCTED
    }

    /**
     * A table of provisions.
     *
     * @param attributes the table's columns besides the usual ones; they are kept with each row
     * @throws LawException as {@link CsvTable#load}; also for a double code, an overlap, or points that are neither a number
     *     nor a named formula, or both
     */
    public static List<Provision> provisions(Class<?> anchor, String resource, Sign sign, Set<String> attributes) {
        return provisions(CsvTable.load(anchor, resource, union(PROVISION_COLUMNS, attributes)), sign, attributes);
    }

    static List<Provision> provisions(CsvTable table, Sign sign, Set<String> attributes) {
        table.refuseOverlaps("code");
        List<Provision> provisions = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            provisions.add(new Provision(
                    row.provisionCode("code"),
                    row.citation("citation"),
                    row.text("indicator"),
                    row.required("text"),
                    points(row, sign),
                    row.term(),
                    row.attributes(attributes)));
        }
        return List.copyOf(provisions);
    }

    private static Points points(CsvTable.Row row, Sign sign) {
        boolean number = !row.text("points").isEmpty();
        boolean formula = !row.text("formula").isBlank();
        if (number == formula) {
            throw row.fault("points", number ? "has a number and a formula" : "is no number, and there is no formula");
        }
        if (formula) {
            return new Points.Formula(row.text("formula"));
        }
        BigDecimal value = row.decimal("points");
        if (value.signum() <= 0) {
            throw row.fault("points", "is not above zero: " + value);
        }
        return new Points.Fixed(sign == Sign.DEDUCTED ? value.negate() : value);
    }

    /** A table of rules: bounds, weights and conditions. */
    public static List<Rule> rules(Class<?> anchor, String resource) {
        CsvTable table = CsvTable.load(anchor, resource, RULE_COLUMNS);
        table.refuseOverlaps("code");
        List<Rule> rules = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            rules.add(new Rule(
                    row.required("code"),
                    row.text("grade").isEmpty() ? null : grade(row, "grade", row.text("grade")),
                    row.citation("citation"),
                    new Text(row.required("text"), row.orNull("text_en")),
                    row.decimalOrNull("value"),
                    row.orNull("reading"),
                    row.term()));
        }
        return List.copyOf(rules);
    }

    /** A grade scale, from the best grade to the worst. */
    public static List<GradeMeaning> gradeScale(Class<?> anchor, String resource) {
        List<GradeMeaning> scale = new ArrayList<>();
        Set<Grade> seen = new LinkedHashSet<>();
        for (CsvTable.Row row : CsvTable.load(anchor, resource, GRADE_COLUMNS).rows()) {
            Grade grade = grade(row, "grade", row.required("grade"));
            if (!seen.add(grade)) {
                throw row.fault("grade", "double grade " + grade);
            }
            scale.add(new GradeMeaning(
                    grade, new Text(row.required("meaning"), row.orNull("meaning_en")), row.citation("citation")));
        }
        return List.copyOf(scale);
    }

    /** A table of measures. */
    public static List<Measure> measures(Class<?> anchor, String resource) {
        CsvTable table = CsvTable.load(anchor, resource, MEASURE_COLUMNS);
        table.refuseOverlaps("code");
        List<Measure> measures = new ArrayList<>();
        for (CsvTable.Row row : table.rows()) {
            measures.add(new Measure(
                    row.required("code"),
                    row.citation("citation"),
                    row.required("applies_to"),
                    row.required("kind"),
                    row.required("text"),
                    row.orNull("duration"),
                    row.words("grades").stream()
                            .map(letter -> grade(row, "grades", letter))
                            .collect(Collectors.toUnmodifiableSet()),
                    row.words("lists"),
                    row.words("roles"),
                    row.words("kinds"),
                    row.flag("foreign_listing"),
                    row.term()));
        }
        return List.copyOf(measures);
    }

    private static Grade grade(CsvTable.Row row, String column, String letter) {
        try {
            return Grade.of(letter);
        } catch (IllegalArgumentException e) {
            throw row.fault(column, e.getMessage());
        }
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> both = new LinkedHashSet<>(one);
        both.addAll(other);
        return both;
    }
}

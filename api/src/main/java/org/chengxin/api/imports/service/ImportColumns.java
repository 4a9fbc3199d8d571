package org.chengxin.api.imports.service;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengxin.core.catalogue.CollectionLimits;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.sector.Sector;

/** The columns that an import takes; those of nested members have dots, as in {@code document.number}. */
final class ImportColumns {

    static final String SUBJECT = "subject";
    static final String ID_NUMBER = "idNumber";
    static final String FACTS = "facts.";

    /** What the file of the rows at fault has before the columns that were sent; on the way in they say nothing. */
    static final List<String> OF_FAULTS = List.of("job", "row", "column", "code", "detail");

    private static final List<String> REQUIRED = List.of("type", "decidedOn", "document.number");

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Columns of truth values. */
    private static final Set<String> TRUTHS = Set.of("public", "commitment.fulfilled");

    /** Columns of several words, with semicolons between them. */
    private static final Set<String> LISTS = Set.of("penalty.kinds", "penalty.fields");

    private static final Set<String> KNOWN = Stream.of(
                    SUBJECT,
                    ID_NUMBER,
                    "sector",
                    "type",
                    "provision",
                    "decidedOn",
                    "endedOn",
                    "act",
                    "repairedOn",
                    "validUntil",
                    "finalOn",
                    "basis",
                    "public",
                    "document.number",
                    "document.authority",
                    "document.issuer",
                    "penalty.procedure",
                    "penalty.kinds",
                    "penalty.fields",
                    "penalty.decidedBy",
                    "penalty.class",
                    "penalty.dutiesDoneOn",
                    "category",
                    "text",
                    "consent.number",
                    "consent.on",
                    "commitment.dueOn",
                    "commitment.fulfilledOn",
                    "commitment.fulfilled",
                    "registration.checkedOn",
                    "interview.heldOn",
                    "interview.topic",
                    "interview.result",
                    "sourceKey")
            .collect(Collectors.toUnmodifiableSet());

    private ImportColumns() {}

    /** What the cells of a column are. */
    enum Kind {
        TEXT,
        /** A truth value, which spreadsheets write in capitals. */
        TRUTH,
        /** Several words with semicolons between them. */
        LIST,
        /** Nothing that the row says. */
        REMARK
    }

    /**
     * A column of a file.
     *
     * @param group the member that its member is in, null for one of the row itself
     * @param member the member's name
     */
    record Column(String name, String group, String member, Kind kind) {

        static Column of(String name) {
            int dot = name.indexOf('.');
            return new Column(
                    name,
                    dot < 0 ? null : name.substring(0, dot),
                    dot < 0 ? name : name.substring(dot + 1),
                    kind(name));
        }

        private static Kind kind(String name) {
            return OF_FAULTS.contains(name)
                    ? Kind.REMARK
                    : TRUTHS.contains(name) ? Kind.TRUTH : LISTS.contains(name) ? Kind.LIST : Kind.TEXT;
        }
    }

    /** All columns that there are with some sectors. */
    static Set<String> of(List<Sector> sectors) {
        Set<String> columns = new HashSet<>(KNOWN);
        sectors.stream()
                .flatMap(sector -> sector.plugin().recordTypes().stream())
                .flatMap(type -> type.facts().stream())
                .forEach(fact -> columns.add(FACTS + fact.name()));
        return columns;
    }

    /** Some columns with those besides that a table must have to be taken in. */
    static List<String> whole(List<String> columns) {
        Set<String> whole = new LinkedHashSet<>(columns);
        if (!whole.contains(ID_NUMBER)) {
            whole.add(SUBJECT);
        }
        whole.addAll(REQUIRED);
        return List.copyOf(whole);
    }

    private static String withoutMark(String first) {
        return first.startsWith(BYTE_ORDER_MARK) ? first.substring(1) : first;
    }

    /** The columns of a first row, with a fault for each that is not known, missing, or there twice. */
    static List<String> read(List<String> header, List<Sector> sectors, Faults faults) {
        Set<String> known = of(sectors);
        Set<String> seen = new LinkedHashSet<>();
        List<String> columns = new ArrayList<>();
        for (String cell : header) {
            String column =
                    Cells.in(columns.isEmpty() ? withoutMark(cell) : cell).strip();
            columns.add(column);
            String pointer = "/" + Faults.token(column);
            if (!seen.add(column)) {
                faults.add(pointer, FaultCode.COLUMN_DUPLICATE);
            } else if (!known.contains(column) && !OF_FAULTS.contains(column)) {
                faults.add(
                        pointer,
                        CollectionLimits.isForbidden(column)
                                ? FaultCode.COLLECTION_FORBIDDEN
                                : column.startsWith(FACTS) ? FaultCode.FACT_UNKNOWN : FaultCode.FIELD_UNKNOWN);
            }
        }
        if (!seen.contains(SUBJECT) && !seen.contains(ID_NUMBER)) {
            faults.add("/" + SUBJECT, FaultCode.FIELD_MISSING);
        }
        for (String required : REQUIRED) {
            if (!seen.contains(required)) {
                faults.add("/" + required, FaultCode.FIELD_MISSING);
            }
        }
        return columns;
    }
}

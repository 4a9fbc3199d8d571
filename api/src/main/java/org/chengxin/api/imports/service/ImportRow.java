package org.chengxin.api.imports.service;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chengxin.api.imports.service.ImportColumns.Column;
import org.chengxin.api.imports.service.ImportColumns.Kind;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.sector.FactType;
import org.chengxin.core.sector.RecordType;

/**
 * One row of an import: of a table, whose cells are texts until it is known what they stand for, or an object of JSON.
 *
 * @param number from 1, without the first row of a table and without blank ones
 * @param columns the columns of a table, null for JSON
 * @param cells the cells of a table, null for JSON
 * @param json the object, null for a table
 * @param faults what was found while it was read; a row with any is looked at no further
 */
record ImportRow(long number, List<Column> columns, List<String> cells, Object json, Faults faults) {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,50})(\\.[0-9]{1,50})?");

    /** Whether it can be looked at further. */
    boolean isReadable() {
        return faults.isEmpty() && (json == null || json instanceof Map<?, ?>);
    }

    /** What it says, with the members of the contract. */
    @SuppressWarnings("unchecked")
    Map<String, Object> members() {
        if (json != null) {
            return new LinkedHashMap<>((Map<String, Object>) json);
        }
        Map<String, Object> members = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String cell = Cells.in(cells.get(i));
            if (cell.isBlank() || column.kind() == Kind.REMARK) {
                continue;
            }
            Map<String, Object> in = column.group() == null
                    ? members
                    : (Map<String, Object>) members.computeIfAbsent(column.group(), name -> new LinkedHashMap<>());
            in.put(
                    column.member(),
                    switch (column.kind()) {
                        case TRUTH -> truth(cell);
                        case LIST -> List.of(cell.strip().split("\\s*[;；]\\s*"));
                        case TEXT, REMARK -> cell;
                    });
        }
        return members;
    }

    /** Spreadsheets write truth values in capitals. */
    private static Object truth(String cell) {
        return switch (cell.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> cell;
        };
    }

    /**
     * Gives the facts of a table's row the types that their record type has; what is no value of its type stays a text, which whoever
     * reads it refuses.
     *
     * @param type null where the record has none that is known
     */
    @SuppressWarnings("unchecked")
    void typeFacts(Map<String, Object> members, RecordType type) {
        if (json != null || type == null || !(members.get("facts") instanceof Map<?, ?> facts)) {
            return;
        }
        ((Map<String, Object>) facts).replaceAll((name, value) -> {
            FactType fact = type.fact(name);
            return switch (fact == null ? null : fact.value()) {
                case FactType.Value.Truth truth -> truth((String) value);
                case FactType.Value.Decimal decimal ->
                    NUMBER.matcher((String) value).matches() ? new BigDecimal((String) value) : value;
                case null, default -> value;
            };
        });
    }

    /**
     * Its cells by their columns, for the file of the rows at fault.
     *
     * @param known the columns that there are; what else an object says has no place in a table
     */
    Map<String, String> byColumn(Set<String> known) {
        Map<String, String> byColumn = new LinkedHashMap<>();
        if (json instanceof Map<?, ?> members) {
            flatten("", members, known, byColumn);
        } else if (columns != null) {
            for (int i = 0; i < columns.size(); i++) {
                if (i < cells.size() && columns.get(i).kind() != Kind.REMARK) {
                    byColumn.put(columns.get(i).name(), Cells.in(cells.get(i)));
                }
            }
        }
        return byColumn;
    }

    private static void flatten(String prefix, Map<?, ?> members, Set<String> known, Map<String, String> byColumn) {
        members.forEach((name, value) -> {
            String column = prefix + name;
            if (value instanceof Map<?, ?> nested && prefix.isEmpty()) {
                flatten(column + ".", nested, known, byColumn);
            } else if (known.contains(column) && !JsonInput.NULL.equals(value)) {
                byColumn.put(column, text(value));
            }
        });
    }

    private static String text(Object value) {
        if (value instanceof List<?> items) {
            List<Object> all = new ArrayList<>(items);
            return all.stream().map(ImportRow::text).collect(Collectors.joining(";"));
        }
        return value instanceof BigDecimal number && Math.abs((long) number.scale()) < 100
                ? number.toPlainString()
                : value.toString();
    }
}

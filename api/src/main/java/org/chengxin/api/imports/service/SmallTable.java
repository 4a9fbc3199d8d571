package org.chengxin.api.imports.service;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;

/** A CSV file in UTF-8 that is short enough to be read at once. */
public final class SmallTable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private SmallTable() {}

    /**
     * A row.
     *
     * @param number counted from 1, the header not counted
     * @param cells those that are not empty, by column
     * @param faults what is wrong with its form; whoever reads it adds to them
     */
    public record Row(int number, Map<String, String> cells, Faults faults) {}

    /**
     * The rows of a file.
     *
     * @param required columns that must be there
     * @param optional columns that may be
     * @throws Refusal if it is no such file, or has more rows than may be (400)
     */
    public static List<Row> read(byte[] file, Set<String> required, Set<String> optional, int most) {
        CsvReader csv = new CsvReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8, 0);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file));
            if (!csv.next()) {
                throw Refusal.invalid("", FaultCode.FIELD_MISSING);
            }
            List<String> columns = columns(csv.cells(), required, optional);
            List<Row> rows = new ArrayList<>();
            while (csv.next()) {
                if (rows.size() == most) {
                    throw Refusal.invalid("", FaultCode.VALUE_RANGE, "≤ " + most);
                }
                rows.add(row(rows.size() + 1, csv, columns));
            }
            return rows;
        } catch (CharacterCodingException e) {
            throw Refusal.invalid("", FaultCode.FILE_NOT_TEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is read from outside
        }
    }

    private static List<String> columns(List<String> header, Set<String> required, Set<String> optional) {
        Faults faults = new Faults();
        List<String> columns = new ArrayList<>();
        for (String cell : header) {
            String column = cell.strip();
            if (columns.isEmpty() && column.startsWith(BYTE_ORDER_MARK)) {
                column = column.substring(1);
            }
            String pointer = "/" + Faults.token(column);
            if (columns.contains(column)) {
                faults.add(pointer, FaultCode.COLUMN_DUPLICATE);
            } else if (!required.contains(column) && !optional.contains(column)) {
                faults.add(pointer, FaultCode.FIELD_UNKNOWN);
            }
            columns.add(column);
        }
        Set<String> missing = new HashSet<>(required);
        columns.forEach(missing::remove);
        missing.stream().sorted().forEach(column -> faults.add("/" + column, FaultCode.FIELD_MISSING));
        Refusal.ifAny(faults);
        return columns;
    }

    private static Row row(int number, CsvReader csv, List<String> columns) {
        Faults faults = new Faults();
        if (csv.isLongRow()) {
            faults.add("", FaultCode.ROW_LENGTH, CsvReader.LONGEST_ROW);
        }
        if (csv.longCell() >= 0) {
            faults.add("", FaultCode.VALUE_LENGTH, "≤ " + CsvReader.LONGEST_CELL);
        }
        if (csv.brokenCell() >= 0) {
            faults.add("", FaultCode.CELL_QUOTE);
        }
        if (csv.cells().size() != columns.size()) {
            faults.add("", FaultCode.ROW_WIDTH, columns.size());
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(columns.size(), csv.cells().size()); i++) {
            String cell = Cells.in(csv.cells().get(i)).strip();
            if (!cell.isEmpty()) {
                cells.put(columns.get(i), cell);
            }
        }
        return new Row(number, cells, faults);
    }
}

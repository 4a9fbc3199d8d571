package org.chengxin.api.imports.service;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.chengxin.api.imports.service.ImportColumns.Column;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.law.Text;

/** The rows of a file, one after the other from any position where one begins. */
abstract sealed class RowSource {

    private long number;

    private RowSource(long number) {
        this.number = number;
    }

    /**
     * The rows of a table.
     *
     * @param in stands at the position; the caller's to close
     * @param number of the row before
     */
    static RowSource ofCsv(InputStream in, Charset charset, List<String> columns, long position, long number) {
        return new Table(new CsvReader(in, charset, position), columns, number);
    }

    /** The objects of a file with one on each line; see {@link #ofCsv}. */
    static RowSource ofNdjson(InputStream in, long position, long number) {
        return new Objects(in, position, number);
    }

    /** The next row, null at the end. */
    final ImportRow next() throws IOException {
        ImportRow row = read(number + 1);
        if (row != null) {
            number++;
        }
        return row;
    }

    abstract ImportRow read(long rowNumber) throws IOException;

    /** How many bytes of the file end with the last row. */
    abstract long position();

    private static final class Table extends RowSource {
        private final CsvReader csv;
        private final List<Column> columns;

        Table(CsvReader csv, List<String> columns, long number) {
            super(number);
            this.csv = csv;
            this.columns = columns.stream().map(Column::of).toList();
        }

        @Override
        ImportRow read(long rowNumber) throws IOException {
            boolean more = csv.next();
            while (more && isEmpty()) {
                more = csv.next();
            }
            if (!more) {
                return null;
            }
            Faults faults = new Faults();
            if (csv.isLongRow()) {
                faults.add("", FaultCode.ROW_LENGTH, CsvReader.LONGEST_ROW);
            }
            if (csv.longCell() >= 0) {
                faults.add(pointer(csv.longCell()), FaultCode.VALUE_LENGTH, "≤ " + CsvReader.LONGEST_CELL);
            }
            if (csv.brokenCell() >= 0) {
                faults.add(pointer(csv.brokenCell()), FaultCode.CELL_QUOTE);
            }
            if (csv.garbledCell() >= 0) {
                faults.add(pointer(csv.garbledCell()), FaultCode.VALUE_CHARACTERS);
            }
            if (csv.cells().size() != columns.size()) {
                faults.add("", FaultCode.ROW_WIDTH, columns.size());
            }
            return new ImportRow(rowNumber, columns, List.copyOf(csv.cells()), null, faults);
        }

        /** A row of commas alone, as spreadsheets leave them behind the last. */
        private boolean isEmpty() {
            return csv.longCell() < 0
                    && csv.brokenCell() < 0
                    && csv.garbledCell() < 0
                    && !csv.isLongRow()
                    && csv.cells().stream().allMatch(String::isBlank);
        }

        private String pointer(int cell) {
            return cell < columns.size() ? "/" + Faults.token(columns.get(cell).name()) : "";
        }

        @Override
        long position() {
            return csv.position();
        }
    }

    private static final class Objects extends RowSource {
        private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

        private final InputStream in;
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private long position;

        Objects(InputStream in, long position, long number) {
            super(number);
            this.in = new BufferedInputStream(in, 1 << 16);
            this.position = position;
        }

        @Override
        ImportRow read(long rowNumber) throws IOException {
            int b = in.read();
            while (b >= 0) {
                line.reset();
                boolean whole = true;
                while (b >= 0 && b != '\n') {
                    position++;
                    whole &= line.size() < CsvReader.LONGEST_ROW;
                    if (whole) {
                        line.write(b);
                    }
                    b = in.read();
                }
                position += b < 0 ? 0 : 1;
                byte[] bytes = line.toByteArray();
                if (!isBlank(bytes)) {
                    return row(rowNumber, bytes, whole);
                }
                b = in.read();
            }
            return null;
        }

        private static boolean isBlank(byte[] bytes) {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            return text.isBlank() || ByteBuffer.wrap(bytes).equals(ByteBuffer.wrap(BYTE_ORDER_MARK));
        }

        private static ImportRow row(long number, byte[] bytes, boolean whole) {
            Faults faults = new Faults();
            Object json = null;
            if (whole) {
                json = JsonInput.read(bytes, faults);
            } else {
                faults.add("", FaultCode.ROW_LENGTH, CsvReader.LONGEST_ROW);
            }
            if (faults.isEmpty() && !(json instanceof Map<?, ?>)) {
                faults.add("", FaultCode.VALUE_TYPE, Text.of("对象", "an object"));
            }
            return new ImportRow(number, null, null, json, faults);
        }

        @Override
        long position() {
            return position;
        }
    }
}

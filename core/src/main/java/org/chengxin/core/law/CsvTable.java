package org.chengxin.core.law;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table of the law as data: a UTF-8 CSV file with a header. It must have exactly the columns that its reader expects; every
 * complaint names file, row (the header is row 1) and column.
 */
public final class CsvTable {

    private final String file;
    private final List<Row> rows;

    private CsvTable(String file, List<Row> rows) {
        this.file = file;
        this.rows = List.copyOf(rows);
    }

    /**
     * Reads a resource.
     *
     * @param anchor a class beside the resource
     * @param resource the resource's path relative to the anchor's package
     * @param columns the columns the file must have, in any order, no more and no fewer
     * @throws LawException if the resource is missing or is not such a table
     */
    public static CsvTable load(Class<?> anchor, String resource, Set<String> columns) {
        try (InputStream in = anchor.getResourceAsStream(resource)) {
            if (in == null) {
                throw new LawException(resource + ": there is no such law table beside " + anchor.getName());
            }
            return read(resource, in, columns);
        } catch (IOException e) {
            throw new LawException(resource + ": cannot be read", e);
        }
    }

    /** Reads a resource that need not be there; see {@link #load}. */
    public static Optional<CsvTable> loadIfThere(Class<?> anchor, String resource, Set<String> columns) {
        try (InputStream in = anchor.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(read(resource, in, columns));
        } catch (IOException e) {
            throw new LawException(resource + ": cannot be read", e);
        }
    }

    /** Reads a stream; the caller closes it. */
    public static CsvTable read(String file, InputStream in, Set<String> columns) throws IOException {
        Reader reader = new InputStreamReader(
                in,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(false)
                .get();
        List<Row> rows = new ArrayList<>();
        try (CSVParser parser = format.parse(reader)) {
            List<String> header = parser.getHeaderNames();
            checkHeader(file, header, columns);
            for (CSVRecord csv : parser) {
                int number = Math.toIntExact(csv.getRecordNumber()) + 1;
                if (csv.size() != header.size()) {
                    String missing = csv.size() < header.size() ? ", column " + header.get(csv.size()) : "";
                    throw new LawException(file + ", row " + number + missing + ": has " + csv.size()
                            + " cells, the header " + header.size());
                }
                Map<String, String> cells = new LinkedHashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    cells.put(header.get(i), csv.get(i));
                }
                rows.add(new Row(file, number, cells));
            }
            return new CsvTable(file, rows);
        } catch (UncheckedIOException e) {
            throw new LawException(
                    file + ", row " + (rows.size() + 2) + " or after: cannot be read, " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new LawException(file + ": " + e.getMessage(), e);
        }
    }

    private static void checkHeader(String file, List<String> header, Set<String> columns) {
        Set<String> missing = new TreeSet<>(columns);
        for (String name : header) {
            if (!columns.contains(name)) {
                throw new LawException(file + ", row 1: unknown column " + name);
            }
            if (!missing.remove(name)) {
                throw new LawException(file + ", row 1: double column " + name);
            }
        }
        if (!missing.isEmpty()) {
            throw new LawException(file + ", row 1: missing column " + String.join(", ", missing));
        }
    }

    public String file() {
        return file;
    }

    public List<Row> rows() {
        return rows;
    }

    /** Refuses a second row with the same key whose term overlaps the first's. */
    public void refuseOverlaps(String keyColumn) {
        Map<String, List<Row>> byKey = new LinkedHashMap<>();
        for (Row row : rows) {
            List<Row> sameKey = byKey.computeIfAbsent(row.required(keyColumn), key -> new ArrayList<>());
            for (Row earlier : sameKey) {
                if (earlier.term().equals(row.term())) {
                    throw row.fault(keyColumn, "double code, it stands in row " + earlier.number() + " too");
                }
                if (earlier.term().overlaps(row.term())) {
                    throw row.fault("from", "overlaps row " + earlier.number() + " of the same code");
                }
            }
            sameKey.add(row);
        }
    }

    /** One row, with typed access to its cells. */
    public static final class Row {
        private final String file;
        private final int number;
        private final Map<String, String> cells;

        private Row(String file, int number, Map<String, String> cells) {
            this.file = file;
            this.number = number;
            this.cells = cells;
        }

        /** The row's place in the file; the header is row 1. */
        public int number() {
            return number;
        }

        /** The complaint about a cell, to be thrown. */
        public LawException fault(String column, String what) {
            return new LawException(file + ", row " + number + ", column " + column + ": " + what);
        }

        /** The cell's text, empty where the cell is. */
        public String text(String column) {
            String cell = cells.get(column);
            if (cell == null) {
                throw new LawException(file + ": there is no column " + column);
            }
            return cell;
        }

        /** The cell's text, which must not be blank. */
        public String required(String column) {
            String cell = text(column);
            if (cell.isBlank()) {
                throw fault(column, "is empty");
            }
            return cell;
        }

        /** The cell's text, null where the cell is empty. */
        public String orNull(String column) {
            String cell = text(column);
            return cell.isEmpty() ? null : cell;
        }

        public Citation citation(String column) {
            if (text(column).isBlank()) {
                throw fault(column, "missing citation");
            }
            return Citation.of(text(column));
        }

        public ProvisionCode provisionCode(String column) {
            String cell = required(column);
            return ProvisionCode.parse(cell).orElseThrow(() -> fault(column, "is no provision code: " + cell));
        }

        public BigDecimal decimal(String column) {
            String cell = required(column);
            try {
                return new BigDecimal(cell);
            } catch (NumberFormatException e) {
                throw fault(column, "is no number: " + cell);
            }
        }

        /** The cell's number, null where the cell is empty. */
        public BigDecimal decimalOrNull(String column) {
            return text(column).isEmpty() ? null : decimal(column);
        }

        public LocalDate date(String column) {
            String cell = required(column);
            try {
                return LocalDate.parse(cell);
            } catch (DateTimeParseException e) {
                throw fault(column, "is no date: " + cell);
            }
        }

        /** The cell's words between vertical bars, in order. */
        public Set<String> words(String column) {
            String cell = text(column);
            return cell.isEmpty() ? Set.of() : new LinkedHashSet<>(List.of(cell.split("\\|", -1)));
        }

        /** The cell of a column that says yes or nothing. */
        public boolean flag(String column) {
            return switch (text(column)) {
                case "" -> false;
                case "yes" -> true;
                default -> throw fault(column, "says neither yes nor nothing");
            };
        }

        /** From when to when the row applies, from its columns {@code from} and {@code until}. */
        public Term term() {
            LocalDate from = date("from");
            LocalDate until = text("until").isEmpty() ? null : date("until");
            try {
                return new Term(from, until);
            } catch (IllegalArgumentException e) {
                throw fault("until", e.getMessage());
            }
        }

        /** The cells that are not empty, of the columns named. */
        public Map<String, String> attributes(Set<String> columns) {
            Map<String, String> found = new LinkedHashMap<>();
            for (String column : columns) {
                if (!text(column).isEmpty()) {
                    found.put(column, text(column));
                }
            }
            return found;
        }
    }
}

package org.chengxin.api.imports.service;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads CSV (RFC 4180) row by row, bounded in memory whatever the file holds, and knows at which byte each row ends, so that reading
 * can go on there. Commas, quotation marks and line ends are sought among the bytes: in both encodings they are no part of anything
 * else.
 */
final class CsvReader {

    /** The longest cell in characters. */
    static final int LONGEST_CELL = 10_000;

    /** The longest row in bytes. */
    static final int LONGEST_ROW = 1 << 20;

    private static final int MOST_BYTES_OF_A_CELL = 4 * LONGEST_CELL;
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    /** Of UTF-8, which was checked as the file came in, none is needed. */
    private final CharsetDecoder decoder;

    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int filled;
    private long position;

    private final List<String> cells = new ArrayList<>();
    private byte[] row = new byte[1 << 10];
    private int rowLength;
    private int cellStart;
    private int longCell;
    private int brokenCell;
    private int garbledCell;
    private boolean longRow;

    /**
     * A reader.
     *
     * @param in stands at a position where a row begins; the caller's to close
     */
    CsvReader(InputStream in, Charset charset, long position) {
        this.in = in;
        this.decoder = charset.equals(StandardCharsets.UTF_8) ? null : charset.newDecoder();
        this.position = position;
    }

    /**
     * Reads the next row that is not blank.
     *
     * @return false at the end
     */
    boolean next() throws IOException {
        while (readRow()) {
            if (cells.size() > 1
                    || !cells.get(0).isBlank()
                    || longCell >= 0
                    || longRow
                    || brokenCell >= 0
                    || garbledCell >= 0) {
                return true;
            }
        }
        return false;
    }

    private boolean readRow() throws IOException {
        cells.clear();
        rowLength = 0;
        cellStart = 0;
        longCell = -1;
        brokenCell = -1;
        garbledCell = -1;
        longRow = false;
        int b = read();
        if (b < 0) {
            return false;
        }
        while (true) {
            b = b == '"' ? quoted() : plain(b);
            endCell();
            if (b != ',') {
                return true; // at the end of the row, or of the file
            }
            b = read();
        }
    }

    /** Reads a cell that begins with a byte; gives what ends it: a comma, a line feed, or the end of the file. */
    private int plain(int first) throws IOException {
        int b = first;
        while (b != ',' && b != '\n' && b >= 0) {
            keep(b);
            b = read();
        }
        if (b != ',' && rowLength > cellStart && row[rowLength - 1] == '\r') {
            rowLength--;
        }
        return b;
    }

    private int quoted() throws IOException {
        while (true) {
            int b = read();
            if (b < 0) {
                brokenCell = cells.size();
                return b;
            }
            if (b != '"') {
                keep(b);
                continue;
            }
            b = read();
            if (b == '"') {
                keep(b);
                continue;
            }
            if (b == '\r') {
                b = read();
                if (b == '\n' || b < 0) {
                    return b;
                }
            }
            if (b != ',' && b != '\n' && b >= 0) {
                brokenCell = cells.size();
                return plain(b);
            }
            return b;
        }
    }

    private void keep(int b) {
        if (rowLength - cellStart >= MOST_BYTES_OF_A_CELL) {
            longCell = longCell < 0 ? cells.size() : longCell;
            return;
        }
        if (rowLength >= LONGEST_ROW) {
            longRow = true;
            return;
        }
        if (rowLength == row.length) {
            row = Arrays.copyOf(row, 2 * row.length);
        }
        row[rowLength++] = (byte) b;
    }

    private void endCell() {
        String cell = cells.size() == longCell ? "" : text();
        if (cell.length() > LONGEST_CELL && cell.codePointCount(0, cell.length()) > LONGEST_CELL) {
            longCell = longCell < 0 ? cells.size() : longCell;
            cell = "";
        }
        if (cells.size() < LONGEST_CELL) {
            cells.add(cell);
        } else {
            longRow = true;
        }
        cellStart = rowLength;
    }

    private String text() {
        for (int i = cellStart; i < rowLength; i++) {
            if (row[i] < 0) {
                return decoder == null
                        ? new String(row, cellStart, rowLength - cellStart, StandardCharsets.UTF_8)
                        : decoded();
            }
        }
        return new String(row, cellStart, rowLength - cellStart, StandardCharsets.ISO_8859_1);
    }

    /** Some bytes have the form of a character and are none. */
    private String decoded() {
        try {
            return decoder.decode(ByteBuffer.wrap(row, cellStart, rowLength - cellStart))
                    .toString();
        } catch (CharacterCodingException e) {
            garbledCell = cells.size();
            return "";
        }
    }

    private int read() throws IOException {
        if (at == filled) {
            filled = in.read(buffer);
            at = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        position++;
        return buffer[at++] & 0xff;
    }

    /** The cells of the row. */
    List<String> cells() {
        return cells;
    }

    /** The first cell that is too long, by its place from 0; negative where none is. */
    int longCell() {
        return longCell;
    }

    /** The last cell whose quotation marks do not match; negative where all do. */
    int brokenCell() {
        return brokenCell;
    }

    /** The last cell with bytes that are no characters; negative where none has. */
    int garbledCell() {
        return garbledCell;
    }

    /** Whether the row is longer than is read. */
    boolean isLongRow() {
        return longRow;
    }

    /** How many bytes of the file end with the row. */
    long position() {
        return position;
    }
}

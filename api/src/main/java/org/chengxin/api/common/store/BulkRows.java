package org.chengxin.api.common.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;

/**
 * Rows for {@link Database#load}, in the form that the database reads them in: tabs between values, one row a line. Bytes become
 * hexadecimal digits, which the statement turns back.
 */
public final class BulkRows {

    /** Pieces are small enough for the collector to move; a whole chunk of an import in one would have a region of its own. */
    private static final int PIECE = 1 << 16;

    private final List<Piece> full = new ArrayList<>();
    private byte[] bytes = new byte[PIECE];
    private int length;
    private int size;

    @SuppressWarnings("ArrayRecordComponent") // nobody compares pieces
    private record Piece(byte[] bytes, int length) {}

    /** Adds a row; a value is a text, a number, a day or moment, a truth value, bytes, or null. */
    public void add(Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                put('\t');
            }
            switch (values[i]) {
                case null -> ascii("\\N");
                case byte[] binary -> ascii(HexFormat.of().formatHex(binary));
                case Boolean truth -> put(truth ? '1' : '0');
                case String text -> text(text);
                default -> ascii(values[i].toString());
            }
        }
        put('\n');
        size++;
    }

    @SuppressWarnings("deprecation") // leaves the high bytes out, which ASCII does not have
    private void ascii(String text) {
        int end = text.length();
        reserve(end);
        text.getBytes(0, end, bytes, length);
        length += end;
    }

    private void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        reserve(2 * encoded.length);
        for (byte b : encoded) {
            switch (b) {
                case '\\' -> escaped('\\');
                case '\t' -> escaped('t');
                case '\n' -> escaped('n');
                default -> bytes[length++] = b;
            }
        }
    }

    private void escaped(char c) {
        bytes[length++] = '\\';
        bytes[length++] = (byte) c;
    }

    private void put(char c) {
        reserve(1);
        bytes[length++] = (byte) c;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            full.add(new Piece(bytes, length));
            bytes = new byte[Math.max(PIECE, more)];
            length = 0;
        }
    }

    /** How many rows there are. */
    public int size() {
        return size;
    }

    /** Reads all of them, as often as it is asked for. */
    InputStream reader() {
        List<InputStream> pieces = new ArrayList<>();
        full.forEach(piece -> pieces.add(new ByteArrayInputStream(piece.bytes(), 0, piece.length())));
        pieces.add(new ByteArrayInputStream(bytes, 0, length));
        return new SequenceInputStream(Collections.enumeration(pieces));
    }
}

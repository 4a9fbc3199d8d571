package org.chengxin.api.common.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Rows for {@link Database#load}, in the form that the database reads them in: tabs between values, one row a line. Bytes become
 * hexadecimal digits, which the statement turns back.
 */
public final class BulkRows {

    private byte[] bytes = new byte[1 << 16];
    private int length;
    private int size;

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
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /** How many rows there are. */
    public int size() {
        return size;
    }

    InputStream reader() {
        return new ByteArrayInputStream(bytes, 0, length);
    }
}

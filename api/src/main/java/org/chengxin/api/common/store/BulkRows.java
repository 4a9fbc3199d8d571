package org.chengxin.api.common.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Rows for {@link Database#load}, in the form that the database reads them in: tabs between values, one row a line. Bytes become
 * hexadecimal digits, which the statement turns back.
 */
public final class BulkRows {

    private static final byte[] NULL = {'\\', 'N'};

    private final Bytes bytes = new Bytes();
    private int size;

    /** Gives the rows away without a copy. */
    private static final class Bytes extends ByteArrayOutputStream {
        Bytes() {
            super(1 << 16);
        }

        InputStream reader() {
            return new ByteArrayInputStream(buf, 0, count);
        }
    }

    /** Adds a row; a value is a text, a number, a day or moment, a truth value, bytes, or null. */
    public void add(Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                bytes.write('\t');
            }
            switch (values[i]) {
                case null -> bytes.writeBytes(NULL);
                case byte[] binary -> ascii(HexFormat.of().formatHex(binary));
                case Boolean truth -> bytes.write(truth ? '1' : '0');
                case String text -> text(text);
                default -> ascii(values[i].toString());
            }
        }
        bytes.write('\n');
        size++;
    }

    private void ascii(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void text(String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            switch (b) {
                case '\\', '\t', '\n' -> {
                    bytes.write('\\');
                    bytes.write(b == '\t' ? 't' : b == '\n' ? 'n' : '\\');
                }
                default -> bytes.write(b);
            }
        }
    }

    /** How many rows there are. */
    public int size() {
        return size;
    }

    InputStream reader() {
        return bytes.reader();
    }
}

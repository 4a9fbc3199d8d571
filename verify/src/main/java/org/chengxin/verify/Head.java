package org.chengxin.verify;

import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The last link of the audit trail's chain at some time, as somebody may have noted it: {@code 1230:5f0c…}.
 *
 * @param seq its number, 0 where nothing was linked yet
 * @param hash its hash, 64 small hexadecimal digits
 */
public record Head(long seq, String hash) {

    private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,17}):([0-9a-f]{64})");

    static Head of(long seq, byte[] hash) {
        return new Head(seq, HexFormat.of().formatHex(hash));
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException if it is no head
     */
    public static Head parse(String text) {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("a head is a number, a colon and 64 hexadecimal digits");
        }
        return new Head(Long.parseLong(form.group(1)), form.group(2));
    }

    @Override
    public String toString() {
        return seq + ":" + hash;
    }
}

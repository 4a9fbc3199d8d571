package org.chengxin.core.subject;

import java.util.Optional;

/**
 * The code of an administrative area (行政区划代码): {@code 150000} the region, {@code 150700} a league or city,
 * {@code 150784} a banner, county or district.
 *
 * @param value six digits
 */
public record AreaCode(String value) {

    private static final int DIGITS = 6;

    public AreaCode {
        if (!wellFormed(value)) {
            throw new IllegalArgumentException("an area code has six digits");
        }
    }

    public static AreaCode of(String value) {
        return new AreaCode(value);
    }

    public static Optional<AreaCode> parse(String value) {
        return wellFormed(value) ? Optional.of(new AreaCode(value)) : Optional.empty();
    }

    /** By hand, since millions of records have one. */
    private static boolean wellFormed(String value) {
        if (value == null || value.length() != DIGITS) {
            return false;
        }
        for (int i = 0; i < DIGITS; i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return value;
    }
}

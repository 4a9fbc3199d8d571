package org.chengxin.core.subject;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code of an administrative area (行政区划代码): {@code 150000} the region, {@code 150700} a league or city,
 * {@code 150784} a banner, county or district.
 *
 * @param value six digits
 */
public record AreaCode(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9]{6}");

    public AreaCode {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an area code has six digits");
        }
    }

    public static AreaCode of(String value) {
        return new AreaCode(value);
    }

    public static Optional<AreaCode> parse(String value) {
        return value != null && FORM.matcher(value).matches() ? Optional.of(new AreaCode(value)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}

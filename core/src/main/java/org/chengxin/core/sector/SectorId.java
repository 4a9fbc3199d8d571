package org.chengxin.core.sector;

import java.util.regex.Pattern;

/**
 * A sector's id, for example {@code mining}.
 *
 * @param value 1 to 32 small letters, digits or inner hyphens, beginning with a letter
 */
public record SectorId(String value) implements Comparable<SectorId> {

    private static final Pattern FORM = Pattern.compile("[a-z](-?[a-z0-9]){0,31}");

    public SectorId {
        if (value == null || value.length() > 32 || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a sector id: '" + value + "'");
        }
    }

    public static SectorId of(String value) {
        return new SectorId(value);
    }

    @Override
    public int compareTo(SectorId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package org.chengxin.core.file;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/**
 * What a record says besides its members, by name: all that the rules of its sector read. Values are checked when they are taken
 * in, so the rules find each fact in the type that its record type gives it.
 */
public final class Facts {

    public static final Facts NONE = new Facts(Map.of());

    private final Map<String, Object> values;

    private Facts(Map<String, Object> values) {
        this.values = values;
    }

    /** Facts with these values: {@link String}, {@link BigDecimal}, {@link Boolean} or {@link LocalDate}. */
    public static Facts of(Map<String, Object> values) {
        if (values.isEmpty()) {
            return NONE;
        }
        for (Object value : values.values()) {
            if (!(value instanceof String
                    || value instanceof BigDecimal
                    || value instanceof Boolean
                    || value instanceof LocalDate)) {
                throw new IllegalArgumentException("a fact is a text, a number, true or false, or a date");
            }
        }
        return new Facts(Map.copyOf(values));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The text, null where the record says nothing. */
    public String text(String name) {
        return (String) values.get(name);
    }

    /** Whether the record says so; absent is no. */
    public boolean isTrue(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    /** The truth value, or the given one where the record says nothing. */
    public boolean truth(String name, boolean otherwise) {
        Boolean value = (Boolean) values.get(name);
        return value == null ? otherwise : value;
    }

    /** The number, null where the record says nothing. */
    public BigDecimal number(String name) {
        return (BigDecimal) values.get(name);
    }

    /** The date, null where the record says nothing. */
    public LocalDate date(String name) {
        return (LocalDate) values.get(name);
    }

    /** All of them, in no order. */
    public Map<String, Object> values() {
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Facts facts && facts.values.equals(values);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(values);
    }

    @Override
    public String toString() {
        return values.keySet().toString();
    }
}

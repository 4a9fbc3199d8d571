package org.chengxin.core.sector;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.chengxin.core.law.Language;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.Text;

/**
 * One fact of a record type: its name, what values it takes, and when it must be there. It is what checks input and what the
 * published JSON Schema and every form are made of.
 *
 * @param name its name in {@code facts}
 * @param title its name for people
 * @param value what values it takes
 * @param required whether every record of the type must have it
 * @param requiredFor the provisions whose records must have it
 */
public record FactType(String name, Text title, Value value, boolean required, Set<ProvisionCode> requiredFor) {

    public FactType {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(value, "value");
        requiredFor = Set.copyOf(requiredFor);
    }

    /** What values a fact takes. */
    public sealed interface Value {
        /** true or false. */
        record Truth() implements Value {}

        /** A calendar day. */
        record Day() implements Value {

            /** The form of a day, since {@code format} alone is only a remark in JSON Schema 2020-12. */
            public static final String FORM = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
        }

        /**
         * A text.
         *
         * @param longest how many characters at most; at least one that is not blank
         */
        record Words(int longest) implements Value {

            private static final String CONTROLS = "\\u0000-\\u001f\\u007f-\\u009f\\ud800-\\udfff";
            private static final String BLANKS =
                    "\\u0020\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

            /** What a text looks like, as a regular expression of ECMA 262: no control character, and not only blanks. */
            public static final String FORM = "^[" + BLANKS + "]*[^" + CONTROLS + BLANKS + "][^" + CONTROLS + "]*$";
        }

        /**
         * One of some words.
         *
         * @param words the words, in the order in which they are shown
         */
        record Choice(List<String> words) implements Value {
            public Choice {
                words = List.copyOf(words);
            }
        }

        /**
         * A decimal number.
         *
         * @param least the least value
         * @param leastIncluded whether that value itself is taken
         * @param most the greatest value
         * @param decimals how many decimal places at most; 0 for whole numbers
         */
        record Decimal(BigDecimal least, boolean leastIncluded, BigDecimal most, int decimals) implements Value {}
    }

    public static FactType truth(String name, Text title) {
        return new FactType(name, title, new Value.Truth(), false, Set.of());
    }

    public static FactType day(String name, Text title) {
        return new FactType(name, title, new Value.Day(), false, Set.of());
    }

    public static FactType words(String name, Text title, int longest) {
        return new FactType(name, title, new Value.Words(longest), false, Set.of());
    }

    public static FactType choice(String name, Text title, List<String> words) {
        return new FactType(name, title, new Value.Choice(words), false, Set.of());
    }

    /** A whole number between two bounds, both included. */
    public static FactType whole(String name, Text title, long least, long most) {
        return new FactType(
                name,
                title,
                new Value.Decimal(BigDecimal.valueOf(least), true, BigDecimal.valueOf(most), 0),
                false,
                Set.of());
    }

    public static FactType number(String name, Text title, Value.Decimal value) {
        return new FactType(name, title, value, false, Set.of());
    }

    /** The same, but every record of the type must have it. */
    public FactType always() {
        return new FactType(name, title, value, true, requiredFor);
    }

    /** The same, but records under these provisions must have it. */
    public FactType forProvisions(Set<ProvisionCode> provisions) {
        return new FactType(name, title, value, required, provisions);
    }

    /** Whether a record under a provision (null where it has none) must have it. */
    public boolean requiredUnder(ProvisionCode provision) {
        return required || (provision != null && requiredFor.contains(provision));
    }

    /** The fact as a JSON Schema (2020-12) of its value. */
    public Map<String, Object> schema(Language language) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", title.in(language));
        switch (value) {
            case Value.Truth truth -> schema.put("type", "boolean");
            case Value.Day day -> {
                schema.put("type", "string");
                schema.put("format", "date");
                schema.put("pattern", Value.Day.FORM);
            }
            case Value.Words words -> {
                schema.put("type", "string");
                schema.put("minLength", 1);
                schema.put("maxLength", words.longest());
                schema.put("pattern", Value.Words.FORM);
            }
            case Value.Choice choice -> {
                schema.put("type", "string");
                schema.put("enum", choice.words());
            }
            case Value.Decimal number -> {
                schema.put("type", number.decimals() == 0 ? "integer" : "number");
                schema.put(number.leastIncluded() ? "minimum" : "exclusiveMinimum", number.least());
                schema.put("maximum", number.most());
                if (number.decimals() > 0) {
                    schema.put("multipleOf", BigDecimal.ONE.movePointLeft(number.decimals()));
                }
            }
        }
        if (!requiredFor.isEmpty()) {
            schema.put(
                    "x-required-for",
                    requiredFor.stream().map(ProvisionCode::value).sorted().toList());
        }
        return schema;
    }
}

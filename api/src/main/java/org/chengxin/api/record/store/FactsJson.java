package org.chengxin.api.record.store;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.chengxin.core.file.Facts;
import org.chengxin.core.sector.FactType;
import org.chengxin.core.sector.RecordType;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Facts as the JSON that the store keeps: names in order, so that the same facts are the same text. */
public final class FactsJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private FactsJson() {}

    public static String write(Facts facts) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            write(facts, json);
        }
        return out.toString();
    }

    /** Writes the facts as an object. */
    public static void write(Facts facts, JsonGenerator json) {
        json.writeStartObject();
        new TreeMap<>(facts.values()).forEach((name, value) -> {
            json.writeName(name);
            switch (value) {
                case String text -> json.writeString(text);
                case Boolean truth -> json.writeBoolean(truth);
                case BigDecimal number -> json.writeNumber(plain(number));
                case LocalDate day -> json.writeString(day.toString());
                default -> throw new IllegalArgumentException("not a fact: " + name);
            }
        });
        json.writeEndObject();
    }

    /**
     * Reads what {@link #write(Facts)} wrote.
     *
     * @param type the record's type, which gives the facts their types
     */
    public static Facts read(String text, RecordType type) {
        Map<String, Object> values = new HashMap<>();
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalStateException("a stored record's facts are no JSON object");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                Object value = value(json);
                FactType fact = type.fact(name);
                if (fact != null) { // this version of the type may not know it any more
                    values.put(
                            name, fact.value() instanceof FactType.Value.Day ? LocalDate.parse((String) value) : value);
                }
            }
        }
        return Facts.of(values);
    }

    private static Object value(JsonParser json) {
        JsonToken token = json.nextToken();
        return switch (token) {
            case VALUE_STRING -> json.getString();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw new IllegalStateException("a stored record has a fact that is " + token);
        };
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

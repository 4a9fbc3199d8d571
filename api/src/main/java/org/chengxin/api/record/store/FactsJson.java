package org.chengxin.api.record.store;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.Facts;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.sector.FactType;
import org.chengxin.core.sector.RecordType;
import tools.jackson.core.JsonGenerator;
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
        Faults faults = new Faults();
        if (!(JsonInput.read(text.getBytes(StandardCharsets.UTF_8), faults) instanceof Map<?, ?> members)) {
            throw new IllegalStateException("a stored record's facts are no JSON object");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (FactType fact : type.facts()) {
            Object value = members.get(fact.name());
            if (value != null) {
                values.put(
                        fact.name(),
                        fact.value() instanceof FactType.Value.Day ? LocalDate.parse((String) value) : value);
            }
        }
        return Facts.of(values);
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}

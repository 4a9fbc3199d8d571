package org.chengxin.core.json;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.Coded;
import org.chengxin.core.file.Penalty;
import org.chengxin.core.file.Penalty.DecidedBy;
import org.chengxin.core.file.Penalty.Field;
import org.chengxin.core.file.Penalty.Procedure;
import org.chengxin.core.file.Penalty.Severity;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A record's {@code penalty} as the contract's JSON: members in one order, so that the same penalty is the same text. */
public final class PenaltyJson {

    private static final int MOST_ITEMS = 20;
    private static final int LONGEST_KIND = 100;
    private static final JsonFactory FACTORY = new JsonFactory();

    private PenaltyJson() {}

    /** Takes in a penalty; what is at fault is null or left out, and named. */
    static Penalty read(Bound given, Faults faults) {
        Penalty penalty = new Penalty(
                given.word("procedure", false, Procedure.values()),
                texts(given, faults),
                given.words("fields", MOST_ITEMS, Field.values()),
                given.word("decidedBy", false, DecidedBy.values()),
                given.word("class", false, Severity.values()),
                given.day("dutiesDoneOn", false));
        given.refuseOthers(FaultCode.FIELD_UNKNOWN);
        return penalty;
    }

    private static List<String> texts(Bound given, Faults faults) {
        return given.items("kinds", MOST_ITEMS, (item, at) -> Bound.text(item, at, LONGEST_KIND, faults));
    }

    /**
     * Reads what {@link #write(Penalty)} wrote.
     *
     * @throws IllegalStateException if it is anything else
     */
    public static Penalty read(String text) {
        Faults faults = new Faults();
        Object json = JsonInput.read(text.getBytes(StandardCharsets.UTF_8), faults);
        Penalty penalty = read(Bound.object(json, "", faults), faults);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("a stored record's penalty is none");
        }
        return penalty;
    }

    /** The penalty as a text. */
    public static String write(Penalty penalty) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            write(penalty, json);
        }
        return out.toString();
    }

    /** Writes the penalty as an object. */
    public static void write(Penalty penalty, JsonGenerator json) {
        json.writeStartObject();
        members(penalty).forEach((name, value) -> {
            if (value instanceof List<?> items) {
                json.writeArrayPropertyStart(name);
                items.forEach(item -> json.writeString((String) item));
                json.writeEndArray();
            } else {
                json.writeStringProperty(name, (String) value);
            }
        });
        json.writeEndObject();
    }

    /** The penalty's members in order, texts and lists of texts; what the record does not say is left out. */
    public static Map<String, Object> members(Penalty penalty) {
        Map<String, Object> members = new LinkedHashMap<>();
        put(members, "procedure", penalty.procedure());
        if (!penalty.kinds().isEmpty()) {
            members.put("kinds", penalty.kinds());
        }
        if (!penalty.fields().isEmpty()) {
            members.put("fields", penalty.fields().stream().map(Field::code).toList());
        }
        put(members, "decidedBy", penalty.decidedBy());
        put(members, "class", penalty.severity());
        if (penalty.dutiesDoneOn() != null) {
            members.put("dutiesDoneOn", penalty.dutiesDoneOn().toString());
        }
        return members;
    }

    private static void put(Map<String, Object> members, String name, Coded word) {
        if (word != null) {
            members.put(name, word.code());
        }
    }
}

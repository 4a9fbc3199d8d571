package org.chengxin.core.json;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Standing;
import org.chengxin.core.general.GeneralCategory;
import org.chengxin.core.general.GeneralRecord;
import org.chengxin.core.general.GeneralRecord.Commitment;
import org.chengxin.core.general.GeneralRecord.Consent;
import org.chengxin.core.general.GeneralRecord.Interview;
import org.chengxin.core.general.GeneralRecord.Registration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a general record says besides the members of every record, as the contract's JSON: members in one order, so that the same
 * record is the same text.
 */
public final class GeneralRecordJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private GeneralRecordJson() {}

    /** The record's own members in order: texts, truth values and objects of them; what it does not say is left out. */
    public static Map<String, Object> members(GeneralRecord record) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("category", record.category().code());
        members.put("text", record.text());
        if (record.consent() != null) {
            Map<String, Object> consent = object(members, "consent");
            put(consent, "number", record.consent().number());
            put(consent, "on", record.consent().on());
        }
        if (record.commitment() != null) {
            Map<String, Object> commitment = object(members, "commitment");
            put(commitment, "dueOn", record.commitment().dueOn());
            put(commitment, "fulfilledOn", record.commitment().fulfilledOn());
            put(commitment, "fulfilled", record.commitment().fulfilled());
        }
        if (record.registration() != null) {
            put(
                    object(members, "registration"),
                    "checkedOn",
                    record.registration().checkedOn());
        }
        if (record.interview() != null) {
            Map<String, Object> interview = object(members, "interview");
            put(interview, "heldOn", record.interview().heldOn());
            put(interview, "topic", record.interview().topic());
            put(interview, "result", record.interview().result());
        }
        return members;
    }

    private static Map<String, Object> object(Map<String, Object> members, String name) {
        Map<String, Object> object = new LinkedHashMap<>();
        members.put(name, object);
        return object;
    }

    private static void put(Map<String, Object> members, String name, Object value) {
        if (value != null) {
            members.put(name, value instanceof LocalDate day ? day.toString() : value);
        }
    }

    /** The record's own members as a text. */
    public static String write(GeneralRecord record) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            write(members(record), json);
        }
        return out.toString();
    }

    private static void write(Map<?, ?> members, JsonGenerator json) {
        json.writeStartObject();
        members.forEach((name, value) -> {
            json.writeName((String) name);
            switch (value) {
                case Map<?, ?> object -> write(object, json);
                case Boolean truth -> json.writeBoolean(truth);
                default -> json.writeString((String) value);
            }
        });
        json.writeEndObject();
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @param record what the record has like every record
     * @param standing what it says of the decision behind it
     * @throws IllegalStateException if the text is anything else
     */
    public static GeneralRecord read(String text, CreditRecord record, Standing standing) {
        if (!(JsonInput.read(text.getBytes(StandardCharsets.UTF_8), new Faults()) instanceof Map<?, ?> members)) {
            throw new IllegalStateException("a stored general record is no JSON object");
        }
        Map<?, ?> consent = (Map<?, ?>) members.get("consent");
        Map<?, ?> commitment = (Map<?, ?>) members.get("commitment");
        Map<?, ?> registration = (Map<?, ?>) members.get("registration");
        Map<?, ?> interview = (Map<?, ?>) members.get("interview");
        return new GeneralRecord(
                record,
                standing,
                GeneralCategory.find((String) members.get("category"))
                        .orElseThrow(() -> new IllegalStateException("a stored general record has no category")),
                (String) members.get("text"),
                consent == null ? null : new Consent((String) consent.get("number"), day(consent, "on")),
                commitment == null
                        ? null
                        : new Commitment(day(commitment, "dueOn"), day(commitment, "fulfilledOn"), (Boolean)
                                commitment.get("fulfilled")),
                registration == null ? null : new Registration(day(registration, "checkedOn")),
                interview == null
                        ? null
                        : new Interview(day(interview, "heldOn"), (String) interview.get("topic"), (String)
                                interview.get("result")));
    }

    private static LocalDate day(Map<?, ?> members, String name) {
        return members.get(name) == null ? null : LocalDate.parse((String) members.get(name));
    }
}

package org.chengxin.api.record.store;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.chengxin.api.common.digest.Digests;
import org.chengxin.api.common.json.Json;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.DocumentReference;
import org.chengxin.core.file.Standing;
import org.chengxin.core.json.GeneralRecordJson;
import org.chengxin.core.json.PenaltyJson;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A record's content as JSON, with the members of the contract: always the same bytes for the same content. */
public final class RecordJson {

    private static final JsonFactory FACTORY = new JsonFactory();

    private RecordJson() {}

    /** What the record says, without its id: two records that say the same are the same. */
    public static byte[] content(StoredRecord stored) {
        if (stored.isGeneral()) {
            return Json.bytes(generalMembers(stored));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(512);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            text(json, "sector", stored.sector());
            members(stored.record(), json);
            standing(stored.standing(), json);
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    public static byte[] hash(StoredRecord stored) {
        return Digests.sha256(content(stored));
    }

    private static Map<String, Object> generalMembers(StoredRecord stored) {
        CreditRecord record = stored.record();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", record.type());
        members.putAll(GeneralRecordJson.members(stored.general()));
        members.put("decidedOn", record.decidedOn());
        members.put("act", record.act());
        members.put("endedOn", record.endedOn());
        members.put("repairedOn", record.repairedOn());
        members.put("validUntil", record.validUntil());
        members.put("document", document(record.document()));
        members.put("public", record.disclosable());
        Standing standing = stored.standing();
        members.put("basis", standing.basis() == null ? null : standing.basis().code());
        members.put("finalOn", standing.finalOn());
        members.put("penalty", standing.penalty() == null ? null : PenaltyJson.members(standing.penalty()));
        members.values().removeIf(Objects::isNull);
        return members;
    }

    /** A document's members, null where there is none. */
    public static Map<String, Object> document(DocumentReference document) {
        if (document == null) {
            return null;
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("number", document.number());
        members.put(
                "authority",
                document.authority() == null ? null : document.authority().value());
        members.put("issuer", document.issuer());
        members.values().removeIf(Objects::isNull);
        return members;
    }

    /** The members that the rules of its sector read, but for its id. */
    public static void members(CreditRecord record, JsonGenerator json) {
        json.writeStringProperty("type", record.type());
        text(json, "provision", record.provision());
        text(json, "decidedOn", record.decidedOn());
        text(json, "act", record.act());
        json.writeName("facts");
        FactsJson.write(record.facts(), json);
        text(json, "endedOn", record.endedOn());
        text(json, "repairedOn", record.repairedOn());
        text(json, "validUntil", record.validUntil());
        DocumentReference document = record.document();
        if (document != null) {
            json.writeObjectPropertyStart("document");
            text(json, "number", document.number());
            text(json, "authority", document.authority());
            text(json, "issuer", document.issuer());
            json.writeEndObject();
        }
        if (record.disclosable() != null) {
            json.writeBooleanProperty("public", record.disclosable());
        }
    }

    private static void standing(Standing standing, JsonGenerator json) {
        if (standing.basis() != null) {
            json.writeStringProperty("basis", standing.basis().code());
        }
        text(json, "finalOn", standing.finalOn());
        if (standing.penalty() != null) {
            json.writeName("penalty");
            json.writeRawValue(PenaltyJson.write(standing.penalty()));
        }
    }

    private static void text(JsonGenerator json, String name, Object value) {
        if (value != null) {
            json.writeStringProperty(name, value.toString());
        }
    }

    static String text(StoredRecord stored) {
        return new String(content(stored), StandardCharsets.UTF_8);
    }
}

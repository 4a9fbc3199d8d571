package org.chengxin.api.grade.service;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import org.chengxin.api.record.store.RecordJson;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Listing;
import org.chengxin.core.file.PriorGrade;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A credit file as the JSON of an evaluation request: always the same bytes for the same file and day, and fit to be sent to the
 * evaluation again.
 */
final class CanonicalFile {

    private static final JsonFactory FACTORY = new JsonFactory();

    private CanonicalFile() {}

    /** The file with the day looked at. */
    static byte[] bytes(CreditFile file, LocalDate asOf) {
        return bytes(bytes(file), asOf);
    }

    /** The same of a file whose bytes are known. */
    static byte[] bytes(byte[] file, LocalDate asOf) {
        byte[] day = ("{\"asOf\":\"" + asOf + "\",").getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(day, day.length + file.length - 1);
        System.arraycopy(file, 1, all, day.length, file.length - 1);
        return all;
    }

    /** The file alone. */
    static byte[] bytes(CreditFile file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(2048);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeObjectPropertyStart("subject");
            json.writeStringProperty("kind", file.kind().code());
            json.writeStringProperty("role", file.role());
            json.writeStringProperty("status", file.status().code());
            json.writeEndObject();
            json.writeArrayPropertyStart("priorGrades");
            for (PriorGrade prior : file.priorGrades()) {
                json.writeStartObject();
                json.writeStringProperty("period", prior.period());
                json.writeStringProperty("grade", prior.grade().letter());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("listings");
            for (Listing listing : file.listings()) {
                json.writeStartObject();
                json.writeStringProperty("list", listing.list().code());
                json.writeStringProperty("sector", listing.sector().value());
                text(json, "from", listing.from());
                text(json, "until", listing.until());
                if (listing.disputed()) {
                    json.writeBooleanProperty("disputed", true);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("records");
            for (CreditRecord record : file.records()) {
                json.writeStartObject();
                json.writeStringProperty("id", record.id());
                RecordJson.members(record, json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void text(JsonGenerator json, String name, Object value) {
        if (value != null) {
            json.writeStringProperty(name, value.toString());
        }
    }
}

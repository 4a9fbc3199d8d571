package org.chengxin.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.chengxin.core.json.PenaltyJson;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Writes subjects as UTF-8 NDJSON, one a line, absent members left out; the records in the order of a stored file (reading T7). */
final class NdjsonWriter implements AutoCloseable {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .rootValueSeparator("\n")
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final JsonGenerator json;

    /** Writes into a stream, which stays the caller's to close. */
    NdjsonWriter(OutputStream out) {
        this.json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    void write(SampleSubject subject) {
        json.writeStartObject();
        json.writeStringProperty("kind", subject.kind.code());
        if (subject.person == null) {
            json.writeStringProperty("code", subject.code);
        } else {
            json.writeStringProperty("idNumber", subject.person.idNumber());
            json.writeStringProperty("id", subject.person.id());
        }
        json.writeStringProperty("name", subject.name);
        json.writeStringProperty("area", subject.area.code().value());
        json.writeStringProperty("status", subject.status.code());
        json.writeObjectPropertyStart("roles");
        subject.roles.forEach((sector, role) -> json.writeStringProperty(sector.id(), role));
        json.writeEndObject();
        priorGrades(subject.priorGrades);
        listings(subject.listings);
        records(subject.records);
        json.writeEndObject();
    }

    private void priorGrades(List<SampleSubject.Prior> priorGrades) {
        if (priorGrades.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("priorGrades");
        for (SampleSubject.Prior prior : priorGrades) {
            json.writeStartObject();
            json.writeStringProperty("sector", prior.sector().id());
            json.writeStringProperty("period", prior.period());
            json.writeStringProperty("grade", prior.grade());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void listings(List<SampleSubject.Entry> listings) {
        if (listings.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("listings");
        for (SampleSubject.Entry entry : listings) {
            json.writeStartObject();
            json.writeStringProperty("sector", entry.sector().id());
            json.writeStringProperty("list", entry.list());
            day("from", entry.from());
            day("until", entry.until());
            json.writeStringProperty("reason", entry.reason());
            json.writeStringProperty("office", entry.office());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void records(List<SampleRecord> records) {
        List<SampleRecord> ordered = new ArrayList<>(records);
        ordered.sort(Comparator.comparing(entry -> entry.decidedOn));
        json.writeArrayPropertyStart("records");
        for (SampleRecord record : ordered) {
            json.writeStartObject();
            json.writeStringProperty("sector", record.sector.id());
            json.writeStringProperty("type", record.type);
            text("provision", record.provision);
            day("decidedOn", record.decidedOn);
            text("act", record.act);
            facts(record.facts);
            day("endedOn", record.endedOn);
            day("repairedOn", record.repairedOn);
            day("validUntil", record.validUntil);
            if (record.disclosable != null) {
                json.writeBooleanProperty("public", record.disclosable);
            }
            json.writeObjectPropertyStart("document");
            json.writeStringProperty("number", record.document.number());
            json.writeStringProperty("authority", record.document.authority().value());
            json.writeStringProperty("issuer", record.document.issuer());
            json.writeEndObject();
            text("basis", record.basis);
            day("finalOn", record.finalOn);
            if (record.penalty != null) {
                json.writeName("penalty");
                PenaltyJson.write(record.penalty, json);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void facts(Map<String, Object> facts) {
        json.writeObjectPropertyStart("facts");
        facts.forEach((name, value) -> {
            switch (value) {
                case String text -> json.writeStringProperty(name, text);
                case Long number -> json.writeNumberProperty(name, number);
                case Boolean truth -> json.writeBooleanProperty(name, truth);
                default -> throw new IllegalStateException("no fact is a " + value.getClass());
            }
        });
        json.writeEndObject();
    }

    private void text(String name, String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }

    private void day(String name, LocalDate day) {
        if (day != null) {
            json.writeStringProperty(name, day.toString());
        }
    }

    /** Ends the last line and hands everything to the stream. */
    @Override
    public void close() throws IOException {
        try {
            json.writeRaw('\n');
            json.close();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }
}

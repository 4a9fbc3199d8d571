package org.chengxin.verify;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What came of verifying everything. */
public record Report(ChainReport chain, EvaluationReport evaluations, ClosingReport closings) {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** The first thing that does not fit: in the chain, else among the evaluations, else among the closed periods. */
    public Optional<Misfit> misfit() {
        return Stream.of(chain.misfit(), evaluations.misfit(), closings.misfit())
                .filter(Objects::nonNull)
                .findFirst();
    }

    public boolean verified() {
        return misfit().isEmpty();
    }

    /** For people; the last line is the result. */
    public String text() {
        return String.format(
                Locale.ROOT,
                """
                audit trail: %,d entries, %,d linked, %,d to be linked
                head: %s
                evaluations: %,d; made again identically %,d, erased %,d, made by other law or code %,d, not fitting %,d
                closed periods: %,d with %,d grades
                %s""",
                chain.entries(),
                chain.links(),
                chain.pending(),
                chain.head(),
                evaluations.all(),
                evaluations.identical(),
                evaluations.erased(),
                evaluations.other(),
                evaluations.misfits(),
                closings.periods(),
                closings.grades(),
                misfit().map(first -> "NOT VERIFIED: " + first).orElse("verified"));
    }

    /** For programs. */
    public String json() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeBooleanProperty("verified", verified());
            json.writeObjectPropertyStart("audit");
            json.writeNumberProperty("entries", chain.entries());
            json.writeNumberProperty("linked", chain.links());
            json.writeNumberProperty("pending", chain.pending());
            json.writeStringProperty("head", chain.head().toString());
            json.writeEndObject();
            json.writeObjectPropertyStart("evaluations");
            json.writeNumberProperty("all", evaluations.all());
            json.writeNumberProperty("identical", evaluations.identical());
            json.writeNumberProperty("erased", evaluations.erased());
            json.writeNumberProperty("other", evaluations.other());
            json.writeNumberProperty("misfits", evaluations.misfits());
            json.writeEndObject();
            json.writeObjectPropertyStart("closings");
            json.writeNumberProperty("periods", closings.periods());
            json.writeNumberProperty("grades", closings.grades());
            json.writeEndObject();
            misfit().ifPresent(first -> {
                json.writeObjectPropertyStart("misfit");
                json.writeStringProperty("part", first.part().title());
                json.writeNumberProperty("id", first.id());
                json.writeStringProperty("why", first.why());
                json.writeEndObject();
            });
            json.writeEndObject();
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}

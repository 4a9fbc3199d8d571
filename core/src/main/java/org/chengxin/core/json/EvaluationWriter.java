package org.chengxin.core.json;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.function.Predicate;
import org.chengxin.core.evaluation.Condition;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Flag;
import org.chengxin.core.evaluation.Line;
import org.chengxin.core.evaluation.ListEffect;
import org.chengxin.core.evaluation.Missing;
import org.chengxin.core.law.Language;
import org.chengxin.core.law.Measure;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes an evaluation as the contract's JSON: always the same bytes for the same evaluation, language and view. */
public final class EvaluationWriter {

    private static final JsonFactory FACTORY = new JsonFactory();

    private EvaluationWriter() {}

    /** The whole evaluation as UTF-8. */
    public static byte[] bytes(Evaluation evaluation, Language language) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        write(evaluation, language, out);
        return out.toByteArray();
    }

    /** Writes the whole evaluation as UTF-8. */
    public static void write(Evaluation evaluation, Language language, OutputStream out) {
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            members(evaluation, language, line -> true, json);
            json.writeEndObject();
        }
    }

    /**
     * Writes the members of an evaluation into an object that the caller has begun.
     *
     * @param disclosed which lines the reader may see; the others become one line with their number and sum
     */
    public static void members(
            Evaluation evaluation, Language language, Predicate<Line> disclosed, JsonGenerator json) {
        json.writeStringProperty("sector", evaluation.sector().value());
        json.writeStringProperty("asOf", evaluation.asOf().toString());
        if (evaluation.period() != null) {
            json.writeStringProperty("period", evaluation.period());
        }
        json.writeStringProperty("ruleSet", evaluation.ruleSet().id());
        json.writeStringProperty("status", evaluation.status().code());
        if (evaluation.grade() != null) {
            json.writeStringProperty("grade", evaluation.grade().letter());
        }
        if (evaluation.score() != null) {
            number("score", evaluation.score(), json);
        }
        lines(evaluation, language, disclosed, json);
        json.writeArrayPropertyStart("conditions");
        for (Condition condition : evaluation.conditions()) {
            json.writeStartObject();
            if (condition.grade() != null) {
                json.writeStringProperty("grade", condition.grade().letter());
            }
            json.writeStringProperty("citation", condition.citation().text());
            json.writeStringProperty("text", condition.text().in(language));
            json.writeBooleanProperty("met", condition.met());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("lists");
        for (ListEffect effect : evaluation.lists()) {
            json.writeStartObject();
            json.writeStringProperty("list", effect.list().code());
            json.writeStringProperty("effect", effect.effect().code());
            json.writeStringProperty("citation", effect.citation().text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("flags");
        for (Flag flag : evaluation.flags()) {
            json.writeStartObject();
            json.writeStringProperty("flag", flag.flag());
            json.writeStringProperty("citation", flag.citation().text());
            json.writeStringProperty("why", flag.why().in(language));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("measures");
        for (Measure measure : evaluation.measures()) {
            json.writeStartObject();
            json.writeStringProperty("code", measure.code());
            json.writeStringProperty("citation", measure.citation().text());
            json.writeStringProperty("text", measure.text());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("missing");
        for (Missing missing : evaluation.missing()) {
            json.writeStartObject();
            json.writeStringProperty("citation", missing.citation().text());
            json.writeStringProperty("text", missing.text().in(language));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void lines(Evaluation evaluation, Language language, Predicate<Line> disclosed, JsonGenerator json) {
        int undisclosed = 0;
        BigDecimal undisclosedPoints = BigDecimal.ZERO;
        json.writeArrayPropertyStart("lines");
        for (Line line : evaluation.lines()) {
            if (!disclosed.test(line)) {
                undisclosed++;
                undisclosedPoints = undisclosedPoints.add(line.points());
                continue;
            }
            json.writeStartObject();
            json.writeStringProperty("record", line.record());
            json.writeStringProperty("provision", line.provision().value());
            json.writeStringProperty("citation", line.citation().text());
            number("points", line.points(), json);
            json.writeBooleanProperty("counted", line.counted());
            json.writeStringProperty("why", line.why().in(language));
            json.writeEndObject();
        }
        if (undisclosed > 0) {
            json.writeStartObject();
            json.writeNumberProperty("undisclosed", undisclosed);
            number("points", undisclosedPoints, json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void number(String name, BigDecimal value, JsonGenerator json) {
        BigDecimal plain = value.stripTrailingZeros();
        json.writeName(name);
        json.writeNumber(plain.toPlainString());
    }
}

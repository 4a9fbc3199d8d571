package org.chengxin.core.json;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.chengxin.core.forecast.Change;
import org.chengxin.core.forecast.Forecast;
import org.chengxin.core.forecast.Position;
import org.chengxin.core.forecast.RepairOutlook;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Language;
import org.chengxin.core.law.Measure;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.Text;
import org.chengxin.core.procedure.Obstacle;
import org.chengxin.core.procedure.RequiredPaper;
import org.chengxin.core.sector.Turn;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a forecast as the contract's JSON. What comes from records that the reader may not see is told without them: that something
 * changes and on which day, but not which record it is of.
 */
public final class ForecastWriter {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Text UNDISCLOSED = Text.of("因未公开的信息", "because of information that is not public");
    private static final Citation PUBLIC_ALONE = Citation.of("自治区政府令第234号第二十三条");

    private final Forecast forecast;
    private final Language language;
    private final Predicate<String> shown;
    private final JsonGenerator json;

    private ForecastWriter(Forecast forecast, Language language, Predicate<String> shown, JsonGenerator json) {
        this.forecast = forecast;
        this.language = language;
        this.shown = shown;
        this.json = json;
    }

    /**
     * A forecast as UTF-8.
     *
     * @param shown which records, by their ids, the reader may see
     */
    public static byte[] bytes(Forecast forecast, Language language, Predicate<String> shown) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            new ForecastWriter(forecast, language, shown, json).write();
        }
        return out.toByteArray();
    }

    private void write() {
        json.writeStartObject();
        json.writeStringProperty("sector", forecast.sector().value());
        json.writeStringProperty("asOf", forecast.today().toString());
        json.writeStringProperty("until", forecast.until().toString());
        json.writeObjectPropertyStart("now");
        position(forecast.now());
        json.writeEndObject();
        json.writeArrayPropertyStart("changes");
        forecast.changes().forEach(this::change);
        json.writeEndArray();
        json.writeArrayPropertyStart("repairs");
        forecast.repairs().stream()
                .filter(repair -> shown.test(repair.record().id()))
                .forEach(this::repair);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void position(Position position) {
        json.writeStringProperty("status", position.status().code());
        if (position.grade() != null) {
            json.writeStringProperty("grade", position.grade().letter());
        }
        if (position.score() != null) {
            json.writeName("score");
            json.writeNumber(position.score().stripTrailingZeros().toPlainString());
        }
        json.writeArrayPropertyStart("lists");
        for (Position.ListPlace place : position.lists()) {
            json.writeStartObject();
            json.writeStringProperty("list", place.list().code());
            json.writeStringProperty("sector", place.sector().value());
            json.writeStringProperty("state", place.isProposed() ? "proposed" : "listed");
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("flags");
        position.flags().forEach(json::writeString);
        json.writeEndArray();
    }

    private void change(Change change) {
        json.writeStartObject();
        json.writeStringProperty("on", change.on().toString());
        position(change.position());
        json.writeObjectPropertyStart("measures");
        measures("added", change.added());
        measures("removed", change.removed());
        json.writeEndObject();
        List<Cause> causes = causes(change);
        json.writeStringProperty("why", causes.get(0).why());
        json.writeStringProperty("citation", causes.get(0).citation());
        json.writeArrayPropertyStart("causes");
        for (Cause cause : causes) {
            json.writeStartObject();
            json.writeStringProperty("why", cause.why());
            json.writeStringProperty("citation", cause.citation());
            if (cause.record() != null) {
                json.writeStringProperty("record", cause.record());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /**
     * A cause as the reader gets it.
     *
     * @param record null where there is none or it is not shown
     */
    private record Cause(String why, String citation, String record) {}

    /** Those that the reader may see, and one for all the others. */
    private List<Cause> causes(Change change) {
        Set<Cause> causes = new LinkedHashSet<>();
        boolean hidden = false;
        for (Turn turn : change.causes()) {
            if (turn.record() == null || shown.test(turn.record())) {
                causes.add(new Cause(turn.why().in(language), turn.citation().text(), turn.record()));
            } else {
                hidden = true;
            }
        }
        if (hidden) {
            causes.add(new Cause(UNDISCLOSED.in(language), PUBLIC_ALONE.text(), null));
        }
        return List.copyOf(causes);
    }

    private void measures(String name, List<Measure> measures) {
        json.writeArrayPropertyStart(name);
        for (Measure measure : measures) {
            json.writeStartObject();
            json.writeStringProperty("code", measure.code());
            json.writeStringProperty("citation", measure.citation().text());
            json.writeStringProperty("text", measure.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void repair(RepairOutlook repair) {
        json.writeStartObject();
        json.writeStringProperty("record", repair.record().id());
        if (repair.from() != null) {
            json.writeStringProperty("from", repair.from().toString());
        }
        json.writeArrayPropertyStart("blockedBy");
        repair.blockedBy().forEach(this::obstacle);
        json.writeEndArray();
        json.writeArrayPropertyStart("papers");
        for (RequiredPaper paper : repair.papers()) {
            json.writeStartObject();
            json.writeStringProperty("code", paper.code());
            json.writeStringProperty("citation", paper.citation().text());
            json.writeStringProperty("text", paper.text().in(language));
            json.writeEndObject();
        }
        json.writeEndArray();
        if (repair.after() != null) {
            json.writeObjectPropertyStart("after");
            position(repair.after());
            measures("measures", repair.after().measures());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void obstacle(Obstacle obstacle) {
        boolean known = obstacle.record() == null || shown.test(obstacle.record());
        Reason why = known ? obstacle.why() : Reason.of(UNDISCLOSED);
        json.writeStartObject();
        json.writeStringProperty("citation", obstacle.citation().text());
        json.writeStringProperty("text", why.in(language));
        if (obstacle.from() != null) {
            json.writeStringProperty("until", obstacle.from().minusDays(1).toString());
        }
        json.writeEndObject();
    }
}

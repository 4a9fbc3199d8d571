package org.chengxin.api.grade.service;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chengxin.api.common.json.Prepared;
import org.chengxin.api.grade.store.StoredFile;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Line;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.json.EvaluationWriter;
import org.chengxin.core.law.Language;
import org.chengxin.core.sector.Sector;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * An evaluation as an anonymous reader gets it: the lines of records that are disclosed today, whatever day was evaluated, the
 * others as one line with their number and sum; repaired ones are left out.
 */
final class PublicAnswer {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final Evaluation evaluation;
    /** The ids of the records that are shown, null for all. */
    private final Set<String> disclosed;

    private final boolean closed;

    private PublicAnswer(Evaluation evaluation, Set<String> disclosed, boolean closed) {
        this.evaluation = evaluation;
        this.disclosed = disclosed;
        this.closed = closed;
    }

    /**
     * An answer.
     *
     * @param evaluation of any day
     * @param fileToday the file on the present day
     * @param stored what it was made from
     * @param closed whether the period of the day evaluated is closed, so that its grade is final
     */
    static PublicAnswer of(
            Evaluation evaluation,
            CreditFile fileToday,
            StoredFile stored,
            Sector sector,
            LocalDate today,
            boolean closed) {
        Set<String> repaired = new HashSet<>();
        for (CreditRecord record : fileToday.records()) {
            if (record.repairedBy(today)) {
                repaired.add(record.id());
            }
        }
        return new PublicAnswer(
                without(repaired, evaluation),
                Disclosures.on(today, fileToday, stored, sector).keySet(),
                closed);
    }

    /** The answer for who may read the whole file. */
    static PublicAnswer whole(Evaluation evaluation, boolean closed) {
        return new PublicAnswer(evaluation, null, closed);
    }

    private static Evaluation without(Set<String> records, Evaluation evaluation) {
        if (records.isEmpty()) {
            return evaluation;
        }
        List<Line> lines = evaluation.lines().stream()
                .filter(line -> !records.contains(line.record()))
                .toList();
        return new Evaluation(
                evaluation.sector(),
                evaluation.asOf(),
                evaluation.period(),
                evaluation.ruleSet(),
                evaluation.status(),
                evaluation.grade(),
                evaluation.score(),
                lines,
                evaluation.conditions(),
                evaluation.lists(),
                evaluation.flags(),
                evaluation.measures(),
                evaluation.missing());
    }

    Prepared in(Language language) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            EvaluationWriter.members(
                    evaluation, language, line -> disclosed == null || disclosed.contains(line.record()), json);
            json.writeBooleanProperty("final", closed);
            json.writeEndObject();
        }
        return Prepared.of(out.toByteArray());
    }
}

package org.chengxin.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.CreditFileReader;
import org.chengxin.core.json.EvaluationWriter;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.law.Language;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorRegistry;
import org.chengxin.core.sector.TinySector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RemakingTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final String CODE = "1+ab";
    private static final String FILE = file("甲");
    private static final SectorRegistry REGISTRY = SectorRegistry.of(List.of(new TinySector()), List.of());
    private static final Kept RIGHT = kept();

    private static String file(String place) {
        return "\"subject\":{\"kind\":\"legal-person\",\"role\":\"member\"},\"records\":[{\"id\":\"r1\",\"type\":\"inspection\","
                + "\"decidedOn\":\"2026-01-05\",\"facts\":{\"place\":\"" + place
                + "\"}},{\"id\":\"r2\",\"type\":\"adverse\","
                + "\"provision\":\"2-1\",\"decidedOn\":\"2026-02-05\",\"facts\":{\"days\":3}}]}";
    }

    /** A row before its texts are packed, of which each test changes one thing. */
    record Kept(
            String ruleSet,
            String ruleSetHash,
            String code,
            String status,
            String grade,
            BigDecimal score,
            String file,
            String input,
            String answer,
            LocalDate asOf,
            String sector) {

        KeptEvaluation row() {
            return new KeptEvaluation(
                    7,
                    sector,
                    asOf,
                    ruleSet,
                    ruleSetHash,
                    code,
                    status,
                    grade,
                    score,
                    sha256(file),
                    sha256(input),
                    sha256(answer),
                    deflated(input),
                    deflated(answer),
                    false);
        }

        Kept law(String otherSet, String otherHash) {
            return new Kept(otherSet, otherHash, code, status, grade, score, file, input, answer, asOf, sector);
        }

        Kept code(String other) {
            return new Kept(ruleSet, ruleSetHash, other, status, grade, score, file, input, answer, asOf, sector);
        }

        Kept outcome(String otherStatus, String otherGrade, String otherScore) {
            return new Kept(
                    ruleSet,
                    ruleSetHash,
                    code,
                    otherStatus,
                    otherGrade,
                    otherScore == null ? null : new BigDecimal(otherScore),
                    file,
                    input,
                    answer,
                    asOf,
                    sector);
        }

        Kept texts(String otherFile, String otherInput, String otherAnswer) {
            return new Kept(
                    ruleSet, ruleSetHash, code, status, grade, score, otherFile, otherInput, otherAnswer, asOf, sector);
        }

        Kept on(LocalDate other, String otherSector) {
            return new Kept(ruleSet, ruleSetHash, code, status, grade, score, file, input, answer, other, otherSector);
        }
    }

    private static Kept kept() {
        String input = "{\"asOf\":\"" + DAY + "\"," + FILE;
        Sector sector = REGISTRY.find("tiny").orElseThrow();
        Faults faults = new Faults();
        Optional<CreditFileReader.Request> request = new CreditFileReader(REGISTRY, sector, DAY)
                .read(JsonInput.read(input.getBytes(StandardCharsets.UTF_8), faults), faults);
        assertThat(faults.list()).isEmpty();
        Evaluation evaluation = sector.evaluate(request.orElseThrow().file(), DAY);
        return new Kept(
                evaluation.ruleSet().id(),
                evaluation.ruleSet().hash(),
                CODE,
                evaluation.status().code(),
                evaluation.grade().letter(),
                evaluation.score().setScale(10),
                "{" + FILE,
                input,
                new String(EvaluationWriter.bytes(evaluation, Language.ZH), StandardCharsets.UTF_8),
                DAY,
                "tiny");
    }

    private static EvaluationReport check(KeptEvaluation row) {
        return new Remaking(REGISTRY, sector -> CODE).check(row);
    }

    private static String misfit(KeptEvaluation row) {
        EvaluationReport report = check(row);
        assertThat(report.misfits()).isEqualTo(1);
        assertThat(report.misfit().part()).isEqualTo(Misfit.Part.EVALUATION);
        assertThat(report.misfit().id()).isEqualTo(7);
        return report.misfit().why();
    }

    @Test
    void what_was_kept_as_it_came_out_is_identical() {
        assertThat(check(RIGHT.row())).isEqualTo(new EvaluationReport(1, 0, 0, 0, null));
        assertThat(check(RIGHT.code("0.9+cd").row()).identical())
                .as("other code that gives the same answer")
                .isEqualTo(1);
    }

    static Stream<Kept> changed() {
        String other = RIGHT.answer().replace("\"grade\":\"A\"", "\"grade\":\"B\"");
        return Stream.of(
                RIGHT.law("tiny-2019-01-01", RIGHT.ruleSetHash()),
                RIGHT.law(RIGHT.ruleSet(), "00".repeat(32)),
                RIGHT.outcome("graded", "B", "2.5"),
                RIGHT.outcome("graded", "A", "2.4"),
                RIGHT.outcome("graded", "A", null),
                RIGHT.outcome("ungraded", null, "2.5"),
                RIGHT.texts(RIGHT.file(), RIGHT.input(), other),
                RIGHT.texts("{" + file("乙"), RIGHT.input(), RIGHT.answer()),
                RIGHT.texts(RIGHT.file(), RIGHT.input().replace("\"days\":3", "\"days\":4"), RIGHT.answer()),
                RIGHT.texts(RIGHT.file(), RIGHT.input().replace("\"days\":3", "\"days\":400"), RIGHT.answer()),
                RIGHT.texts(RIGHT.file(), RIGHT.input().replace(DAY.toString(), "2026-03-11"), RIGHT.answer()),
                RIGHT.texts(RIGHT.file(), RIGHT.input().substring(1), RIGHT.answer()),
                RIGHT.on(DAY.plusDays(1), "tiny"));
    }

    @ParameterizedTest
    @MethodSource("changed")
    void whatever_is_changed_shows(Kept changed) {
        assertThat(changed).isNotEqualTo(RIGHT);
        assertThat(misfit(changed.row())).doesNotContain("甲", "400");
        assertThat(check(changed.code("0.9+cd").row()))
                .as("by other code it may have come out so")
                .isEqualTo(new EvaluationReport(0, 0, 1, 0, null));
    }

    @Test
    void texts_that_are_not_those_of_the_hashes_are_no_other_law() {
        KeptEvaluation row = RIGHT.code("0.9+cd").row();
        byte[] another = deflated("{}");

        assertThat(misfit(with(row, another, row.answer(), false))).contains("input");
        assertThat(misfit(with(row, row.input(), another, false))).contains("answer");
        assertThat(misfit(with(row, new byte[] {1, 2, 3}, row.answer(), false))).contains("input");
    }

    @Test
    void what_was_erased_is_counted_and_has_no_texts() {
        KeptEvaluation row = RIGHT.row();

        assertThat(check(with(row, null, null, true))).isEqualTo(new EvaluationReport(0, 1, 0, 0, null));
        assertThat(misfit(with(row, row.input(), null, true))).contains("erased");
        assertThat(misfit(with(row, null, null, false))).contains("missing");
    }

    @Test
    void an_evaluation_of_a_sector_that_is_gone_is_by_other_code() {
        assertThat(check(RIGHT.on(DAY, "gone").row()).other()).isEqualTo(1);
    }

    private static KeptEvaluation with(KeptEvaluation row, byte[] input, byte[] answer, boolean erased) {
        return new KeptEvaluation(
                row.id(),
                row.sector(),
                row.asOf(),
                row.ruleSet(),
                row.ruleSetHash(),
                row.code(),
                row.status(),
                row.grade(),
                row.score(),
                row.fileHash(),
                row.inputHash(),
                row.answerHash(),
                input,
                answer,
                erased);
    }

    private static byte[] deflated(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

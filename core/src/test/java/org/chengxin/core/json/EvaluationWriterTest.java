package org.chengxin.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.chengxin.core.evaluation.Condition;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Flag;
import org.chengxin.core.evaluation.Line;
import org.chengxin.core.evaluation.ListEffect;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.GradeMeaning;
import org.chengxin.core.law.Language;
import org.chengxin.core.law.Measure;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.Rule;
import org.chengxin.core.law.RuleBook;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Term;
import org.chengxin.core.law.Text;
import org.chengxin.core.sector.SectorId;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

class EvaluationWriterTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 31);
    private static final Citation CITATION = Citation.of("第十三条");
    private static final Term TERM = new Term(LocalDate.of(2020, 12, 1), null);
    private static final Measure MEASURE = new Measure(
            "ME1", CITATION, "A", "joint", "共享", null, Set.of(Grade.A), Set.of(), Set.of(), Set.of(), false, TERM);
    private static final RuleSet RULES = RuleBook.of(
                    "mining",
                    List.of(),
                    List.of(new Rule("1", null, CITATION, Text.law("界限"), null, null, TERM)),
                    List.of(MEASURE),
                    List.of(new GradeMeaning(Grade.A, Text.law("好"), CITATION)))
            .ruleSets()
            .get(0);

    private static Line line(String record, String points) {
        BigDecimal number = new BigDecimal(points);
        return new Line(
                record,
                ProvisionCode.of("holder-37-2"),
                CITATION,
                number,
                number.signum() != 0,
                Reason.of(Text.of("扣{0}分", "deducts {0}"), number));
    }

    private static Evaluation.Builder answer(Line... lines) {
        Evaluation.Builder answer = Evaluation.of(SectorId.of("mining"), DAY, "2026-Q4", RULES);
        for (Line line : lines) {
            answer.line(line);
        }
        return answer;
    }

    private static String json(Evaluation evaluation, Language language) {
        return new String(EvaluationWriter.bytes(evaluation, language), StandardCharsets.UTF_8);
    }

    private static String visible(Evaluation evaluation, Predicate<Line> disclosed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            EvaluationWriter.members(evaluation, Language.ZH, disclosed, json);
            json.writeEndObject();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesTheWholeAnswerOfTheContract() {
        Evaluation evaluation = answer(line("r1", "-200"))
                .score(new BigDecimal("814.00"))
                .condition(new Condition(Grade.B, CITATION, Reason.of(Text.of("八百以上", "above 800")), true))
                .condition(new Condition(null, CITATION, Reason.of(Text.law("第三次")), false))
                .list(new ListEffect(ListKind.SEVERE, ListEffect.Effect.PROPOSE, CITATION))
                .flag(new Flag("more-inspections", CITATION, Reason.of(Text.of("投诉多", "many complaints"))))
                .measures(List.of(MEASURE))
                .graded(Grade.B);
        assertThat(json(evaluation, Language.EN))
                .isEqualTo("{\"sector\":\"mining\",\"asOf\":\"2026-12-31\",\"period\":\"2026-Q4\","
                        + "\"ruleSet\":\"mining-2020-12-01\",\"status\":\"graded\",\"grade\":\"B\",\"score\":814,"
                        + "\"lines\":[{\"record\":\"r1\",\"provision\":\"holder-37-2\",\"citation\":\"第十三条\","
                        + "\"points\":-200,\"counted\":true,\"why\":\"deducts -200\"}],"
                        + "\"conditions\":[{\"grade\":\"B\",\"citation\":\"第十三条\",\"text\":\"above 800\",\"met\":true},"
                        + "{\"citation\":\"第十三条\",\"text\":\"第三次\",\"met\":false}],"
                        + "\"lists\":[{\"list\":\"severe\",\"effect\":\"propose\",\"citation\":\"第十三条\"}],"
                        + "\"flags\":[{\"flag\":\"more-inspections\",\"citation\":\"第十三条\",\"why\":\"many complaints\"}],"
                        + "\"measures\":[{\"code\":\"ME1\",\"citation\":\"第十三条\",\"text\":\"共享\"}],\"missing\":[]}");
        assertThat(json(evaluation, Language.ZH))
                .contains("扣-200分", "八百以上", "投诉多")
                .doesNotContain("above");
    }

    @Test
    void whatIsAbsentIsNotInTheObject() {
        Evaluation evaluation = Evaluation.of(SectorId.of("industry"), DAY, null, RULES)
                .missing(CITATION, Reason.of(Text.law("没有结果")))
                .ungraded();
        assertThat(json(evaluation, Language.ZH))
                .doesNotContain("\"period\"", "\"grade\"", "\"score\"", "null")
                .contains("\"missing\":[{\"citation\":\"第十三条\",\"text\":\"没有结果\"}]");
    }

    /** An anonymous reader sees lines of disclosed records; the rest is one line with its number and sum. */
    @Test
    void undisclosedLinesBecomeOne() {
        Evaluation evaluation = answer(line("r1", "-200"), line("r2", "-100.50"), line("r3", "0"), line("r4", "-0.5"))
                .ungraded();
        assertThat(visible(evaluation, line -> line.record().equals("r1")))
                .contains("\"record\":\"r1\"", "{\"undisclosed\":3,\"points\":-101}]")
                .doesNotContain("r2", "r3", "r4");
        assertThat(visible(evaluation, line -> false)).contains("\"lines\":[{\"undisclosed\":4,\"points\":-301}]");
        assertThat(visible(evaluation, line -> true)).doesNotContain("undisclosed");
        assertThat(visible(answer().ungraded(), line -> false)).contains("\"lines\":[]");
    }

    @Property
    void numbersAreNeverInScientificNotation(
            @ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(12) BigDecimal number) {
        assertPlain(number);
    }

    @Test
    void neitherSmallNorLargeNumbersAreInScientificNotation() {
        for (String number : List.of("2E-7", "0.0000002", "1E+3", "-1.50E+5", "0E-9", "0E+9", "814.000000000")) {
            assertPlain(new BigDecimal(number));
        }
    }

    private static void assertPlain(BigDecimal number) {
        String text = json(answer(line("r1", number.toString())).score(number).ungraded(), Language.ZH);
        String score = text.substring(text.indexOf("\"score\":") + 8, text.indexOf(",\"lines\""));
        assertThat(score).matches("-?[0-9]+(\\.[0-9]*[1-9])?");
        assertThat(new BigDecimal(score)).isEqualByComparingTo(number);
        assertThat(text).contains("\"points\":" + score + ",");
        Faults faults = new Faults();
        assertThat(JsonInput.read(text.getBytes(StandardCharsets.UTF_8), faults))
                .isNotNull();
    }
}

package org.chengxin.mining;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.core.evaluation.Condition;
import org.chengxin.core.evaluation.Determination;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Flag;
import org.chengxin.core.evaluation.ListEffect;
import org.chengxin.core.evaluation.ListEffect.Effect;
import org.chengxin.core.evaluation.MeasureSelector;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.law.GeneralLaw;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.GradeMeaning;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.Rule;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Text;
import org.chengxin.core.sector.Evaluator;
import org.chengxin.core.sector.PeriodKind;
import org.chengxin.core.sector.Turn;
import org.chengxin.core.subject.SubjectStatus;

/**
 * The comprehensive score N and its grade: N = public score × 0.2 + (1000 − deductions + honours) × 0.8, kept within 0 to 1000
 * and never rounded before the grade is taken (articles 13, 14, annex 一; readings M1 to M3).
 */
final class MiningEvaluator implements Evaluator {

    private static final Text FORMULA =
            Text.of("N＝{0}×{1}＋（{2}－{3}＋{4}）×{5}＝{6}", "N = {0} × {1} + ({2} − {3} + {4}) × {5} = {6}");
    private static final Text KEPT_WITHIN = Text.of(
            "N＝{0}×{1}＋（{2}－{3}＋{4}）×{5}，限于0至{2}分，为{6}",
            "N = {0} × {1} + ({2} − {3} + {4}) × {5}, kept within 0 to {2}: {6}");
    private static final Text NO_PUBLIC_SCORE =
            Text.of("没有公共信用评价分值，不能计算综合评价分值", "without a public credit score N cannot be worked out");
    private static final Text PAST_TERM = Text.of(
            "本办法有效期至{0}，期满后尚无新规定，仍按其评价",
            "the measures' term ended on {0}; they are applied until a successor is put in");

    private final RuleSet rules;
    private final MiningScoring scoring;
    private final MiningTurns turns;
    private final MeasureSelector measures;
    private final BigDecimal full;
    private final BigDecimal publicWeight;
    private final BigDecimal sectorWeight;
    private final LocalDate lastDayOfTerm;
    private final List<Rule> bounds = new ArrayList<>();

    MiningEvaluator(RuleSet rules) {
        this.rules = rules;
        this.scoring = new MiningScoring(rules);
        this.turns = new MiningTurns(rules);
        this.measures = new MeasureSelector(MiningSector.ID, rules, GeneralLaw.measuresOfLists());
        this.full = rules.rule("13-full").number();
        this.publicWeight = rules.rule("1-public-weight").number();
        this.sectorWeight = rules.rule("1-sector-weight").number();
        Rule term = rules.rule("30");
        this.lastDayOfTerm = term.term().from().plusYears(term.count()).minusDays(1);
        for (GradeMeaning step : rules.gradeScale()) {
            bounds.add(rules.rule(step.grade().letter()));
        }
    }

    @Override
    public Evaluation evaluate(CreditFile file, LocalDate asOf) {
        Evaluation.Builder answer = Evaluation.of(
                MiningSector.ID, asOf, PeriodKind.QUARTER.periodOf(asOf).orElseThrow(), rules);
        Rule outside = outside(file);
        MiningScoring.Result score = scoring.score(file, asOf, outside == null);
        severe(score, answer);
        if (asOf.isAfter(lastDayOfTerm)) {
            answer.flag(new Flag(
                    "rule-set-past-its-term", rules.rule("30").citation(), Reason.of(PAST_TERM, lastDayOfTerm)));
        }
        if (outside != null) {
            answer.condition(new Condition(null, outside.citation(), Reason.of(outside.text()), false));
            answer.measures(measures.choose(file, asOf, null));
            return answer.excluded();
        }
        score.lines().forEach(answer::line);
        CreditRecord publicScore = file.latest("public-score", asOf);
        if (publicScore == null) {
            Grade determined = Determination.of(
                    file, asOf, PeriodKind.QUARTER, rules.rule("15-determined").citation(), answer);
            if (determined != null) {
                answer.measures(measures.choose(file, asOf, determined));
                return answer.graded(determined);
            }
            answer.missing(rules.rule("1-public-weight").citation(), Reason.of(NO_PUBLIC_SCORE));
            answer.measures(measures.choose(file, asOf, null));
            return answer.ungraded();
        }
        BigDecimal n = comprehensiveScore(publicScore.facts().number("score"), score, answer);
        Grade grade = grade(n, answer);
        answer.score(n);
        answer.measures(measures.choose(file, asOf, grade));
        return answer.graded(grade);
    }

    @Override
    public List<Turn> turns(CreditFile file, LocalDate after, LocalDate until) {
        return turns.of(file, after, until, lastDayOfTerm);
    }

    /** The rule that puts a subject outside evaluation, null where none does (reading M9; articles 12, 15). */
    private Rule outside(CreditFile file) {
        if (file.status() == SubjectStatus.DISSOLVED) {
            return rules.rule("15-ended");
        }
        boolean graded = file.role().equals(MiningSector.HOLDER) || file.role().equals(MiningSector.INTERMEDIARY);
        return graded ? null : rules.rule("12");
    }

    private void severe(MiningScoring.Result score, Evaluation.Builder answer) {
        if (score.article16()) {
            answer.list(new ListEffect(
                    ListKind.SEVERE, Effect.PROPOSE, rules.rule("16").citation()));
        } else if (score.article17()) {
            answer.list(new ListEffect(
                    ListKind.SEVERE, Effect.PROPOSE, rules.rule("17").citation()));
        }
    }

    private BigDecimal comprehensiveScore(
            BigDecimal publicScore, MiningScoring.Result score, Evaluation.Builder answer) {
        BigDecimal sectorScore = full.subtract(score.deductions()).add(score.honours());
        BigDecimal raw = publicScore.multiply(publicWeight).add(sectorScore.multiply(sectorWeight));
        BigDecimal n = raw.max(BigDecimal.ZERO).min(full);
        answer.condition(new Condition(
                null,
                rules.rule("1-sector-weight").citation(),
                Reason.of(
                        n.compareTo(raw) == 0 ? FORMULA : KEPT_WITHIN,
                        publicScore,
                        publicWeight,
                        full,
                        score.deductions(),
                        score.honours(),
                        sectorWeight,
                        n),
                true));
        return n;
    }

    /** The best grade whose lower bound the score exceeds; the last has none (reading M1). */
    private Grade grade(BigDecimal n, Evaluation.Builder answer) {
        Grade found = null;
        for (Rule bound : bounds) {
            boolean met = found == null && (bound.value() == null || n.compareTo(bound.value()) > 0);
            if (met) {
                found = bound.grade();
            }
            answer.condition(new Condition(bound.grade(), bound.citation(), Reason.of(bound.text()), met));
        }
        return found;
    }
}

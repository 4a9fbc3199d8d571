package org.chengxin.industry;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.chengxin.core.evaluation.Condition;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Flag;
import org.chengxin.core.evaluation.MeasureSelector;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.GeneralLaw;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.Rule;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Term;
import org.chengxin.core.law.Text;
import org.chengxin.core.sector.Evaluator;
import org.chengxin.core.sector.Turn;
import org.chengxin.core.sector.Turns;
import org.chengxin.core.subject.SubjectStatus;

/**
 * The grade from the later of the national result and the bureau's own assessment, the latter for one year (articles 4, 5;
 * readings I1 to I3), and whether more inspections are due (article 6; reading I4).
 */
final class IndustryEvaluator implements Evaluator {

    private static final Text NATIONAL = Text.of("国家公共信用综合评价结果（{0}）：{1}", "national result ({0}): {1}");
    private static final Text OWN = Text.of(
            "本局综合评定（{0}，一年内有效）：{1}级，理由：{2}", "the bureau’s assessment ({0}, in force for a year): {1}, because: {2}");
    private static final Text NO_NATIONAL = Text.of("没有国家公共信用综合评价结果", "there is no national public credit result");
    private static final Text NO_OWN = Text.of("没有一年内的本局综合评定", "there is no assessment of the bureau within a year");
    private static final Text DISSOLVED = Text.of("主体资格已灭失", "the subject no longer exists");
    private static final Text LOW_GRADE = Text.of("信用等级为{0}级", "the grade is {0}");
    private static final Text COMPLAINTS = Text.of("一年内查实的投诉举报{0}次", "{0} complaints upheld within a year");
    private static final Text ABNORMAL = Text.of("列入异常名录", "on the abnormal list");
    private static final Text SERIOUS = Text.of("一年内发生过严重违法违规", "a serious penalty within a year");
    private static final Text LAPSED = Text.of("{0}的本局综合评定有效至{1}", "the assessment of {0} was in force until {1}");
    private static final Text YEAR_OVER = Text.of("{0}的记录已满一年", "the record of {0} is more than a year old");
    private static final Text REMOVED = Text.of("{0}移出异常名录", "removed from the abnormal list on {0}");
    private static final Text AND = Text.of("{0}；{1}", "{0}; {1}");

    private final RuleSet rules;
    private final MeasureSelector measures;
    private final Period assessmentTerm;
    private final Period window;
    private final int manyComplaints;

    IndustryEvaluator(RuleSet rules) {
        this.rules = rules;
        this.measures = new MeasureSelector(IndustrySector.ID, rules, GeneralLaw.measuresOfLists());
        this.assessmentTerm = Period.ofYears(rules.rule("4").count());
        this.window = Period.ofYears(rules.rule("6-window").count());
        this.manyComplaints = rules.rule("6-complaints").count();
    }

    @Override
    public Evaluation evaluate(CreditFile file, LocalDate asOf) {
        Evaluation.Builder answer = Evaluation.of(IndustrySector.ID, asOf, null, rules);
        if (file.status() == SubjectStatus.DISSOLVED) {
            return answer.condition(new Condition(null, rules.rule("4").citation(), Reason.of(DISSOLVED), false))
                    .measures(measures.choose(file, asOf, null))
                    .excluded();
        }
        Grade grade = grade(file, asOf, answer);
        moreInspections(file, asOf, grade, answer);
        answer.measures(measures.choose(file, asOf, grade));
        if (grade == null) {
            answer.missing(rules.rule("5").citation(), Reason.of(NO_NATIONAL));
            answer.missing(rules.rule("4").citation(), Reason.of(NO_OWN));
            return answer.ungraded();
        }
        return answer.graded(grade);
    }

    /** An assessment lapses (I2), a complaint or a penalty is a year old, an entry on the abnormal list is removed (I4, P10). */
    @Override
    public List<Turn> turns(CreditFile file, LocalDate after, LocalDate until) {
        Turns turns = new Turns(after, until);
        Citation six = rules.rule("6").citation();
        for (CreditRecord record : file.records()) {
            LocalDate day = record.decidedOn();
            switch (record.type()) {
                case "assessment" -> {
                    LocalDate last = Term.lastDay(day, assessmentTerm);
                    turns.name(last.plusDays(1), rules.rule("4").citation(), record.id(), LAPSED, day, last);
                }
                case "complaint", "penalty" -> {
                    if (callsForInspections(record) && !record.repairedBy(after)) {
                        turns.name(Term.lastDay(day, window).plusDays(1), six, record.id(), YEAR_OVER, day);
                    }
                }
                case "abnormal-list" -> {
                    LocalDate removed = record.facts().date("removedOn");
                    if (removed != null) {
                        turns.name(removed, six, record.id(), REMOVED, removed);
                    }
                }
                default -> {
                    // A national result stands until the next.
                }
            }
        }
        return turns.inOrder();
    }

    private static boolean callsForInspections(CreditRecord record) {
        return record.type().equals("complaint")
                ? record.facts().isTrue("upheld")
                : record.type().equals("penalty") && record.facts().isTrue("serious");
    }

    private Grade grade(CreditFile file, LocalDate asOf, Evaluation.Builder answer) {
        CreditRecord national = file.latest("national-grade", asOf);
        CreditRecord own = file.latest("assessment", asOf);
        boolean ownInForce = own != null && within(own, asOf, assessmentTerm);
        boolean ownDecides = ownInForce && (national == null || !own.decidedOn().isBefore(national.decidedOn()));
        Grade nationalGrade = null;
        if (national != null) {
            String result = national.facts().text("grade");
            Rule mapping = rules.rule("5-" + result);
            nationalGrade = mapping.grade();
            answer.condition(new Condition(
                    nationalGrade, mapping.citation(), Reason.of(NATIONAL, national.decidedOn(), result), !ownDecides));
        }
        if (!ownInForce) {
            return nationalGrade;
        }
        Grade ownGrade = Grade.of(own.facts().text("grade"));
        answer.condition(new Condition(
                ownGrade,
                rules.rule("4").citation(),
                Reason.of(OWN, own.decidedOn(), ownGrade, own.facts().text("reason")),
                ownDecides));
        return ownDecides ? ownGrade : nationalGrade;
    }

    /** Whether a record is not older than a period on a day; the corresponding day itself still is not (reading T1). */
    private static boolean within(CreditRecord record, LocalDate day, Period length) {
        return !day.isAfter(Term.lastDay(record.decidedOn(), length));
    }

    private void moreInspections(CreditFile file, LocalDate asOf, Grade grade, Evaluation.Builder answer) {
        Reason why = null;
        if (Grade.C.equals(grade) || Grade.D.equals(grade)) {
            why = Reason.of(LOW_GRADE, grade);
        }
        int complaints = 0;
        boolean serious = false;
        for (CreditRecord record : file.records()) {
            if (record.knownBy(asOf) && !record.repairedBy(asOf) && within(record, asOf, window)) {
                if (record.type().equals("complaint") && record.facts().isTrue("upheld")) {
                    complaints++;
                }
                serious |= record.type().equals("penalty") && record.facts().isTrue("serious");
            }
        }
        if (complaints >= manyComplaints) {
            why = and(why, Reason.of(COMPLAINTS, complaints));
        }
        if (onAbnormalList(file, asOf)) {
            why = and(why, Reason.of(ABNORMAL));
        }
        if (serious) {
            why = and(why, Reason.of(SERIOUS));
        }
        if (why != null) {
            answer.flag(new Flag("more-inspections", rules.rule("6").citation(), why));
        }
    }

    private static Reason and(Reason one, Reason other) {
        return one == null ? other : Reason.of(AND, one, other);
    }

    /** A listing now, or a latest record that lists and has not been removed (reading P10). */
    private static boolean onAbnormalList(CreditFile file, LocalDate asOf) {
        if (file.isListed(ListKind.ABNORMAL, IndustrySector.ID, asOf)) {
            return true;
        }
        CreditRecord latest = file.latest("abnormal-list", asOf);
        if (latest == null || latest.repairedBy(asOf) || !latest.facts().truth("listed", true)) {
            return false;
        }
        LocalDate removed = latest.facts().date("removedOn");
        return removed == null || removed.isAfter(asOf);
    }
}

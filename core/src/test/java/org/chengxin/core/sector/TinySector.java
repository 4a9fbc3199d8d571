package org.chengxin.core.sector;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.disclosure.GeneralPeriods;
import org.chengxin.core.evaluation.Condition;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Line;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.GradeMeaning;
import org.chengxin.core.law.LegalStatus;
import org.chengxin.core.law.Measure;
import org.chengxin.core.law.Points;
import org.chengxin.core.law.Provision;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.Rule;
import org.chengxin.core.law.RuleBook;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Term;
import org.chengxin.core.law.Text;
import org.chengxin.core.subject.SubjectStatus;

/**
 * The smallest sector there can be, of no real law: two grades, one provision. Whoever was inspected is A, with more points than
 * the bound within a year B. It is the plugin that the contract suite is tried with.
 */
public class TinySector implements SectorPlugin {

    static final SectorId ID = SectorId.of("tiny");
    static final ProvisionCode LATE = ProvisionCode.of("2-1");
    static final LocalDate START = LocalDate.of(2020, 1, 1);
    static final Citation ONE = Citation.of("第一条");
    static final Text NO_INSPECTION = Text.of("没有检查记录", "there is no inspection");
    private static final Term ALWAYS = new Term(START, null);
    private static final Text TITLE = Text.of("示例", "example");

    private RuleBook law;

    String lawName() {
        return ID.value();
    }

    List<Provision> provisions() {
        return List.of(new Provision(
                LATE, Citation.of("第二条"), "", "迟报", new Points.Fixed(new BigDecimal("2.5")), ALWAYS, Map.of()));
    }

    List<Rule> rules() {
        return List.of(
                new Rule("bound", Grade.B, ONE, Text.of("三分以上", "above three"), new BigDecimal("3"), null, ALWAYS));
    }

    List<Measure> measures() {
        return List.of(new Measure(
                "T1",
                Citation.of("第三条"),
                "B",
                "supervision",
                "增加检查",
                null,
                Set.of(Grade.B),
                Set.of(),
                Set.of(),
                Set.of(),
                false,
                ALWAYS));
    }

    List<GradeMeaning> gradeScale() {
        return List.of(
                new GradeMeaning(Grade.A, Text.of("好", "good"), ONE),
                new GradeMeaning(Grade.B, Text.of("差", "bad"), ONE));
    }

    @Override
    public SectorId id() {
        return ID;
    }

    @Override
    public Text name() {
        return Text.of("示例领域", "tiny sector");
    }

    @Override
    public LegalStatus legalStatus() {
        return LegalStatus.DRAFT;
    }

    @Override
    public synchronized RuleBook ruleBook() {
        if (law == null) {
            law = RuleBook.of(lawName(), provisions(), rules(), measures(), gradeScale());
        }
        return law;
    }

    @Override
    public PeriodKind periods() {
        return PeriodKind.YEAR;
    }

    @Override
    public List<Role> roles() {
        return List.of(
                new Role("member", Text.of("成员", "member"), true), new Role("guest", Text.of("来宾", "guest"), false));
    }

    @Override
    public List<RecordType> recordTypes() {
        return List.of(
                RecordType.licence(),
                new RecordType(
                        "inspection",
                        TITLE,
                        RecordType.Category.PROCESS,
                        RecordType.ProvisionUse.NONE,
                        List.of(
                                FactType.truth("announced", TITLE),
                                FactType.day("plannedOn", TITLE),
                                FactType.words("place", TITLE, 20).always(),
                                FactType.choice("result", TITLE, List.of("clean", "不符")))),
                new RecordType(
                        "adverse",
                        TITLE,
                        RecordType.Category.ADVERSE,
                        RecordType.ProvisionUse.REQUIRED,
                        List.of(
                                FactType.whole("days", TITLE, 1, 90).always(),
                                FactType.number(
                                        "amount",
                                        TITLE,
                                        new FactType.Value.Decimal(
                                                BigDecimal.ZERO, false, new BigDecimal("1000"), 2)))));
    }

    @Override
    public Evaluator compile(RuleSet ruleSet) {
        return (file, asOf) -> evaluate(ruleSet, file, asOf);
    }

    Evaluation evaluate(RuleSet ruleSet, CreditFile file, LocalDate asOf) {
        Evaluation.Builder answer =
                Evaluation.of(ID, asOf, PeriodKind.YEAR.periodOf(asOf).orElseThrow(), ruleSet);
        if (file.status() == SubjectStatus.DISSOLVED || file.role().equals("guest")) {
            return answer.excluded();
        }
        BigDecimal sum = score(ruleSet, file, asOf, answer);
        answer.score(sum);
        if (file.latest("inspection", asOf) == null) {
            return answer.missing(ONE, Reason.of(NO_INSPECTION)).ungraded();
        }
        Rule bound = ruleSet.rule("bound");
        boolean bad = sum.compareTo(bound.number()) > 0;
        answer.condition(new Condition(Grade.B, bound.citation(), Reason.of(bound.text()), bad));
        return answer.measures(bad ? ruleSet.measures() : List.of()).graded(bad ? Grade.B : Grade.A);
    }

    private static BigDecimal score(RuleSet ruleSet, CreditFile file, LocalDate asOf, Evaluation.Builder answer) {
        Provision late = ruleSet.provision(LATE).orElseThrow();
        BigDecimal points = ((Points.Fixed) late.points()).value();
        BigDecimal sum = BigDecimal.ZERO;
        for (CreditRecord record : file.records()) {
            if (record.type().equals("adverse") && record.knownBy(asOf)) {
                boolean counted =
                        !record.repairedBy(asOf) && !asOf.isAfter(Term.lastDay(record.decidedOn(), Period.ofYears(1)));
                sum = counted ? sum.add(points) : sum;
                answer.line(new Line(
                        record.id(),
                        LATE,
                        late.citation(),
                        counted ? points : BigDecimal.ZERO,
                        counted,
                        Reason.of(
                                Text.of("迟报{0}天", "{0} days late"),
                                record.facts().number("days"))));
            }
        }
        return sum;
    }

    @Override
    public Optional<Disclosure> disclosure(CreditRecord record, CreditFile file, LocalDate asOf) {
        if (Boolean.FALSE.equals(record.disclosable())) {
            return Optional.empty();
        }
        return GeneralPeriods.adverse(record).endingBefore(record.repairedOn());
    }
}

package org.chengxin.api.grade.service;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Line;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Standing;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.GradeMeaning;
import org.chengxin.core.law.LegalStatus;
import org.chengxin.core.law.Points;
import org.chengxin.core.law.Provision;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.RuleBook;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Term;
import org.chengxin.core.law.Text;
import org.chengxin.core.sector.Evaluator;
import org.chengxin.core.sector.PeriodKind;
import org.chengxin.core.sector.RecordType;
import org.chengxin.core.sector.Role;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.sector.SectorPlugin;

/**
 * A sector small enough to see through: B in a year with an adverse record or after a year of B, else A; what is decided is
 * disclosed for a year, a penalty only once it is final.
 */
class TestSector implements SectorPlugin {

    static final SectorId ID = SectorId.of("test");
    private static final Citation CITATION = Citation.of("第一条");
    private static final ProvisionCode CODE = ProvisionCode.of("t-1");
    private static final Text WHY = Text.of("计入", "counts");
    private static final RuleBook LAW = RuleBook.of(
            "test",
            List.of(new Provision(
                    CODE,
                    CITATION,
                    "",
                    "情形",
                    new Points.Fixed(BigDecimal.ONE),
                    new Term(LocalDate.of(2020, 1, 1), null),
                    Map.of())),
            List.of(),
            List.of(),
            List.of(
                    new GradeMeaning(Grade.A, Text.of("好", "good"), CITATION),
                    new GradeMeaning(Grade.B, Text.of("差", "bad"), CITATION)));

    @Override
    public SectorId id() {
        return ID;
    }

    @Override
    public Text name() {
        return Text.of("测试", "Test");
    }

    @Override
    public LegalStatus legalStatus() {
        return LegalStatus.DRAFT;
    }

    @Override
    public RuleBook ruleBook() {
        return LAW;
    }

    @Override
    public PeriodKind periods() {
        return PeriodKind.YEAR;
    }

    @Override
    public List<Role> roles() {
        return List.of(new Role("member", Text.of("成员", "member"), true));
    }

    @Override
    public List<RecordType> recordTypes() {
        return List.of(
                new RecordType(
                        "adverse",
                        Text.of("不良", "adverse"),
                        RecordType.Category.ADVERSE,
                        RecordType.ProvisionUse.REQUIRED,
                        List.of()),
                RecordType.licence());
    }

    @Override
    public Evaluator compile(RuleSet ruleSet) {
        return (file, asOf) -> {
            String year = Integer.toString(asOf.getYear());
            Evaluation.Builder evaluation = Evaluation.of(ID, asOf, year, ruleSet);
            boolean adverse = file.hadGrade(Integer.toString(asOf.getYear() - 1), Grade.B);
            for (CreditRecord record : file.records()) {
                if (record.knownBy(asOf) && record.decidedOn().getYear() == asOf.getYear()) {
                    adverse |= !record.repairedBy(asOf);
                    evaluation.line(new Line(record.id(), CODE, CITATION, BigDecimal.ONE, true, Reason.of(WHY)));
                }
            }
            return evaluation.graded(adverse ? Grade.B : Grade.A);
        };
    }

    @Override
    public Optional<Disclosure> disclosure(CreditRecord record, CreditFile file, LocalDate asOf) {
        return Optional.of(new Disclosure(record.decidedOn(), record.decidedOn().plusYears(1), CITATION));
    }

    @Override
    public boolean counts(Standing standing, LocalDate day) {
        return !standing.isPenalty() || standing.isFinalOn(day);
    }

    /** The codes that its records may have. */
    static Set<ProvisionCode> codes() {
        return Set.of(CODE);
    }
}

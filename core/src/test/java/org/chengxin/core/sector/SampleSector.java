package org.chengxin.core.sector;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.GradeMeaning;
import org.chengxin.core.law.LegalStatus;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Text;

/** A sector for tests of what stands around sectors: two roles, two grades, and nobody is graded. */
public abstract class SampleSector implements SectorPlugin {

    private static final Citation ONE = Citation.of("第一条");

    protected static List<GradeMeaning> scale() {
        return List.of(
                new GradeMeaning(Grade.A, Text.of("好", "good"), ONE),
                new GradeMeaning(Grade.B, Text.of("差", "bad"), ONE));
    }

    @Override
    public SectorId id() {
        return TinySector.ID;
    }

    @Override
    public Text name() {
        return Text.of("示例领域", "sample sector");
    }

    @Override
    public LegalStatus legalStatus() {
        return LegalStatus.DRAFT;
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
    public Evaluator compile(RuleSet ruleSet) {
        return (file, asOf) -> Evaluation.of(
                        id(), asOf, periods().periodOf(asOf).orElse(null), ruleSet)
                .missing(ONE, Reason.of(Text.of("没有评价", "nobody is graded")))
                .ungraded();
    }

    @Override
    public Optional<Disclosure> disclosure(CreditRecord record, CreditFile file, LocalDate asOf) {
        return Optional.empty();
    }
}

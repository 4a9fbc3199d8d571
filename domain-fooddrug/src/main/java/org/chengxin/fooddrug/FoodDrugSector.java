package org.chengxin.fooddrug;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.core.catalogue.Catalogue;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.evaluation.Determination;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.OpenQuestion;
import org.chengxin.core.evaluation.Status;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Facts;
import org.chengxin.core.file.Standing;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.GradeMeaning;
import org.chengxin.core.law.LawTables;
import org.chengxin.core.law.LegalStatus;
import org.chengxin.core.law.Points;
import org.chengxin.core.law.Provision;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.RuleBook;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Text;
import org.chengxin.core.listing.ListLaw;
import org.chengxin.core.procedure.Obstacle;
import org.chengxin.core.procedure.ProcedureLaw;
import org.chengxin.core.sector.Evaluator;
import org.chengxin.core.sector.FactType;
import org.chengxin.core.sector.PeriodKind;
import org.chengxin.core.sector.RecordType;
import org.chengxin.core.sector.RecordType.Category;
import org.chengxin.core.sector.RecordType.ProvisionUse;
import org.chengxin.core.sector.Role;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.sector.SectorPlugin;

/** Food and drug safety credit (食品药品安全信用): demerits of the calendar year, grades A to D; in force since 2018-05-01. */
public final class FoodDrugSector implements SectorPlugin {

    static final SectorId ID = SectorId.of("fooddrug");
    static final ProvisionCode FINE = ProvisionCode.of("28-fine");

    private static final BigDecimal MOST_YUAN = new BigDecimal("1000000000000");
    private static final int MOST_BATCHES = 10_000;
    private static final int MOST_REPEATS = 1_000;
    private static final int LONGEST_REASON = 1_000;

    private static final List<GradeMeaning> SCALE = LawTables.gradeScale(FoodDrugSector.class, "grades.csv");
    private static final Citation PERIODS = Citation.of("第二十三条");

    private static final RuleBook LAW = RuleBook.of(
            ID.value(),
            LawTables.provisions(
                    FoodDrugSector.class, "provisions.csv", LawTables.Sign.AS_PRINTED, ProvisionTable.COLUMNS),
            LawTables.rules(FoodDrugSector.class, "rules.csv"),
            LawTables.measures(FoodDrugSector.class, "measures.csv"),
            SCALE);

    private static final List<org.chengxin.core.catalogue.Category> CATALOGUE =
            Catalogue.load(FoodDrugSector.class, "record-categories.csv");

    private static final ProcedureLaw PROCEDURES = ProcedureLaw.load(FoodDrugSector.class, "");

    private static final ListLaw LISTS = ListLaw.load(FoodDrugSector.class, "lists.csv");

    private static final List<Role> ROLES =
            List.of(new Role("operator", Text.of("食品药品生产经营者", "food or drug producer or operator"), true));

    private static final Text IMPROVED = Text.of(
            "连续两年均为B级，须认定是否没有明显改善", "B in both years before: whether there is no clear improvement is to be found");

    private static final List<RecordType> TYPES = List.of(
            RecordType.licence(),
            new RecordType(
                    "adverse",
                    Text.of("记分情形", "case that gives demerits"),
                    Category.ADVERSE,
                    ProvisionUse.REQUIRED,
                    List.of(
                            FactType.number(
                                            "amount",
                                            Text.of("罚没款合计（元）", "fine, confiscated money and worth of goods, yuan"),
                                            new FactType.Value.Decimal(BigDecimal.ZERO, false, MOST_YUAN, 2))
                                    .forProvisions(Set.of(FINE)),
                            FactType.truth("mitigated", Text.of("从轻或减轻处罚", "mitigated")),
                            FactType.whole("batches", Text.of("不合格批次", "failed batches"), 1, MOST_BATCHES),
                            FactType.whole("repeat", Text.of("1年内再犯次数", "repetitions within a year"), 1, MOST_REPEATS)
                                    .forProvisions(Set.of(ProvisionCode.of("28-1b"))),
                            FactType.truth("intentional", Text.of("主观故意", "intentional")),
                            FactType.words("analogousTo", Text.of("参照的条款", "provision applied by analogy"), 40)
                                    .forProvisions(Set.of(ProvisionCode.of("27-15"))),
                            FactType.words("reason", Text.of("参照理由", "reason for the analogy"), LONGEST_REASON)
                                    .forProvisions(Set.of(ProvisionCode.of("27-15"))))),
            new RecordType(
                    "inspection",
                    Text.of("监督检查", "inspection"),
                    Category.PROCESS,
                    ProvisionUse.NONE,
                    List.of(FactType.choice(
                                    "assurance",
                                    Text.of("安全保障体系", "safety assurance"),
                                    List.of("sound", "basically-sound", "unsound"))
                            .always())),
            new RecordType(
                    "finding",
                    Text.of("认定", "finding"),
                    Category.ADVERSE,
                    ProvisionUse.NONE,
                    List.of(FactType.choice(
                                    "finding",
                                    Text.of("认定事项", "what is found"),
                                    List.of(
                                            "no-clear-improvement",
                                            "banned-person-employed",
                                            "blacklisted",
                                            "criminal-liability-major-accident"))
                            .always())),
            new RecordType(
                    "social-responsibility",
                    Text.of("主动承担社会责任", "social responsibility"),
                    Category.GOOD,
                    ProvisionUse.NONE,
                    List.of(
                            FactType.whole("item", Text.of("第十九条所列项", "item of article 19"), 1, 9)
                                    .always(),
                            FactType.truth("verified", Text.of("已核实", "verified")))),
            Determination.type(SCALE));

    @Override
    public SectorId id() {
        return ID;
    }

    @Override
    public Text name() {
        return Text.of("食品药品安全", "Food and drug safety");
    }

    @Override
    public LegalStatus legalStatus() {
        return LegalStatus.IN_FORCE;
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
    public Optional<Citation> citationOfPeriods() {
        return Optional.of(PERIODS);
    }

    @Override
    public List<Role> roles() {
        return ROLES;
    }

    @Override
    public List<RecordType> recordTypes() {
        return TYPES;
    }

    @Override
    public List<org.chengxin.core.catalogue.Category> categories() {
        return CATALOGUE;
    }

    /** Which grade, where the rules grade nobody; and after two years of B whether there is a clear improvement (article 38 (一)). */
    @Override
    public List<OpenQuestion> openQuestions(CreditFile file, Evaluation evaluation) {
        List<OpenQuestion> questions = new ArrayList<>(
                Determination.open(evaluation, evaluation.ruleSet().rule("7-2").citation()));
        int year = evaluation.asOf().getYear();
        boolean alreadyWorse = Grade.C.equals(evaluation.grade()) || Grade.D.equals(evaluation.grade());
        boolean bothYears = file.hadGrade(Integer.toString(year - 1), Grade.B)
                && file.hadGrade(Integer.toString(year - 2), Grade.B);
        if (evaluation.status() != Status.EXCLUDED && bothYears && !alreadyWorse) {
            questions.add(new OpenQuestion(
                    "no-clear-improvement",
                    evaluation.ruleSet().rule("38-1").citation(),
                    Reason.of(IMPROVED),
                    "finding",
                    Map.of("finding", "no-clear-improvement")));
        }
        return questions;
    }

    @Override
    public Evaluator compile(RuleSet ruleSet) {
        return new FoodDrugEvaluator(ruleSet);
    }

    @Override
    public void check(
            String type,
            ProvisionCode provision,
            Facts facts,
            String role,
            RuleSet ruleSet,
            String pointer,
            Faults faults) {
        if (provision != null
                && ruleSet.provision(provision)
                        .filter(ProvisionTable::isDerived)
                        .isPresent()) {
            faults.add(pointer + "/provision", FaultCode.PROVISION_DERIVED, FINE);
        }
        if (facts.has("analogousTo") && analogue(facts, ruleSet).isEmpty()) {
            faults.add(pointer + "/facts/analogousTo", FaultCode.PROVISION_UNKNOWN);
        }
    }

    /** The provision that a record of 27-15 is like (reading F18): one of the cases above it in article 27. */
    static Optional<Provision> analogue(Facts facts, RuleSet ruleSet) {
        return ProvisionCode.parse(facts.text("analogousTo"))
                .flatMap(ruleSet::provision)
                .filter(ProvisionTable::isArticle27)
                .filter(provision -> provision.points() instanceof Points.Fixed);
    }

    @Override
    public ProcedureLaw procedures() {
        return PROCEDURES;
    }

    @Override
    public ListLaw lists() {
        return LISTS;
    }

    @Override
    public List<Obstacle> obstacles(String kind, CreditRecord record, CreditFile file, LocalDate asOf) {
        return kind.equals("repair") ? RepairBars.of(record, file, asOf) : List.of();
    }

    @Override
    public Optional<Disclosure> disclosure(CreditRecord record, CreditFile file, LocalDate asOf) {
        return FoodDrugDisclosure.of(record, file, asOf, LAW.on(asOf));
    }

    /** A result of an administrative penalty is one (article 28; reading F6). */
    @Override
    public boolean isPenalty(CreditRecord record, Standing standing) {
        return SectorPlugin.super.isPenalty(record, standing)
                || LAW.on(record.decidedOn())
                        .filter(rules -> record.provision() != null)
                        .flatMap(rules -> rules.provision(record.provision()))
                        .map(ProvisionTable::isPenaltyResult)
                        .orElse(false);
    }
}

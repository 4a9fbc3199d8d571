package org.chengxin.mining;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengxin.core.catalogue.Catalogue;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.evaluation.Determination;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.OpenQuestion;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Facts;
import org.chengxin.core.file.Standing;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.GradeMeaning;
import org.chengxin.core.law.LawTables;
import org.chengxin.core.law.LawTables.Sign;
import org.chengxin.core.law.LegalStatus;
import org.chengxin.core.law.Provision;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.RuleBook;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Text;
import org.chengxin.core.listing.ListLaw;
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

/**
 * Credit of mining right holders and intermediaries (矿业权人和地矿中介服务机构): 1000 points, grades A to E, refreshed each
 * quarter. The measures are a draft (征求意见稿) that names 2020-12-01 as its first day.
 */
public final class MiningSector implements SectorPlugin {

    static final SectorId ID = SectorId.of("mining");
    static final String HOLDER = "mining-right-holder";
    static final String INTERMEDIARY = "intermediary";

    private static final Set<String> DEDUCTION_COLUMNS = Set.of("item", "row", "note", "see", "special", "reading");
    private static final Set<String> HONOUR_COLUMNS = Set.of("unit", "cap_note", "note", "reading");
    private static final int LONGEST_NAME = 200;
    private static final Citation SIMPLE_PROCEDURE = Citation.of("第十六条第二款");

    private static final List<GradeMeaning> SCALE = LawTables.gradeScale(MiningSector.class, "grades.csv");
    private static final Citation PERIODS = Citation.of("第十五条");

    private static final RuleBook LAW = RuleBook.of(
            ID.value(),
            provisions(),
            LawTables.rules(MiningSector.class, "rules.csv"),
            LawTables.measures(MiningSector.class, "measures.csv"),
            SCALE);

    private static final Map<String, MiningDisclosure> DISCLOSURES =
            LAW.ruleSets().stream().collect(Collectors.toUnmodifiableMap(RuleSet::id, MiningDisclosure::new));

    private static final List<org.chengxin.core.catalogue.Category> CATALOGUE =
            Catalogue.load(MiningSector.class, "record-categories.csv");

    private static final ProcedureLaw PROCEDURES = ProcedureLaw.load(MiningSector.class, "");

    private static final ListLaw LISTS = ListLaw.load(MiningSector.class, "lists.csv");

    private static final List<Role> ROLES = List.of(
            new Role(HOLDER, Text.of("矿业权人", "mining right holder"), true),
            new Role(INTERMEDIARY, Text.of("地矿中介服务机构", "intermediary"), true),
            new Role("bidder", Text.of("矿业权竞买人（投标人）", "bidder"), false),
            new Role("winner", Text.of("竞得人（中标人）", "winner"), false));

    private static final List<RecordType> TYPES = List.of(
            RecordType.licence(),
            new RecordType(
                    "public-score",
                    Text.of("公共信用评价分值", "public credit score"),
                    Category.BASIC,
                    ProvisionUse.NONE,
                    List.of(FactType.number(
                                    "score",
                                    Text.of("分值（0–1000）", "score, 0 to 1000"),
                                    new FactType.Value.Decimal(BigDecimal.ZERO, true, new BigDecimal("1000"), 6))
                            .always())),
            new RecordType(
                    "adverse",
                    Text.of("行业不良信息", "adverse information of the sector"),
                    Category.ADVERSE,
                    ProvisionUse.REQUIRED,
                    List.of(FactType.choice(
                            "severe",
                            Text.of("第十六条、第十七条所列情形", "kind of articles 16 and 17"),
                            List.of("16-1", "16-2", "16-3", "17-1", "17-2", "17-3", "17-4", "17-5")))),
            new RecordType(
                    "honour",
                    Text.of("行业荣誉信息", "honour"),
                    Category.GOOD,
                    ProvisionUse.REQUIRED,
                    List.of(FactType.words("honour", Text.of("荣誉名称", "name of the honour"), LONGEST_NAME)
                            .always())),
            new RecordType(
                    "contract",
                    Text.of("合同", "contract"),
                    Category.BASIC,
                    ProvisionUse.NONE,
                    List.of(
                            FactType.day("dueOn", Text.of("约定完成日", "due on")).always(),
                            FactType.day("completedOn", Text.of("实际完成日", "completed on")),
                            FactType.truth("funded", Text.of("财政出资", "publicly funded")),
                            FactType.truth("excused", Text.of("逾期有正当理由", "excused")))),
            Determination.type(SCALE));

    private static List<Provision> provisions() {
        List<Provision> all = new ArrayList<>();
        all.addAll(LawTables.provisions(MiningSector.class, "holder-deductions.csv", Sign.DEDUCTED, DEDUCTION_COLUMNS));
        all.addAll(LawTables.provisions(
                MiningSector.class, "intermediary-deductions.csv", Sign.DEDUCTED, DEDUCTION_COLUMNS));
        all.addAll(LawTables.provisions(MiningSector.class, "honours.csv", Sign.AS_PRINTED, HONOUR_COLUMNS));
        return all;
    }

    @Override
    public SectorId id() {
        return ID;
    }

    @Override
    public Text name() {
        return Text.of("地矿（矿业权人和地矿中介服务机构）", "Mining right holders and intermediaries");
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
        return PeriodKind.QUARTER;
    }

    @Override
    public Optional<Citation> citationOfPeriods() {
        return Optional.of(PERIODS);
    }

    @Override
    public boolean readsPriorGrades() {
        return false;
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

    @Override
    public Evaluator compile(RuleSet ruleSet) {
        return new MiningEvaluator(ruleSet);
    }

    @Override
    public List<OpenQuestion> openQuestions(CreditFile file, Evaluation evaluation) {
        return Determination.open(
                evaluation, evaluation.ruleSet().rule("15-determined").citation());
    }

    /** Tables 三 and 四 are for one role each (reading M11); article 16 is for those who are graded, 17 for the others (M8). */
    @Override
    public void check(
            String type,
            ProvisionCode provision,
            Facts facts,
            String role,
            RuleSet ruleSet,
            String pointer,
            Faults faults) {
        boolean graded = role.equals(HOLDER) || role.equals(INTERMEDIARY);
        if (provision != null) {
            String table = tableOf(provision.value());
            boolean honour = table.equals("honour");
            if (honour != type.equals("honour")) {
                faults.add(pointer + "/provision", FaultCode.PROVISION_UNKNOWN);
            } else if (!honour && graded && !table.equals(role.equals(HOLDER) ? "holder" : "intermediary")) {
                faults.add(pointer + "/provision", FaultCode.PROVISION_WRONG_TABLE);
            }
        }
        String severe = facts.text("severe");
        if (severe != null && severe.startsWith("16-") != graded) {
            faults.add(pointer + "/facts/severe", FaultCode.FACT_WRONG_ROLE);
        }
    }

    /** Article 16 paragraph 2 takes penalties by the simple procedure out of item (一) (reading M17). */
    @Override
    public void check(Standing standing, Facts facts, String pointer, Faults faults) {
        if (standing.isSimplePenalty() && "16-1".equals(facts.text("severe"))) {
            faults.add(pointer + "/facts/severe", FaultCode.FACT_EXCLUDED, SIMPLE_PROCEDURE);
        }
    }

    /** A penalty counts only once it is final (reading M13). */
    @Override
    public boolean counts(Standing standing, LocalDate day) {
        return !standing.isPenalty() || standing.isFinalOn(day);
    }

    @Override
    public ProcedureLaw procedures() {
        return PROCEDURES;
    }

    @Override
    public ListLaw lists() {
        return LISTS;
    }

    /** Article 17 asks for a penalty or a conviction besides (reading O5). */
    @Override
    public Set<String> marks(CreditRecord record) {
        String severe = record.facts().text("severe");
        return severe == null ? Set.of() : Set.of("severe-" + severe.substring(0, severe.indexOf('-')));
    }

    /** Of the same kind is what stands in the same item of its table (article 26, item 3; reading R2). */
    @Override
    public boolean isAlike(CreditRecord one, CreditRecord other) {
        if (one.provision() == null || other.provision() == null) {
            return false;
        }
        String code = one.provision().value();
        String another = other.provision().value();
        int row = code.lastIndexOf('-') + 1;
        return another.regionMatches(0, code, 0, row) && another.indexOf('-', row) < 0;
    }

    private static String tableOf(String code) {
        return code.substring(0, code.indexOf('-'));
    }

    @Override
    public Optional<Disclosure> disclosure(CreditRecord record, CreditFile file, LocalDate asOf) {
        return LAW.on(asOf).flatMap(rules -> DISCLOSURES.get(rules.id()).of(record, file, asOf));
    }

    /** An intermediary's contract is adverse information once it is late enough for a deduction (reading M10). */
    @Override
    public boolean isAdverse(CreditRecord record, CreditFile file, LocalDate asOf) {
        return SectorPlugin.super.isAdverse(record, file, asOf)
                || (record.type().equals("contract")
                        && LAW.on(asOf)
                                .map(rules -> DISCLOSURES.get(rules.id()).isLate(record, file, asOf))
                                .orElse(false));
    }
}

package org.chengxin.industry;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.core.catalogue.Catalogue;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Facts;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Standing;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.LawTables;
import org.chengxin.core.law.LegalStatus;
import org.chengxin.core.law.RuleBook;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Text;
import org.chengxin.core.procedure.Marks;
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
 * Credit of industrial enterprises (工业和信息化, Hulunbuir 2023): grades A to D from the national result or the bureau's own
 * assessment, kept current all the time; in force since 2023-05-25.
 */
public final class IndustrySector implements SectorPlugin {

    static final SectorId ID = SectorId.of("industry");

    private static final int LONGEST_TEXT = 1_000;

    private static final Citation PERIODS = Citation.of("第四条");

    private static final RuleBook LAW = RuleBook.of(
            ID.value(),
            List.of(),
            LawTables.rules(IndustrySector.class, "rules.csv"),
            LawTables.measures(IndustrySector.class, "measures.csv"),
            LawTables.gradeScale(IndustrySector.class, "grades.csv"));

    private static final List<org.chengxin.core.catalogue.Category> CATALOGUE =
            Catalogue.load(IndustrySector.class, "record-categories.csv");

    private static final ProcedureLaw PROCEDURES = ProcedureLaw.load(IndustrySector.class, "");

    private static final List<Role> ROLES =
            List.of(new Role("enterprise", Text.of("工业企业", "industrial enterprise"), true));

    private static final List<RecordType> TYPES = List.of(
            RecordType.licence(),
            new RecordType(
                    "national-grade",
                    Text.of("国家公共信用综合评价结果", "national public credit result"),
                    Category.BASIC,
                    ProvisionUse.NONE,
                    List.of(FactType.choice(
                                    "grade",
                                    Text.of("评价结果", "result"),
                                    List.of("优+", "优", "良+", "良", "良-", "中+", "中", "中-", "差"))
                            .always())),
            new RecordType(
                    "assessment",
                    Text.of("本局综合评定", "the bureau's assessment"),
                    Category.BASIC,
                    ProvisionUse.NONE,
                    List.of(
                            FactType.choice("grade", Text.of("等级", "grade"), List.of("A", "B", "C", "D"))
                                    .always(),
                            FactType.words("reason", Text.of("评定理由", "reason"), LONGEST_TEXT)
                                    .always())),
            new RecordType(
                    "complaint",
                    Text.of("投诉举报", "complaint"),
                    Category.PROCESS,
                    ProvisionUse.NONE,
                    List.of(FactType.truth("upheld", Text.of("查证属实", "upheld")))),
            new RecordType(
                    "penalty",
                    Text.of("行政处罚", "administrative penalty"),
                    Category.ADVERSE,
                    ProvisionUse.NONE,
                    List.of(FactType.truth("serious", Text.of("严重违法违规", "serious")))),
            new RecordType(
                    "abnormal-list",
                    Text.of("列入异常名录", "entry on the abnormal list"),
                    Category.ADVERSE,
                    ProvisionUse.NONE,
                    List.of(
                            FactType.truth("listed", Text.of("在列", "listed")),
                            FactType.day("removedOn", Text.of("移出日", "removed on")))),
            new RecordType(
                    "inspection",
                    Text.of("抽查检查", "inspection"),
                    Category.PROCESS,
                    ProvisionUse.NONE,
                    List.of(FactType.words("result", Text.of("检查结果", "result"), LONGEST_TEXT))));

    @Override
    public SectorId id() {
        return ID;
    }

    @Override
    public Text name() {
        return Text.of("工业和信息化", "Industry");
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
        return PeriodKind.NONE;
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
        return new IndustryEvaluator(ruleSet);
    }

    @Override
    public ProcedureLaw procedures() {
        return PROCEDURES;
    }

    @Override
    public Set<String> marks(CreditRecord record) {
        return switch (record.type()) {
            case "penalty" -> Set.of(Marks.PENALTY);
            case "inspection" -> Set.of(Marks.INSPECTION);
            case "abnormal-list" -> isListed(record) ? Set.of(Marks.LISTED) : Set.of();
            default -> Set.of();
        };
    }

    @Override
    public Optional<Facts> takenOff(CreditRecord record, LocalDate day) {
        if (!record.type().equals("abnormal-list") || !isListed(record)) {
            return Optional.empty();
        }
        Map<String, Object> facts = new HashMap<>(record.facts().values());
        facts.put("removedOn", day);
        return Optional.of(Facts.of(facts));
    }

    private static boolean isListed(CreditRecord record) {
        return record.facts().truth("listed", true) && !record.facts().has("removedOn");
    }

    @Override
    public Optional<Disclosure> disclosure(CreditRecord record, CreditFile file, LocalDate asOf) {
        return IndustryDisclosure.of(record, file, asOf);
    }

    /** An upheld complaint is a breach too. */
    @Override
    public boolean isAdverse(CreditRecord record, CreditFile file, LocalDate asOf) {
        return SectorPlugin.super.isAdverse(record, file, asOf)
                || (record.type().equals("complaint") && record.facts().isTrue("upheld"));
    }

    @Override
    public Optional<ListKind> entry(CreditRecord record) {
        return record.type().equals("abnormal-list") && record.facts().truth("listed", true)
                ? Optional.of(ListKind.ABNORMAL)
                : Optional.empty();
    }

    @Override
    public boolean isPenalty(CreditRecord record, Standing standing) {
        return record.type().equals("penalty") || SectorPlugin.super.isPenalty(record, standing);
    }
}

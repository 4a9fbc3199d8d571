package org.chengxin.fooddrug;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.core.evaluation.Condition;
import org.chengxin.core.evaluation.Determination;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.ListEffect;
import org.chengxin.core.evaluation.ListEffect.Effect;
import org.chengxin.core.evaluation.MeasureSelector;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.law.GeneralLaw;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.Rule;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Text;
import org.chengxin.core.sector.Evaluator;
import org.chengxin.core.sector.PeriodKind;
import org.chengxin.core.sector.Turn;
import org.chengxin.core.sector.Turns;
import org.chengxin.core.subject.SubjectStatus;

/**
 * The grade of a calendar year: D, C, A and B are examined in this order, and the first that holds is the grade (reading F8;
 * articles 36 to 39); nobody else is graded (reading F13), unless an officer has determined a grade (reading P14).
 */
final class FoodDrugEvaluator implements Evaluator {

    private static final Text PENALTIES = Text.of("警告以外处罚{0}次", "{0} penalties");
    private static final Text WARNINGS = Text.of("警告{0}次", "{0} warnings");
    private static final Text DEMERITS = Text.of("记分{0}分，一次最高{1}分", "{0} demerits, at most {1} at once");
    private static final Text INSPECTIONS = Text.of("监督检查{0}次", "{0} inspections");
    private static final Text ASSURANCE = Text.of("最近一次检查：{0}", "latest inspection: {0}");
    private static final Text LICENCE = Text.of("许可：{0}", "licence: {0}");
    private static final Text FOUND = Text.of("{0}", "{0}");
    private static final Text ONLY_PENALTY = Text.of("警告以外处罚{0}次，最高{1}分", "{0} penalties, the highest of {1} demerits");
    private static final Text PENALTIES_AND_WARNINGS = Text.of("处罚{0}次，警告{1}次", "{0} penalties, {1} warnings");
    private static final Text YES = Text.of("有", "yes");
    private static final Text NO = Text.of("无", "no");
    private static final Text BOTH_YEARS_AND_FINDING =
            Text.of("前两年B级：{0}；认定没有明显改善：{1}", "B in both years before: {0}; found without clear improvement: {1}");
    private static final Text INTENTIONAL = Text.of("有主观故意记录", "an intentional breach on file");
    private static final Text UNINTENTIONAL = Text.of("无主观故意记录", "no intentional breach on file");
    private static final Text CANCELLED = Text.of("许可已注销，信用记录终止", "the licence is cancelled, which ends the file");
    private static final Text DISSOLVED = Text.of("主体资格已灭失，信用记录终止", "the subject no longer exists");
    private static final Text NEW_YEAR =
            Text.of("{0}年信用周期开始，记分、处罚和检查重新计算", "the year {0} begins, with demerits, penalties and inspections anew");
    private static final Text FULL_YEAR = Text.of("{0}年信用周期届满", "the year {0} is full");
    private static final Text EXPIRED = Text.of("许可有效期至{0}", "the licence was valid until {0}");
    private static final Map<String, Text> LICENCE_WORDS = Map.of(
            "none", Text.of("无记录", "none on file"),
            "valid", Text.of("有效", "valid"),
            "suspended", Text.of("暂扣", "suspended"),
            "revoked", Text.of("吊销", "revoked"),
            "cancelled", Text.of("注销", "cancelled"),
            "expired", Text.of("已过有效期", "expired"));
    private static final Map<String, Text> ASSURANCE_WORDS = Map.of(
            "none", Text.of("无记录", "none on file"),
            "sound", Text.of("健全", "sound"),
            "basically-sound", Text.of("基本健全", "basically sound"),
            "unsound", Text.of("不健全", "unsound"));

    private final RuleSet rules;
    private final Scoring scoring;
    private final MeasureSelector measures;
    private final Map<String, Text> sentences = new HashMap<>();

    FoodDrugEvaluator(RuleSet rules) {
        this.rules = rules;
        this.scoring = new Scoring(rules);
        this.measures = new MeasureSelector(FoodDrugSector.ID, rules, GeneralLaw.measuresOfLists());
        for (Rule rule : rules.rules()) {
            sentences.put(
                    rule.code(),
                    Text.of(
                            rule.text().zh() + "（{0}）",
                            rule.text().en() == null ? null : rule.text().en() + " ({0})"));
        }
    }

    @Override
    public Evaluation evaluate(CreditFile file, LocalDate asOf) {
        String period = Integer.toString(asOf.getYear());
        Evaluation.Builder answer = Evaluation.of(FoodDrugSector.ID, asOf, period, rules);
        String licence = licenceOn(file, asOf);
        if (file.status() == SubjectStatus.DISSOLVED || licence.equals("cancelled")) {
            Reason why = Reason.of(file.status() == SubjectStatus.DISSOLVED ? DISSOLVED : CANCELLED);
            // A list goes on until it is left, also when the file has ended: what it brings does too (articles 47, 49).
            return answer.condition(new Condition(null, rules.rule("23").citation(), why, false))
                    .measures(measures.choose(file, asOf, null))
                    .excluded();
        }
        YearOfFile year = new YearOfFile(file, asOf, licence);
        Scoring.Result score = scoring.score(year.adverse, file);
        score.lines().forEach(answer::line);
        answer.score(score.demerits());
        Grade grade = grade(year, score, answer);
        lists(year, score, grade, answer);
        answer.measures(measures.choose(file, asOf, grade));
        return grade == null ? answer.ungraded() : answer.graded(grade);
    }

    /**
     * A new year begins anew after one with records, or where the years before were graded otherwise (F1, F10); with an A in the year
     * before, its last day is one on which the red list may be entered (F15); a licence expires (F14).
     */
    @Override
    public List<Turn> turns(CreditFile file, LocalDate after, LocalDate until) {
        Turns turns = new Turns(after, until);
        for (int year = after.getYear(); year <= until.getYear(); year++) {
            LocalDate first = LocalDate.of(year, 1, 1);
            if (turns.hold(first) && isAnotherYear(file, year)) {
                turns.name(first, rules.rule("23").citation(), null, NEW_YEAR, year);
            }
            if (hadGrade(file, year - 1, Grade.A)) {
                turns.name(LocalDate.of(year, 12, 31), rules.rule("46-1").citation(), null, FULL_YEAR, year);
            }
        }
        for (CreditRecord record : file.records()) {
            if (record.type().equals("licence") && record.validUntil() != null) {
                turns.name(
                        record.validUntil().plusDays(1),
                        rules.rule("36-1").citation(),
                        record.id(),
                        EXPIRED,
                        record.validUntil());
            }
        }
        return turns.inOrder();
    }

    /** Whether anything is counted in the year before, or read of the years before it, that is not in the year itself. */
    private static boolean isAnotherYear(CreditFile file, int year) {
        boolean bothB = hadGrade(file, year - 1, Grade.B) && hadGrade(file, year - 2, Grade.B);
        boolean bothBeforeB = hadGrade(file, year - 2, Grade.B) && hadGrade(file, year - 3, Grade.B);
        if (bothB != bothBeforeB || hadGrade(file, year - 2, Grade.A)) {
            return true;
        }
        for (CreditRecord record : file.records()) {
            if (record.decidedOn().getYear() == year - 1) {
                return true;
            }
        }
        return false;
    }

    private static boolean hadGrade(CreditFile file, int year, Grade grade) {
        return file.hadGrade(Integer.toString(year), grade);
    }

    /** The licence that the subject has on a day: that of the latest record; past its validity it is expired (F14). */
    private static String licenceOn(CreditFile file, LocalDate asOf) {
        CreditRecord latest = file.latest("licence", asOf);
        if (latest == null) {
            return "none";
        }
        String status = latest.facts().text("status");
        boolean past = latest.validUntil() != null && latest.validUntil().isBefore(asOf);
        return past && !status.equals("cancelled") ? "expired" : status;
    }

    /** The records of the calendar year up to the day looked at, repaired breaches left out (readings F1, F19, F24, T7). */
    private static final class YearOfFile {
        private final CreditFile file;
        private final LocalDate asOf;
        private final String licence;
        private final List<CreditRecord> adverse = new ArrayList<>();
        private final List<String> findings = new ArrayList<>();
        private int inspections;
        private CreditRecord latestInspection;
        private boolean socialResponsibility;

        YearOfFile(CreditFile file, LocalDate asOf, String licence) {
            this.file = file;
            this.asOf = asOf;
            this.licence = licence;
            for (CreditRecord record : file.records()) {
                if (record.decidedOn().getYear() == asOf.getYear() && record.knownBy(asOf)) {
                    take(record);
                }
            }
        }

        private void take(CreditRecord record) {
            switch (record.type()) {
                case "adverse", "finding" -> {
                    if (!record.repairedBy(asOf)) {
                        takeAdverse(record);
                    }
                }
                case "inspection" -> {
                    inspections++;
                    if (latestInspection == null || !record.decidedOn().isBefore(latestInspection.decidedOn())) {
                        latestInspection = record;
                    }
                }
                case "social-responsibility" ->
                    socialResponsibility |= record.facts().isTrue("verified");
                default -> {
                    // Licences are looked at over all years.
                }
            }
        }

        private void takeAdverse(CreditRecord record) {
            if (record.type().equals("adverse")) {
                adverse.add(record);
            } else {
                findings.add(record.facts().text("finding"));
            }
        }

        String assurance() {
            return latestInspection == null ? "none" : latestInspection.facts().text("assurance");
        }

        boolean hadGrade(int yearsBefore, Grade grade) {
            return file.hadGrade(Integer.toString(asOf.getYear() - yearsBefore), grade);
        }
    }

    private Grade grade(YearOfFile year, Scoring.Result score, Evaluation.Builder answer) {
        boolean d = anyOf(conditionsOfD(year, score), answer);
        boolean c = anyOf(conditionsOfC(year, score), answer);
        List<Condition> ofA = conditionsOfA(year, score);
        boolean a = allOf(ofA, answer);
        List<Condition> ofB = conditionsOfB(year, score);
        boolean b = allOf(ofB, answer);
        if (d) {
            return Grade.D;
        }
        if (c) {
            return Grade.C;
        }
        if (a) {
            return Grade.A;
        }
        if (b) {
            return Grade.B;
        }
        Grade determined = Determination.of(
                year.file, year.asOf, PeriodKind.YEAR, rules.rule("7-2").citation(), answer);
        if (determined != null) {
            return determined;
        }
        for (List<Condition> conditions : List.of(ofA, ofB)) {
            for (Condition condition : conditions) {
                if (!condition.met()) {
                    answer.missing(condition.citation(), condition.text());
                }
            }
        }
        return null;
    }

    /** Article 39, readings F9 and F10: any of them makes D. */
    private List<Condition> conditionsOfD(YearOfFile year, Scoring.Result score) {
        BigDecimal fifty = rules.rule("39-2").number();
        boolean banned = score.bannedPerson() || year.findings.contains("banned-person-employed");
        boolean blacklisted = year.findings.contains("blacklisted");
        boolean accident = year.findings.contains("criminal-liability-major-accident");
        return List.of(
                condition("39-1", score.penalties() >= rules.rule("39-1").count(), PENALTIES, score.penalties()),
                condition(
                        "39-2",
                        atLeast(score.demerits(), fifty) || atLeast(score.highestAtOnce(), fifty),
                        DEMERITS,
                        score.demerits(),
                        score.highestAtOnce()),
                condition("39-3", banned, FOUND, banned ? YES : NO),
                condition("39-4", blacklisted, FOUND, blacklisted ? YES : NO),
                condition("39-5", accident, FOUND, accident ? YES : NO));
    }

    /** Article 38, reading F10: any of them makes C. */
    private List<Condition> conditionsOfC(YearOfFile year, Scoring.Result score) {
        boolean bothYears = year.hadGrade(1, Grade.B) && year.hadGrade(2, Grade.B);
        boolean found = year.findings.contains("no-clear-improvement");
        BigDecimal thirty = rules.rule("38-3").number();
        boolean inBand = atLeast(score.demerits(), thirty)
                && score.demerits().compareTo(rules.rule("39-2").number()) < 0;
        return List.of(
                condition("38-1", bothYears && found, BOTH_YEARS_AND_FINDING, bothYears ? YES : NO, found ? YES : NO),
                condition("38-2", score.penalties() >= rules.rule("38-2").count(), PENALTIES, score.penalties()),
                condition(
                        "38-3",
                        inBand || atLeast(score.highestAtOnce(), thirty),
                        DEMERITS,
                        score.demerits(),
                        score.highestAtOnce()));
    }

    /** Article 36, reading F11: all of them together make A. */
    private List<Condition> conditionsOfA(YearOfFile year, Scoring.Result score) {
        return List.of(
                licensed("36-1", year),
                inspected("36-2-inspections", year),
                condition("36-2-assurance", year.assurance().equals("sound"), ASSURANCE, assurance(year)),
                condition(
                        "36-2-penalty",
                        score.penalties() == 0 && score.warnings() == 0,
                        PENALTIES_AND_WARNINGS,
                        score.penalties(),
                        score.warnings()),
                condition("36-3", below(score.demerits(), "36-3"), DEMERITS, score.demerits(), score.highestAtOnce()));
    }

    /** Article 37, reading F12: all of them together make B. */
    private List<Condition> conditionsOfB(YearOfFile year, Scoring.Result score) {
        boolean sound = year.assurance().equals("sound") || year.assurance().equals("basically-sound");
        boolean smallPenalty = score.penalties() == 0
                || (score.penalties() == 1
                        && score.onlyPenalty()
                                        .compareTo(rules.rule("37-3-penalty").number())
                                <= 0);
        return List.of(
                licensed("37-1", year),
                inspected("37-2-inspections", year),
                condition("37-2-assurance", sound, ASSURANCE, assurance(year)),
                condition(
                        "37-3-intent", !score.intentional(), FOUND, score.intentional() ? INTENTIONAL : UNINTENTIONAL),
                condition(
                        "37-3-warnings",
                        score.warnings() < rules.rule("37-3-warnings").count(),
                        WARNINGS,
                        score.warnings()),
                condition("37-3-penalty", smallPenalty, ONLY_PENALTY, score.penalties(), score.onlyPenalty()),
                condition("37-4", below(score.demerits(), "37-4"), DEMERITS, score.demerits(), score.highestAtOnce()));
    }

    private Condition licensed(String rule, YearOfFile year) {
        return condition(rule, year.licence.equals("valid"), LICENCE, LICENCE_WORDS.get(year.licence));
    }

    private Condition inspected(String rule, YearOfFile year) {
        return condition(rule, year.inspections >= rules.rule(rule).count(), INSPECTIONS, year.inspections);
    }

    private static Text assurance(YearOfFile year) {
        return ASSURANCE_WORDS.get(year.assurance());
    }

    /** Articles 41, 44, 46, 48 (readings F15, P1). Proposals never are entries: notice and defence come first (234-33). */
    private void lists(YearOfFile year, Scoring.Result score, Grade grade, Evaluation.Builder answer) {
        if (atLeast(score.highestAtOnce(), rules.rule("48-2").number())) {
            answer.list(new ListEffect(
                    ListKind.BLACK, Effect.PROPOSE, rules.rule("48-2").citation()));
        } else if (year.findings.contains("blacklisted")) {
            answer.list(new ListEffect(
                    ListKind.BLACK, Effect.PROPOSE, rules.rule("48-1").citation()));
        }
        boolean fullYear = year.asOf.getMonthValue() == 12 && year.asOf.getDayOfMonth() == 31;
        if (Grade.A.equals(grade) && fullYear && year.hadGrade(1, Grade.A)) {
            if (year.hadGrade(2, Grade.A)) {
                answer.list(new ListEffect(
                        ListKind.RED, Effect.ENTER, rules.rule("46-2").citation()));
            } else if (year.socialResponsibility) {
                answer.list(new ListEffect(
                        ListKind.RED, Effect.ENTER, rules.rule("46-1").citation()));
            }
        }
        if (atLeast(score.demerits(), rules.rule("41").number())
                && year.file.isListed(ListKind.RED, FoodDrugSector.ID, year.asOf)) {
            answer.list(
                    new ListEffect(ListKind.RED, Effect.LEAVE, rules.rule("41").citation()));
        }
        if (Grade.D.equals(grade)) {
            answer.list(new ListEffect(
                    ListKind.SEVERE, Effect.PROPOSE, rules.rule("44-1").citation()));
        }
    }

    private Condition condition(String code, boolean met, Text found, Object... particulars) {
        Rule rule = rules.rule(code);
        return new Condition(
                rule.grade(), rule.citation(), Reason.of(sentences.get(code), Reason.of(found, particulars)), met);
    }

    private static boolean anyOf(List<Condition> conditions, Evaluation.Builder answer) {
        boolean any = false;
        for (Condition condition : conditions) {
            answer.condition(condition);
            any |= condition.met();
        }
        return any;
    }

    private static boolean allOf(List<Condition> conditions, Evaluation.Builder answer) {
        boolean all = true;
        for (Condition condition : conditions) {
            answer.condition(condition);
            all &= condition.met();
        }
        return all;
    }

    private boolean below(BigDecimal value, String rule) {
        return value.compareTo(rules.rule(rule).number()) < 0;
    }

    private static boolean atLeast(BigDecimal value, BigDecimal bound) {
        return value.compareTo(bound) >= 0;
    }
}

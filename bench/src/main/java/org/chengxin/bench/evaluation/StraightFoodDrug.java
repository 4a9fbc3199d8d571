package org.chengxin.bench.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.core.evaluation.Condition;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Line;
import org.chengxin.core.evaluation.ListEffect;
import org.chengxin.core.evaluation.ListEffect.Effect;
import org.chengxin.core.evaluation.Missing;
import org.chengxin.core.evaluation.Status;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.GeneralLaw;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.Measure;
import org.chengxin.core.law.Points;
import org.chengxin.core.law.Provision;
import org.chengxin.core.law.ProvisionCode;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.Rule;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Text;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;

/**
 * What somebody would write who had the food and drug measures to apply and nothing else; see {@link StraightMining}. The words
 * of the rules come from the plugin's data, their numbers are constants.
 */
final class StraightFoodDrug {

    private static final SectorId FOOD_DRUG = SectorId.of("fooddrug");
    private static final ProvisionCode FINE = ProvisionCode.of("28-fine");
    private static final ProvisionCode BANNED_PERSON = ProvisionCode.of("27-14");
    private static final BigDecimal THREE = BigDecimal.valueOf(3);
    private static final BigDecimal FIVE = BigDecimal.valueOf(5);
    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final BigDecimal THIRTY = BigDecimal.valueOf(30);
    private static final BigDecimal FIFTY = BigDecimal.valueOf(50);

    private static final Text PLAIN = Text.of("一次记{0}分", "{0} demerits");
    private static final Text BATCHES = Text.of("{0}个批次不合格，每批次记{1}分", "{0} failed batches, {1} demerit each");
    private static final Text REPEATED =
            Text.of("1年内第{0}次再犯，记3×{0}分", "repetition no. {0} within a year: 3×{0} demerits");
    private static final Text ANALOGY = Text.of("性质类同于{0}，参照记{1}分", "like {0}, which gives {1} demerits");
    private static final Text FINED = Text.of("罚没款合计{0}元，记{1}分", "{0} yuan in all: {1} demerits");
    private static final Text MITIGATED =
            Text.of("罚没款合计{0}元，给予从轻或减轻处罚，记{1}分", "{0} yuan in all, mitigated: {1} demerits");
    private static final Text SILENCED = Text.of(
            "同一违法行为涉及多个处罚结果，已按最高的{0}计{1}分（{2}），本项不另记分",
            "several results of one act: the highest, {0}, counts {1} ({2}); this one gives nothing");
    private static final Text PENALTIES = Text.of("警告以外处罚{0}次", "{0} penalties");
    private static final Text WARNINGS = Text.of("警告{0}次", "{0} warnings");
    private static final Text DEMERITS = Text.of("记分{0}分，一次最高{1}分", "{0} demerits, at most {1} at once");
    private static final Text INSPECTIONS = Text.of("监督检查{0}次", "{0} inspections");
    private static final Text ASSURANCE = Text.of("最近一次检查：{0}", "latest inspection: {0}");
    private static final Text LICENCE = Text.of("许可：{0}", "licence: {0}");
    private static final Text FOUND = Text.of("{0}", "{0}");
    private static final Text ONLY_PENALTY = Text.of("警告以外处罚{0}次，最高{1}分", "{0} penalties, the highest of {1} demerits");
    private static final Text PENALTIES_AND_WARNINGS = Text.of("处罚{0}次，警告{1}次", "{0} penalties, {1} warnings");
    private static final Text BOTH_YEARS_AND_FINDING =
            Text.of("前两年B级：{0}；认定没有明显改善：{1}", "B in both years before: {0}; found without clear improvement: {1}");
    private static final Text YES = Text.of("有", "yes");
    private static final Text NO = Text.of("无", "no");
    private static final Text INTENTIONAL = Text.of("有主观故意记录", "an intentional breach on file");
    private static final Text UNINTENTIONAL = Text.of("无主观故意记录", "no intentional breach on file");
    private static final Reason CANCELLED =
            Reason.of(Text.of("许可已注销，信用记录终止", "the licence is cancelled, which ends the file"));
    private static final Reason DISSOLVED = Reason.of(Text.of("主体资格已灭失，信用记录终止", "the subject no longer exists"));
    private static final Text NONE_ON_FILE = Text.of("无记录", "none on file");
    private static final Citation ARTICLE_23 = Citation.of("第二十三条");
    private static final Citation ARTICLE_34 = Citation.of("第三十四条");

    private final RuleSet rules;
    private final Map<ProvisionCode, Row> rows = new HashMap<>();
    private final List<Row> personBands = new ArrayList<>();
    private final List<Row> otherBands = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();
    private final Map<Grade, List<Measure>> gradeMeasures = new HashMap<>();
    private final Ground d1;
    private final Ground d2;
    private final Ground d3;
    private final Ground d4;
    private final Ground d5;
    private final Ground c1;
    private final Ground c2;
    private final Ground c3;
    private final Ground a1;
    private final Ground a2Inspections;
    private final Ground a2Assurance;
    private final Ground a2Penalty;
    private final Ground a3;
    private final Ground b1;
    private final Ground b2Inspections;
    private final Ground b2Assurance;
    private final Ground b3Intent;
    private final Ground b3Warnings;
    private final Ground b3Penalty;
    private final Ground b4;
    private final Citation leavesRed;
    private final Citation severe;
    private final Citation redByResponsibility;
    private final Citation redByYears;
    private final Citation blackByList;
    private final Citation blackAtOnce;

    StraightFoodDrug(RuleSet rules) {
        this.rules = rules;
        for (Provision provision : rules.provisions()) {
            Row row = new Row(provision);
            rows.put(row.code, row);
            if (row.mitigated != null) {
                ("自然人".equals(provision.attributes().get("subject_kind")) ? personBands : otherBands).add(row);
            }
        }
        measures.addAll(rules.measures());
        measures.addAll(GeneralLaw.measuresOfLists());
        for (Grade grade : List.of(Grade.A, Grade.B, Grade.C, Grade.D)) {
            gradeMeasures.put(
                    grade,
                    measures.stream()
                            .filter(measure -> measure.grades().contains(grade))
                            .toList());
        }
        d1 = new Ground(rules.rule("39-1"));
        d2 = new Ground(rules.rule("39-2"));
        d3 = new Ground(rules.rule("39-3"));
        d4 = new Ground(rules.rule("39-4"));
        d5 = new Ground(rules.rule("39-5"));
        c1 = new Ground(rules.rule("38-1"));
        c2 = new Ground(rules.rule("38-2"));
        c3 = new Ground(rules.rule("38-3"));
        a1 = new Ground(rules.rule("36-1"));
        a2Inspections = new Ground(rules.rule("36-2-inspections"));
        a2Assurance = new Ground(rules.rule("36-2-assurance"));
        a2Penalty = new Ground(rules.rule("36-2-penalty"));
        a3 = new Ground(rules.rule("36-3"));
        b1 = new Ground(rules.rule("37-1"));
        b2Inspections = new Ground(rules.rule("37-2-inspections"));
        b2Assurance = new Ground(rules.rule("37-2-assurance"));
        b3Intent = new Ground(rules.rule("37-3-intent"));
        b3Warnings = new Ground(rules.rule("37-3-warnings"));
        b3Penalty = new Ground(rules.rule("37-3-penalty"));
        b4 = new Ground(rules.rule("37-4"));
        leavesRed = rules.rule("41").citation();
        severe = rules.rule("44-1").citation();
        redByResponsibility = rules.rule("46-1").citation();
        redByYears = rules.rule("46-2").citation();
        blackByList = rules.rule("48-1").citation();
        blackAtOnce = rules.rule("48-2").citation();
    }

    /** A row of chapter 3, ready for use. */
    private static final class Row {
        final ProvisionCode code;
        final Citation citation;
        final BigDecimal points;
        final BigDecimal mitigated;
        final BigDecimal upper;
        final boolean analogy;
        final boolean byBatch;
        final boolean result;
        final boolean penalty;
        final boolean warning;

        Row(Provision provision) {
            Map<String, String> columns = provision.attributes();
            code = provision.code();
            citation = provision.citation();
            points = provision.points() instanceof Points.Fixed fixed ? fixed.value() : null;
            analogy = provision.points() instanceof Points.Formula formula
                    && formula.name().equals("by analogy");
            mitigated =
                    columns.containsKey("mitigated_points") ? new BigDecimal(columns.get("mitigated_points")) : null;
            upper = columns.containsKey("amount_upper") ? new BigDecimal(columns.get("amount_upper")) : null;
            byBatch = "每批次".equals(columns.get("unit"));
            result = "yes".equals(columns.get("penalty_result"));
            penalty = "penalty".equals(columns.get("counts_as"));
            warning = "warning".equals(columns.get("counts_as"));
        }
    }

    /** A condition's words, with a place for what was found. */
    private static final class Ground {
        final Grade grade;
        final Citation citation;
        final Text text;

        Ground(Rule rule) {
            grade = rule.grade();
            citation = rule.citation();
            text = Text.of(rule.text().zh() + "（{0}）", rule.text().en() + " ({0})");
        }

        Condition is(boolean met, Reason found) {
            return new Condition(grade, citation, Reason.of(text, found), met);
        }
    }

    /** An adverse record with its points. */
    private static final class Entry {
        final CreditRecord record;
        final Row row;
        BigDecimal points;
        boolean byBatch;
        Reason why;
        Row shown;
        Act act;

        Entry(CreditRecord record, Row row) {
            this.record = record;
            this.row = row;
            this.shown = row;
        }
    }

    /** What the records of one act come to. */
    private static final class Act {
        Entry highest;
        boolean penalty;
        boolean warning;
    }

    Evaluation evaluate(CreditFile file, LocalDate asOf) {
        int year = asOf.getYear();
        String period = Integer.toString(year);
        CreditRecord licenceRecord = null;
        CreditRecord inspection = null;
        int inspections = 0;
        boolean banned = false;
        boolean blacklisted = false;
        boolean accident = false;
        boolean noImprovement = false;
        boolean responsible = false;
        boolean intentional = false;
        List<Entry> entries = new ArrayList<>(file.records().size());
        List<Act> acts = new ArrayList<>();
        Map<String, Act> named = new HashMap<>();
        for (CreditRecord record : file.records()) {
            if (record.decidedOn().isAfter(asOf)) {
                continue;
            }
            if (record.type().equals("licence")) {
                if (licenceRecord == null || !record.decidedOn().isBefore(licenceRecord.decidedOn())) {
                    licenceRecord = record;
                }
                continue;
            }
            boolean breach = record.type().equals("adverse") || record.type().equals("finding");
            boolean repaired =
                    record.repairedOn() != null && !record.repairedOn().isAfter(asOf);
            if (record.decidedOn().getYear() != year || (breach && repaired)) {
                continue;
            }
            switch (record.type()) {
                case "adverse" -> {
                    Entry entry = score(record, file.kind());
                    Act act = record.act() == null ? null : named.get(record.act());
                    if (act == null) {
                        act = new Act();
                        acts.add(act);
                        if (record.act() != null) {
                            named.put(record.act(), act);
                        }
                    }
                    act.penalty |= entry.row.penalty;
                    act.warning |= entry.row.warning;
                    if (entry.row.result && (act.highest == null || entry.points.compareTo(act.highest.points) > 0)) {
                        act.highest = entry;
                    }
                    entry.act = act;
                    entries.add(entry);
                    intentional |= record.facts().isTrue("intentional");
                    banned |= record.provision().equals(BANNED_PERSON);
                }
                case "finding" -> {
                    String finding = record.facts().text("finding");
                    banned |= finding.equals("banned-person-employed");
                    blacklisted |= finding.equals("blacklisted");
                    accident |= finding.equals("criminal-liability-major-accident");
                    noImprovement |= finding.equals("no-clear-improvement");
                }
                case "inspection" -> {
                    inspections++;
                    if (inspection == null || !record.decidedOn().isBefore(inspection.decidedOn())) {
                        inspection = record;
                    }
                }
                case "social-responsibility" -> responsible |= record.facts().isTrue("verified");
                default -> {
                    // Other records grade nobody.
                }
            }
        }

        String licence = licence(licenceRecord, asOf);
        boolean dissolved = file.status() == SubjectStatus.DISSOLVED;
        if (dissolved || licence.equals("cancelled")) {
            Condition ended = new Condition(null, ARTICLE_23, dissolved ? DISSOLVED : CANCELLED, false);
            return new Evaluation(
                    FOOD_DRUG,
                    asOf,
                    period,
                    rules,
                    Status.EXCLUDED,
                    null,
                    null,
                    List.of(),
                    List.of(ended),
                    List.of(),
                    List.of(),
                    measures(file, asOf, null),
                    List.of());
        }

        BigDecimal demerits = BigDecimal.ZERO;
        BigDecimal atOnce = BigDecimal.ZERO;
        List<Line> lines = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            Row row = entry.shown;
            if (entry.row.result && entry.act.highest != entry) {
                Entry highest = entry.act.highest;
                lines.add(new Line(
                        entry.record.id(),
                        row.code,
                        row.citation,
                        BigDecimal.ZERO,
                        false,
                        Reason.of(SILENCED, highest.shown.citation, highest.points, ARTICLE_34)));
            } else {
                lines.add(new Line(entry.record.id(), row.code, row.citation, entry.points, true, entry.why));
                demerits = demerits.add(entry.points);
                if (!entry.byBatch) {
                    atOnce = atOnce.max(entry.points);
                }
            }
        }
        int penalties = 0;
        int warnings = 0;
        BigDecimal onlyPenalty = BigDecimal.ZERO;
        for (Act act : acts) {
            if (act.penalty) {
                penalties++;
                onlyPenalty = act.highest.points;
            } else if (act.warning) {
                warnings++;
            }
        }

        String assurance = inspection == null ? "none" : inspection.facts().text("assurance");
        boolean bothYears = file.hadGrade(Integer.toString(year - 1), Grade.B)
                && file.hadGrade(Integer.toString(year - 2), Grade.B);
        boolean licensed = licence.equals("valid");
        boolean inspected = inspections >= 2;
        boolean fifty = demerits.compareTo(FIFTY) >= 0;
        Reason foundDemerits = Reason.of(DEMERITS, demerits, atOnce);
        Reason foundPenalties = Reason.of(PENALTIES, penalties);
        Reason foundLicence = Reason.of(LICENCE, licenceWords(licence));
        Reason foundInspections = Reason.of(INSPECTIONS, inspections);
        Reason foundAssurance = Reason.of(ASSURANCE, assuranceWords(assurance));
        Condition[] conditions = {
            d1.is(penalties >= 3, foundPenalties),
            d2.is(fifty || atOnce.compareTo(FIFTY) >= 0, foundDemerits),
            d3.is(banned, Reason.of(FOUND, banned ? YES : NO)),
            d4.is(blacklisted, Reason.of(FOUND, blacklisted ? YES : NO)),
            d5.is(accident, Reason.of(FOUND, accident ? YES : NO)),
            c1.is(
                    bothYears && noImprovement,
                    Reason.of(BOTH_YEARS_AND_FINDING, bothYears ? YES : NO, noImprovement ? YES : NO)),
            c2.is(penalties >= 2, foundPenalties),
            c3.is((demerits.compareTo(THIRTY) >= 0 && !fifty) || atOnce.compareTo(THIRTY) >= 0, foundDemerits),
            a1.is(licensed, foundLicence),
            a2Inspections.is(inspected, foundInspections),
            a2Assurance.is(assurance.equals("sound"), foundAssurance),
            a2Penalty.is(penalties == 0 && warnings == 0, Reason.of(PENALTIES_AND_WARNINGS, penalties, warnings)),
            a3.is(demerits.compareTo(TEN) < 0, foundDemerits),
            b1.is(licensed, foundLicence),
            b2Inspections.is(inspected, foundInspections),
            b2Assurance.is(assurance.equals("sound") || assurance.equals("basically-sound"), foundAssurance),
            b3Intent.is(!intentional, Reason.of(FOUND, intentional ? INTENTIONAL : UNINTENTIONAL)),
            b3Warnings.is(warnings < 3, Reason.of(WARNINGS, warnings)),
            b3Penalty.is(
                    penalties == 0 || (penalties == 1 && onlyPenalty.compareTo(FIVE) <= 0),
                    Reason.of(ONLY_PENALTY, penalties, onlyPenalty)),
            b4.is(demerits.compareTo(THIRTY) < 0, foundDemerits)
        };
        Grade grade = any(conditions, 0, 5)
                ? Grade.D
                : any(conditions, 5, 8)
                        ? Grade.C
                        : all(conditions, 8, 13) ? Grade.A : all(conditions, 13, 20) ? Grade.B : null;
        List<Missing> missing = new ArrayList<>();
        if (grade == null) {
            for (int i = 8; i < conditions.length; i++) {
                if (!conditions[i].met()) {
                    missing.add(new Missing(conditions[i].citation(), conditions[i].text()));
                }
            }
        }

        List<ListEffect> lists = new ArrayList<>();
        if (atOnce.compareTo(FIFTY) >= 0) {
            lists.add(new ListEffect(ListKind.BLACK, Effect.PROPOSE, blackAtOnce));
        } else if (blacklisted) {
            lists.add(new ListEffect(ListKind.BLACK, Effect.PROPOSE, blackByList));
        }
        boolean fullYear = asOf.getMonthValue() == 12 && asOf.getDayOfMonth() == 31;
        if (Grade.A.equals(grade) && fullYear && file.hadGrade(Integer.toString(year - 1), Grade.A)) {
            if (file.hadGrade(Integer.toString(year - 2), Grade.A)) {
                lists.add(new ListEffect(ListKind.RED, Effect.ENTER, redByYears));
            } else if (responsible) {
                lists.add(new ListEffect(ListKind.RED, Effect.ENTER, redByResponsibility));
            }
        }
        if (demerits.compareTo(TEN) >= 0 && file.isListed(ListKind.RED, FOOD_DRUG, asOf)) {
            lists.add(new ListEffect(ListKind.RED, Effect.LEAVE, leavesRed));
        }
        if (Grade.D.equals(grade)) {
            lists.add(new ListEffect(ListKind.SEVERE, Effect.PROPOSE, severe));
        }
        return new Evaluation(
                FOOD_DRUG,
                asOf,
                period,
                rules,
                grade == null ? Status.UNGRADED : Status.GRADED,
                grade,
                demerits,
                lines,
                List.of(conditions),
                lists,
                List.of(),
                measures(file, asOf, grade),
                missing);
    }

    private Entry score(CreditRecord record, SubjectKind kind) {
        Row row = rows.get(record.provision());
        Entry entry = new Entry(record, row);
        if (row.points != null || row.analogy) {
            Row source = row.analogy ? rows.get(ProvisionCode.of(record.facts().text("analogousTo"))) : row;
            BigDecimal batches = source.byBatch ? record.facts().number("batches") : null;
            entry.points = batches == null ? source.points : source.points.multiply(batches);
            entry.byBatch = source.byBatch;
            if (row.analogy) {
                entry.why = Reason.of(ANALOGY, source.citation, entry.points);
            } else if (row.byBatch) {
                entry.why = Reason.of(BATCHES, batches == null ? BigDecimal.ONE : batches, source.points);
            } else {
                entry.why = Reason.of(PLAIN, entry.points);
            }
        } else if (row.code.equals(FINE)) {
            BigDecimal amount = record.facts().number("amount");
            boolean mitigated = record.facts().isTrue("mitigated");
            for (Row band : kind == SubjectKind.NATURAL_PERSON ? personBands : otherBands) {
                if (band.upper == null || amount.compareTo(band.upper) < 0) {
                    entry.shown = band;
                    break;
                }
            }
            entry.points = mitigated ? entry.shown.mitigated : entry.shown.points;
            entry.why = Reason.of(mitigated ? MITIGATED : FINED, amount, entry.points);
        } else {
            BigDecimal times = record.facts().number("repeat");
            entry.points = times.multiply(THREE);
            entry.why = Reason.of(REPEATED, times);
        }
        return entry;
    }

    private static String licence(CreditRecord latest, LocalDate asOf) {
        if (latest == null) {
            return "none";
        }
        String status = latest.facts().text("status");
        boolean past = latest.validUntil() != null && latest.validUntil().isBefore(asOf);
        return past && !status.equals("cancelled") ? "expired" : status;
    }

    private static Text licenceWords(String licence) {
        return switch (licence) {
            case "valid" -> Words.VALID;
            case "suspended" -> Words.SUSPENDED;
            case "revoked" -> Words.REVOKED;
            case "expired" -> Words.EXPIRED;
            default -> NONE_ON_FILE;
        };
    }

    private static Text assuranceWords(String assurance) {
        return switch (assurance) {
            case "sound" -> Words.SOUND;
            case "basically-sound" -> Words.BASICALLY_SOUND;
            case "unsound" -> Words.UNSOUND;
            default -> NONE_ON_FILE;
        };
    }

    /** The words of licences and inspections. */
    private static final class Words {
        static final Text VALID = Text.of("有效", "valid");
        static final Text SUSPENDED = Text.of("暂扣", "suspended");
        static final Text REVOKED = Text.of("吊销", "revoked");
        static final Text EXPIRED = Text.of("已过有效期", "expired");
        static final Text SOUND = Text.of("健全", "sound");
        static final Text BASICALLY_SOUND = Text.of("基本健全", "basically sound");
        static final Text UNSOUND = Text.of("不健全", "unsound");
    }

    private static boolean any(Condition[] conditions, int from, int to) {
        for (int i = from; i < to; i++) {
            if (conditions[i].met()) {
                return true;
            }
        }
        return false;
    }

    private static boolean all(Condition[] conditions, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!conditions[i].met()) {
                return false;
            }
        }
        return true;
    }

    /** Nearly nobody is on a list, so only the grades' measures are put together beforehand. */
    private List<Measure> measures(CreditFile file, LocalDate asOf, Grade grade) {
        boolean listed = false;
        for (Listing listing : file.listings()) {
            listed |= listing.holdsOn(asOf);
        }
        if (!listed) {
            return grade == null ? List.of() : gradeMeasures.get(grade);
        }
        List<Measure> chosen = new ArrayList<>();
        for (Measure measure : measures) {
            boolean applies = (measure.roles().isEmpty() || measure.roles().contains(file.role()))
                    && (measure.subjectKinds().isEmpty()
                            || measure.subjectKinds().contains(file.kind().code()));
            if (applies
                    && ((grade != null && measure.grades().contains(grade)) || broughtByList(measure, file, asOf))) {
                chosen.add(measure);
            }
        }
        return chosen;
    }

    private static boolean broughtByList(Measure measure, CreditFile file, LocalDate asOf) {
        for (Listing listing : file.listings()) {
            if (listing.holdsOn(asOf)) {
                boolean brings = listing.sector().equals(FOOD_DRUG)
                        ? measure.lists().contains(listing.list().code())
                        : measure.foreignListing() && listing.list() == ListKind.SEVERE;
                if (brings) {
                    return true;
                }
            }
        }
        return false;
    }
}

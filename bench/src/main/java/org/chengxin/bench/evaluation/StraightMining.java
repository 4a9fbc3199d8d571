package org.chengxin.bench.evaluation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.core.evaluation.Condition;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Flag;
import org.chengxin.core.evaluation.Line;
import org.chengxin.core.evaluation.ListEffect;
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
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Text;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.SubjectStatus;

/**
 * What somebody would write who had the mining measures to apply and nothing else: the rules in one class, their numbers as
 * constants, whole points as {@code int}. It makes the plugin's answer, trace and all, and is what the plugin's price is
 * measured against; only the rows of the tables come from the plugin's data.
 */
final class StraightMining {

    private static final SectorId MINING = SectorId.of("mining");
    private static final int FULL = 1000;
    private static final int HONOUR_CAP = 100;
    private static final int YEARS = 5;
    private static final LocalDate LAST_DAY_OF_TERM = LocalDate.of(2025, 11, 30);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(FULL);
    private static final BigDecimal PUBLIC_WEIGHT = new BigDecimal("0.2");
    private static final BigDecimal SECTOR_WEIGHT = new BigDecimal("0.8");
    private static final Grade[] GRADES = {Grade.A, Grade.B, Grade.C, Grade.D, Grade.E};
    private static final BigDecimal[] BOUNDS = {
        BigDecimal.valueOf(900), BigDecimal.valueOf(800), BigDecimal.valueOf(700), BigDecimal.valueOf(600)
    };
    private static final Reason[] BOUND_TEXTS = {
        Reason.of(Text.of("N＞900", "N > 900")),
        Reason.of(Text.of("800＜N≤900", "800 < N ≤ 900")),
        Reason.of(Text.of("700＜N≤800", "700 < N ≤ 800")),
        Reason.of(Text.of("600＜N≤700", "600 < N ≤ 700")),
        Reason.of(Text.of("N≤600", "N ≤ 600"))
    };
    private static final Reason ENDED =
            Reason.of(Text.of("主体资格灭失的，不参与信用评价", "a subject that no longer exists is not evaluated"));
    private static final Reason NOT_GRADED = Reason.of(
            Text.of("竞买人（投标人）、竞得人（中标人）实行严重失信名单管理，不参与信用评价", "bidders and winners are not graded, only listed"));
    private static final Reason NO_PUBLIC_SCORE =
            Reason.of(Text.of("没有公共信用评价分值，不能计算综合评价分值", "without a public credit score N cannot be worked out"));
    private static final Reason PAST_TERM = Reason.of(
            Text.of(
                    "本办法有效期至{0}，期满后尚无新规定，仍按其评价",
                    "the measures' term ended on {0}; they are applied until a successor is put in"),
            LAST_DAY_OF_TERM);
    private static final Text FORMULA =
            Text.of("N＝{0}×{1}＋（{2}－{3}＋{4}）×{5}＝{6}", "N = {0} × {1} + ({2} − {3} + {4}) × {5} = {6}");
    private static final Text KEPT_WITHIN = Text.of(
            "N＝{0}×{1}＋（{2}－{3}＋{4}）×{5}，限于0至{2}分，为{6}",
            "N = {0} × {1} + ({2} − {3} + {4}) × {5}, kept within 0 to {2}: {6}");
    private static final Text DEDUCTED =
            Text.of("扣{0}分，自{1}起五年内计入", "{0} points deducted, counting five years from {1}");
    private static final Text LATE = Text.of(
            "财政出资合同应于{0}完成，逾期至{1}，扣{2}分，自{3}起五年内计入",
            "a publicly funded contract due on {0}, overdue to {1}: {2} points, counting five years from {3}");
    private static final Text OPEN = Text.of("今（未完成）", "now (not completed)");
    private static final Text SILENCED = Text.of(
            "同一行为只扣一次，已按最高的{0}扣{1}分，本项不另扣分",
            "one act is deducted once: the highest, {0}, takes {1}; this one takes nothing");
    private static final Text CRIME = Text.of(
            "第十六条所列犯罪信息按严重失信名单处理，本条不扣分（{0}）",
            "crime under article 16 leads to the severe list instead and is not deducted here ({0})");
    private static final Text HONOURED = Text.of("“{0}”加{1}分，有效至{2}", "“{0}” adds {1}, valid until {2}");
    private static final Text SAME_HONOUR =
            Text.of("同一荣誉“{0}”按最高级别计一次（{1}）", "one honour “{0}” counts once, at its highest level ({1})");
    private static final Citation ANNEX_1 = Citation.of("附件一");
    private static final Citation ANNEX_2 = Citation.of("附件二");
    private static final Citation ARTICLE_12 = Citation.of("第十二条");
    private static final Citation ARTICLE_14 = Citation.of("第十四条");
    private static final Citation ARTICLE_15 = Citation.of("第十五条");
    private static final Citation ARTICLE_16 = Citation.of("第十六条");
    private static final Citation ARTICLE_17 = Citation.of("第十七条");
    private static final Citation ARTICLE_30 = Citation.of("第三十条");

    private final RuleSet rules;
    private final Map<ProvisionCode, Row> rows = new HashMap<>();
    private final List<Measure> measures = new ArrayList<>();
    private final Map<Grade, List<Measure>> holderMeasures = new HashMap<>();
    private final Map<Grade, List<Measure>> intermediaryMeasures = new HashMap<>();
    private final Row overThreeMonths;
    private final Row overSixMonths;
    private final Row overTwelveMonths;

    StraightMining(RuleSet rules) {
        this.rules = rules;
        for (Provision provision : rules.provisions()) {
            rows.put(provision.code(), new Row(provision));
        }
        measures.addAll(rules.measures());
        measures.addAll(GeneralLaw.measuresOfLists());
        for (Grade grade : GRADES) {
            holderMeasures.put(grade, measuresOf("mining-right-holder", grade));
            intermediaryMeasures.put(grade, measuresOf("intermediary", grade));
        }
        overThreeMonths = rows.get(ProvisionCode.of("intermediary-6-1"));
        overSixMonths = rows.get(ProvisionCode.of("intermediary-6-2"));
        overTwelveMonths = rows.get(ProvisionCode.of("intermediary-6-3"));
    }

    private List<Measure> measuresOf(String role, Grade grade) {
        return measures.stream()
                .filter(measure -> measure.grades().contains(grade))
                .filter(measure -> measure.roles().isEmpty() || measure.roles().contains(role))
                .toList();
    }

    /** A row of the tables, ready for use. */
    private static final class Row {
        final ProvisionCode code;
        final Citation citation;
        final BigDecimal points;
        final int size;
        final boolean supervision;
        final boolean crime;

        Row(Provision provision) {
            code = provision.code();
            citation = provision.citation();
            points = ((Points.Fixed) provision.points()).value();
            size = Math.abs(points.intValueExact());
            supervision = "supervision".equals(provision.attributes().get("special"));
            crime = "crime".equals(provision.attributes().get("special"));
        }
    }

    /** A record that gets a line. */
    private static final class Entry {
        final CreditRecord record;
        final Row row;
        final Reason why;
        Top top;
        boolean crime;

        Entry(CreditRecord record, Row row, Reason why) {
            this.record = record;
            this.row = row;
            this.why = why;
        }
    }

    /** The highest of several records that count once. */
    private static final class Top {
        Entry entry;
    }

    Evaluation evaluate(CreditFile file, LocalDate asOf) {
        boolean holder = file.role().equals("mining-right-holder");
        boolean intermediary = file.role().equals("intermediary");
        boolean dissolved = file.status() == SubjectStatus.DISSOLVED;
        boolean graded = !dissolved && (holder || intermediary);
        List<Listing> severe = severeListings(file);

        List<Entry> entries = new ArrayList<>(file.records().size());
        Map<String, Top> acts = new HashMap<>();
        Map<String, Top> supervisions = new HashMap<>();
        Map<String, Top> honours = new HashMap<>();
        CreditRecord publicScore = null;
        boolean sixteen = false;
        boolean seventeen = false;
        for (CreditRecord record : file.records()) {
            if (record.decidedOn().isAfter(asOf)) {
                continue;
            }
            boolean repaired =
                    record.repairedOn() != null && !record.repairedOn().isAfter(asOf);
            switch (record.type()) {
                case "public-score" -> {
                    if (publicScore == null || !record.decidedOn().isBefore(publicScore.decidedOn())) {
                        publicScore = record;
                    }
                }
                case "adverse" -> {
                    if (repaired || !counts(record.decidedOn(), asOf, severe)) {
                        continue;
                    }
                    String mark = record.facts().text("severe");
                    if (mark != null) {
                        sixteen |= mark.startsWith("16-");
                        seventeen |= mark.startsWith("17-");
                    }
                    if (!graded || record.provision() == null) {
                        continue;
                    }
                    Row row = rows.get(record.provision());
                    if (row.crime && "16-1".equals(mark)) {
                        Entry entry = new Entry(record, row, Reason.of(CRIME, row.citation));
                        entry.crime = true;
                        entries.add(entry);
                        continue;
                    }
                    Entry entry = new Entry(record, row, Reason.of(DEDUCTED, row.size, record.decidedOn()));
                    if (record.act() != null) {
                        offer(entry, record.act(), row.supervision ? supervisions : acts);
                    }
                    entries.add(entry);
                }
                case "contract" -> {
                    if (!graded || !intermediary || repaired) {
                        continue;
                    }
                    Entry entry = lateContract(record, asOf, severe);
                    if (entry != null) {
                        if (record.act() != null) {
                            offer(entry, record.act(), acts);
                        }
                        entries.add(entry);
                    }
                }
                case "honour" -> {
                    LocalDate end = record.validUntil() != null
                            ? record.validUntil()
                            : record.decidedOn().plusYears(1);
                    if (!graded || asOf.isAfter(end)) {
                        continue;
                    }
                    Row row = rows.get(record.provision());
                    String name = record.facts().text("honour").strip();
                    Entry entry = new Entry(record, row, Reason.of(HONOURED, name, row.size, end));
                    offer(entry, name, honours);
                    entries.add(entry);
                }
                default -> {
                    // Other records grade nobody.
                }
            }
        }

        String period = asOf.getYear() + "-Q" + (asOf.getMonthValue() + 2) / 3;
        List<ListEffect> lists = List.of();
        if (sixteen || seventeen) {
            lists = List.of(
                    new ListEffect(ListKind.SEVERE, ListEffect.Effect.PROPOSE, sixteen ? ARTICLE_16 : ARTICLE_17));
        }
        List<Flag> flags = asOf.isAfter(LAST_DAY_OF_TERM)
                ? List.of(new Flag("rule-set-past-its-term", ARTICLE_30, PAST_TERM))
                : List.of();
        if (!graded) {
            Condition outside =
                    new Condition(null, dissolved ? ARTICLE_15 : ARTICLE_12, dissolved ? ENDED : NOT_GRADED, false);
            return new Evaluation(
                    MINING,
                    asOf,
                    period,
                    rules,
                    Status.EXCLUDED,
                    null,
                    null,
                    List.of(),
                    List.of(outside),
                    lists,
                    flags,
                    measures(file, asOf, null),
                    List.of());
        }

        int deducted = 0;
        int honoured = 0;
        List<Line> lines = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            Row row = entry.row;
            if (entry.crime) {
                lines.add(new Line(entry.record.id(), row.code, row.citation, BigDecimal.ZERO, false, entry.why));
            } else if (entry.top == null || entry.top.entry == entry) {
                lines.add(new Line(entry.record.id(), row.code, row.citation, row.points, true, entry.why));
                if (row.points.signum() < 0) {
                    deducted += row.size;
                } else {
                    honoured += row.size;
                }
            } else {
                Row highest = entry.top.entry.row;
                Reason why = row.points.signum() > 0
                        ? Reason.of(
                                SAME_HONOUR, entry.record.facts().text("honour").strip(), ANNEX_2)
                        : Reason.of(SILENCED, highest.citation, highest.size);
                lines.add(new Line(entry.record.id(), row.code, row.citation, BigDecimal.ZERO, false, why));
            }
        }
        honoured = Math.min(honoured, HONOUR_CAP);

        if (publicScore == null) {
            return new Evaluation(
                    MINING,
                    asOf,
                    period,
                    rules,
                    Status.UNGRADED,
                    null,
                    null,
                    lines,
                    List.of(),
                    lists,
                    flags,
                    measures(file, asOf, null),
                    List.of(new Missing(ANNEX_1, NO_PUBLIC_SCORE)));
        }

        BigDecimal score = publicScore.facts().number("score");
        BigDecimal raw = score.multiply(PUBLIC_WEIGHT)
                .add(BigDecimal.valueOf(FULL - deducted + honoured).multiply(SECTOR_WEIGHT));
        BigDecimal n = raw.max(BigDecimal.ZERO).min(THOUSAND);
        List<Condition> conditions = new ArrayList<>(1 + GRADES.length);
        conditions.add(new Condition(
                null,
                ANNEX_1,
                Reason.of(
                        n.compareTo(raw) == 0 ? FORMULA : KEPT_WITHIN,
                        score,
                        PUBLIC_WEIGHT,
                        FULL,
                        deducted,
                        honoured,
                        SECTOR_WEIGHT,
                        n),
                true));
        int best = 0;
        while (best < BOUNDS.length && n.compareTo(BOUNDS[best]) <= 0) {
            best++;
        }
        for (int i = 0; i < GRADES.length; i++) {
            conditions.add(new Condition(GRADES[i], ARTICLE_14, BOUND_TEXTS[i], i == best));
        }
        return new Evaluation(
                MINING,
                asOf,
                period,
                rules,
                Status.GRADED,
                GRADES[best],
                n,
                lines,
                conditions,
                lists,
                flags,
                measures(file, asOf, GRADES[best]),
                List.of());
    }

    private static void offer(Entry entry, String name, Map<String, Top> tops) {
        Top top = tops.computeIfAbsent(name, key -> new Top());
        if (top.entry == null || entry.row.size > top.entry.row.size) {
            top.entry = entry;
        }
        entry.top = top;
    }

    private Entry lateContract(CreditRecord record, LocalDate asOf, List<Listing> severe) {
        if (!record.facts().isTrue("funded") || record.facts().isTrue("excused")) {
            return null;
        }
        LocalDate due = record.facts().date("dueOn");
        LocalDate completed = record.facts().date("completedOn");
        boolean open = completed == null || completed.isAfter(asOf);
        LocalDate end = open ? asOf : completed;
        Row row = overTwelveMonths;
        LocalDate reached = due.plusMonths(12).plusDays(1);
        if (end.isBefore(reached)) {
            row = overSixMonths;
            reached = due.plusMonths(6).plusDays(1);
        }
        if (end.isBefore(reached)) {
            row = overThreeMonths;
            reached = due.plusMonths(3);
        }
        if (end.isBefore(reached) || !counts(reached, asOf, severe)) {
            return null;
        }
        return new Entry(record, row, Reason.of(LATE, due, open ? OPEN : completed, row.size, reached));
    }

    private static List<Listing> severeListings(CreditFile file) {
        if (file.listings().isEmpty()) {
            return List.of();
        }
        return file.listings().stream()
                .filter(listing ->
                        listing.list() == ListKind.SEVERE && listing.sector().equals(MINING))
                .sorted(Comparator.comparing(Listing::from))
                .toList();
    }

    /** Five years, and on while the subject is on the severe list. */
    private static boolean counts(LocalDate start, LocalDate asOf, List<Listing> severe) {
        LocalDate end = start.plusYears(YEARS);
        for (Listing listing : severe) {
            if (!listing.from().isAfter(end)) {
                if (listing.until() == null) {
                    return true;
                }
                if (listing.until().isAfter(end)) {
                    end = listing.until();
                }
            }
        }
        return !asOf.isAfter(end);
    }

    /** Nearly nobody is on a list, so only the grades' measures are put together beforehand. */
    private List<Measure> measures(CreditFile file, LocalDate asOf, Grade grade) {
        boolean listed = false;
        for (Listing listing : file.listings()) {
            listed |= listing.holdsOn(asOf);
        }
        if (!listed) {
            if (grade == null) {
                return List.of();
            }
            return (file.role().equals("intermediary") ? intermediaryMeasures : holderMeasures).get(grade);
        }
        List<Measure> chosen = new ArrayList<>();
        for (Measure measure : measures) {
            if (measure.roles().isEmpty() || measure.roles().contains(file.role())) {
                if ((measure.subjectKinds().isEmpty()
                                || measure.subjectKinds().contains(file.kind().code()))
                        && ((grade != null && measure.grades().contains(grade))
                                || broughtByList(measure, file, asOf))) {
                    chosen.add(measure);
                }
            }
        }
        return chosen;
    }

    private static boolean broughtByList(Measure measure, CreditFile file, LocalDate asOf) {
        for (Listing listing : file.listings()) {
            if (listing.holdsOn(asOf)) {
                boolean brings = listing.sector().equals(MINING)
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

package org.chengxin.mining;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.core.evaluation.Line;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Points;
import org.chengxin.core.law.Provision;
import org.chengxin.core.law.ProvisionRows;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Term;
import org.chengxin.core.law.Text;

/** What each record deducts or adds (annexes 二, 三, 四; readings M4 to M7, M10, P2, P6). */
final class MiningScoring {

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

    private final ProvisionRows<Row> rows;
    private final ContractDelay.Rows delays;
    private final Period honourLength;
    private final BigDecimal honourCap;
    private final Citation sameHonour;
    private final RuleSet rules;

    MiningScoring(RuleSet rules) {
        this.rules = rules;
        this.rows = new ProvisionRows<>(rules, Row::of);
        this.delays = new ContractDelay.Rows(rules);
        this.honourLength = Period.ofYears(rules.rule("11-honour").count());
        this.honourCap = rules.rule("2-cap").number();
        this.sameHonour = rules.rule("2-highest").citation();
    }

    /** A provision with what the scoring asks of it. */
    private record Row(Provision provision, BigDecimal points, boolean supervision, boolean crime) {
        static Row of(Provision provision) {
            if (!(provision.points() instanceof Points.Fixed fixed)) {
                throw new org.chengxin.core.law.LawException(
                        "provision " + provision.code() + " of mining has points that are no number");
            }
            String special = provision.attributes().get("special");
            return new Row(provision, fixed.value(), "supervision".equals(special), "crime".equals(special));
        }
    }

    /** One line in the making; {@code group} is what shares one highest, null where the record is alone. */
    private record Entry(CreditRecord record, Row row, Group group, boolean never, Reason why) {}

    /** Records of which only the highest counts: results of one act, its supervision items, or one honour's levels. */
    private static final class Group {
        private Entry highest;
        private int highestAt = -1;

        void offer(Entry entry, int at) {
            if (highest == null
                    || entry.row()
                                    .points()
                                    .abs()
                                    .compareTo(highest.row().points().abs())
                            > 0) {
                highest = entry;
                highestAt = at;
            }
        }
    }

    /** What the records come to. */
    static final class Result {
        private final List<Line> lines = new ArrayList<>();
        private BigDecimal deductions = BigDecimal.ZERO;
        private BigDecimal honours = BigDecimal.ZERO;
        private boolean sixteen;
        private boolean seventeen;

        List<Line> lines() {
            return lines;
        }

        /** The deductions as a positive sum. */
        BigDecimal deductions() {
            return deductions;
        }

        /** The honours, capped. */
        BigDecimal honours() {
            return honours;
        }

        /** Whether information of the kinds of article 16 is on file. */
        boolean article16() {
            return sixteen;
        }

        /** Whether information of the kinds of article 17 is on file. */
        boolean article17() {
            return seventeen;
        }
    }

    /**
     * Scores a file on a day.
     *
     * @param graded whether lines are wanted; who is not graded only has marks for the severe list (reading P5)
     */
    Result score(CreditFile file, LocalDate asOf, boolean graded) {
        Result result = new Result();
        CountingTime time = new CountingTime(rules, file, asOf);
        List<Entry> entries = new ArrayList<>(file.records().size());
        Map<String, Group> groups = new HashMap<>();
        for (CreditRecord record : file.records()) {
            if (!record.knownBy(asOf)
                    || (record.repairedBy(asOf) && !record.type().equals("honour"))) {
                continue;
            }
            Entry entry = entry(record, file, asOf, time, groups, result);
            if (entry != null && graded) {
                if (!entry.never() && entry.group() != null) {
                    entry.group().offer(entry, entries.size());
                }
                entries.add(entry);
            }
        }
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            boolean counted = !entry.never() && (entry.group() == null || entry.group().highestAt == i);
            result.lines.add(line(entry, counted));
            if (counted && entry.row().points().signum() < 0) {
                result.deductions = result.deductions.subtract(entry.row().points());
            } else if (counted) {
                result.honours = result.honours.add(entry.row().points());
            }
        }
        result.honours = result.honours.min(honourCap);
        return result;
    }

    private Entry entry(
            CreditRecord record,
            CreditFile file,
            LocalDate asOf,
            CountingTime time,
            Map<String, Group> groups,
            Result result) {
        return switch (record.type()) {
            case "adverse" -> adverse(record, asOf, time, groups, result);
            case "contract" ->
                file.role().equals(MiningSector.INTERMEDIARY) ? contract(record, asOf, time, groups) : null;
            case "honour" -> honour(record, asOf, groups);
            default -> null;
        };
    }

    private Entry adverse(
            CreditRecord record, LocalDate asOf, CountingTime time, Map<String, Group> groups, Result result) {
        if (!time.holdsOn(record.decidedOn(), asOf)) {
            return null;
        }
        String severe = record.facts().text("severe");
        if (severe != null) {
            result.sixteen |= severe.startsWith("16-");
            result.seventeen |= severe.startsWith("17-");
        }
        if (record.provision() == null) {
            return null;
        }
        Row row = rows.of(record.provision(), record.decidedOn());
        if (row == null) {
            return null; // the law has dropped it
        }
        if (row.crime() && "16-1".equals(severe)) {
            return new Entry(
                    record, row, null, true, Reason.of(CRIME, row.provision().citation()));
        }
        return new Entry(
                record,
                row,
                actGroup(record, row, groups),
                false,
                Reason.of(DEDUCTED, row.points().negate(), record.decidedOn()));
    }

    private Entry contract(CreditRecord record, LocalDate asOf, CountingTime time, Map<String, Group> groups) {
        ContractDelay delay = delays.on(record, asOf);
        if (delay == null || !time.holdsOn(delay.reachedOn(), asOf)) {
            return null;
        }
        Row row = rows.of(delay.row().code(), delay.reachedOn());
        LocalDate completed = record.facts().date("completedOn");
        boolean open = completed == null || completed.isAfter(asOf);
        return new Entry(
                record,
                row,
                actGroup(record, row, groups),
                false,
                Reason.of(
                        LATE,
                        record.facts().date("dueOn"),
                        open ? OPEN : completed,
                        row.points().negate(),
                        delay.reachedOn()));
    }

    /** Supervision items add to the rest of their act, so they are a group of their own (reading M6). */
    private static Group actGroup(CreditRecord record, Row row, Map<String, Group> groups) {
        return record.act() == null
                ? null
                : groups.computeIfAbsent(
                        (row.supervision() ? "supervision " : "act ") + record.act(), key -> new Group());
    }

    private Entry honour(CreditRecord record, LocalDate asOf, Map<String, Group> groups) {
        LocalDate end =
                record.validUntil() != null ? record.validUntil() : Term.lastDay(record.decidedOn(), honourLength);
        if (asOf.isAfter(end)) {
            return null;
        }
        String name = record.facts().text("honour").strip();
        Row row = rows.of(record.provision(), record.decidedOn());
        if (row == null) {
            return null;
        }
        Group group = groups.computeIfAbsent("honour " + name, key -> new Group());
        return new Entry(record, row, group, false, Reason.of(HONOURED, name, row.points(), end));
    }

    private Line line(Entry entry, boolean counted) {
        Provision provision = entry.row().provision();
        return new Line(
                entry.record().id(),
                provision.code(),
                provision.citation(),
                counted ? entry.row().points() : BigDecimal.ZERO,
                counted,
                counted || entry.never() ? entry.why() : silenced(entry));
    }

    private Reason silenced(Entry entry) {
        Entry highest = entry.group().highest;
        if (entry.record().type().equals("honour")) {
            return Reason.of(SAME_HONOUR, entry.record().facts().text("honour").strip(), sameHonour);
        }
        return Reason.of(
                SILENCED,
                highest.row().provision().citation(),
                highest.row().points().negate());
    }
}

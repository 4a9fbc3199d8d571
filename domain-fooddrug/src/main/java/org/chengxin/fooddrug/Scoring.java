package org.chengxin.fooddrug;

import java.math.BigDecimal;
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
import org.chengxin.core.law.Text;
import org.chengxin.core.subject.SubjectKind;

/** What each adverse record gives: chapter 3, articles 27 to 34 (readings F3 to F7, F18). */
final class Scoring {

    private static final Text PLAIN = Text.of("一次记{0}分", "{0} demerits");
    private static final Text BATCHES = Text.of("{0}个批次不合格，每批次记{1}分", "{0} failed batches, {1} demerit each");
    private static final Text REPEATED =
            Text.of("1年内第{0}次再犯，记3×{0}分", "repetition no. {0} within a year: 3×{0} demerits");
    private static final Text ANALOGY = Text.of("性质类同于{0}，参照记{1}分", "like {0}, which gives {1} demerits");
    private static final Text FINE = Text.of("罚没款合计{0}元，记{1}分", "{0} yuan in all: {1} demerits");
    private static final Text MITIGATED =
            Text.of("罚没款合计{0}元，给予从轻或减轻处罚，记{1}分", "{0} yuan in all, mitigated: {1} demerits");
    private static final Text SILENCED = Text.of(
            "同一违法行为涉及多个处罚结果，已按最高的{0}计{1}分（{2}），本项不另记分",
            "several results of one act: the highest, {0}, counts {1} ({2}); this one gives nothing");

    private final RuleSet ruleSet;
    private final Citation highestOfAnAct;
    private final ProvisionRows<Provision> provisions;
    private final List<Provision> bands = new ArrayList<>();

    Scoring(RuleSet ruleSet) {
        this.ruleSet = ruleSet;
        this.highestOfAnAct = ruleSet.rule("34").citation();
        this.provisions = new ProvisionRows<>(ruleSet, provision -> provision);
        for (Provision provision : ruleSet.provisions()) {
            if (ProvisionTable.isBand(provision)) {
                bands.add(provision);
            }
        }
    }

    /** One record's points before acts are looked at. */
    private record Scored(
            CreditRecord record, Provision entered, Provision row, BigDecimal points, boolean byBatch, Reason why) {}

    /** What the records of one act come to. */
    private static final class Act {
        private Scored highest;
        private int highestAt;
        private boolean penalty;
        private boolean warning;
    }

    /** The demerits of a year with what conditions ask of them. */
    static final class Result {
        private final List<Line> lines = new ArrayList<>();
        private BigDecimal demerits = BigDecimal.ZERO;
        private BigDecimal highestAtOnce = BigDecimal.ZERO;
        private BigDecimal onlyPenalty = BigDecimal.ZERO;
        private int penalties;
        private int warnings;
        private boolean bannedPerson;
        private boolean intentional;

        /** One line a record, in the order of the file. */
        List<Line> lines() {
            return lines;
        }

        /** The sum of all lines that count. */
        BigDecimal demerits() {
            return demerits;
        }

        /** The most that one line gives at once; points by batches are no one time (reading F5). */
        BigDecimal highestAtOnce() {
            return highestAtOnce;
        }

        /** The acts with a penalty other than a warning (reading F7). */
        int penalties() {
            return penalties;
        }

        /** The acts with a warning and no other penalty (reading F7). */
        int warnings() {
            return warnings;
        }

        /** The highest penalty result of the act where there is one penalty (reading P3). */
        BigDecimal onlyPenalty() {
            return onlyPenalty;
        }

        /** Whether 27-14 was found, which is also the ground of 39 (三) (reading F9). */
        boolean bannedPerson() {
            return bannedPerson;
        }

        /** Whether any breach was intentional, also one that gives nothing beside a higher result (reading P3). */
        boolean intentional() {
            return intentional;
        }
    }

    /** Scores the adverse records of a period; repaired ones must have been left out (readings F19, P2). */
    Result score(List<CreditRecord> adverse, CreditFile file) {
        List<Scored> scored = new ArrayList<>(adverse.size());
        List<Act> acts = new ArrayList<>(adverse.size());
        Map<String, Act> shared = new HashMap<>();
        Result result = new Result();
        for (CreditRecord record : adverse) {
            Scored one = scored(record, file.kind());
            if (one == null) {
                continue;
            }
            Act act = record.act() == null ? new Act() : shared.computeIfAbsent(record.act(), name -> new Act());
            add(one, scored.size(), act);
            scored.add(one);
            acts.add(act);
            result.intentional |= record.facts().isTrue("intentional");
            result.bannedPerson |= record.provision().value().equals("27-14");
        }
        for (int i = 0; i < scored.size(); i++) {
            Scored one = scored.get(i);
            Act act = acts.get(i);
            boolean counted = !ProvisionTable.isPenaltyResult(one.entered()) || act.highestAt == i;
            result.lines.add(counted ? countedLine(one) : silencedLine(one, act.highest));
            if (counted) {
                result.demerits = result.demerits.add(one.points());
                if (!one.byBatch()) {
                    result.highestAtOnce = result.highestAtOnce.max(one.points());
                }
            }
            boolean firstOfItsAct =
                    one.record().act() == null || shared.remove(one.record().act()) != null;
            if (firstOfItsAct && act.penalty) {
                result.penalties++;
                result.onlyPenalty = act.highest.points();
            } else if (firstOfItsAct && act.warning) {
                result.warnings++;
            }
        }
        return result;
    }

    private static void add(Scored one, int at, Act act) {
        act.penalty |= ProvisionTable.isPenalty(one.entered());
        act.warning |= ProvisionTable.isWarning(one.entered());
        if (ProvisionTable.isPenaltyResult(one.entered())
                && (act.highest == null || one.points().compareTo(act.highest.points()) > 0)) {
            act.highest = one;
            act.highestAt = at;
        }
    }

    private static Line countedLine(Scored one) {
        return new Line(one.record().id(), one.row().code(), one.row().citation(), one.points(), true, one.why());
    }

    private Line silencedLine(Scored one, Scored highest) {
        return new Line(
                one.record().id(),
                one.row().code(),
                one.row().citation(),
                BigDecimal.ZERO,
                false,
                Reason.of(SILENCED, highest.row().citation(), highest.points(), highestOfAnAct));
    }

    /** One record's points, null where the law has dropped its provision. */
    private Scored scored(CreditRecord record, SubjectKind kind) {
        Provision provision = provisions.of(record.provision(), record.decidedOn());
        if (provision == null) {
            return null;
        }
        if (provision.points() instanceof Points.Fixed fixed) {
            return fixed(record, provision, provision, fixed.value(), false);
        }
        if (ProvisionTable.isAnalogy(provision)) {
            Provision like = FoodDrugSector.analogue(record.facts(), ruleSet).orElseThrow();
            return fixed(record, provision, like, ((Points.Fixed) like.points()).value(), true);
        }
        if (ProvisionTable.hasFormula(provision, ProvisionTable.REPEATED)) {
            BigDecimal times = record.facts().number("repeat");
            BigDecimal points = times.multiply(BigDecimal.valueOf(3));
            return new Scored(record, provision, provision, points, false, Reason.of(REPEATED, times));
        }
        return fine(record, provision, kind);
    }

    private static Scored fixed(
            CreditRecord record, Provision entered, Provision source, BigDecimal each, boolean byAnalogy) {
        boolean byBatch = ProvisionTable.isByBatch(source);
        BigDecimal batches = byBatch ? record.facts().number("batches") : null;
        BigDecimal points = batches == null ? each : each.multiply(batches);
        Reason why = byAnalogy
                ? Reason.of(ANALOGY, source.citation(), points)
                : byBatch
                        ? Reason.of(BATCHES, batches == null ? BigDecimal.ONE : batches, each)
                        : Reason.of(PLAIN, points);
        return new Scored(record, entered, entered, points, byBatch, why);
    }

    private Scored fine(CreditRecord record, Provision provision, SubjectKind kind) {
        BigDecimal amount = record.facts().number("amount");
        boolean mitigated = record.facts().isTrue("mitigated");
        for (Provision band : bands) {
            if (ProvisionTable.isBandFor(band, kind) && ProvisionTable.holds(band, amount)) {
                BigDecimal points = mitigated
                        ? new BigDecimal(band.attributes().get("mitigated_points"))
                        : ((Points.Fixed) band.points()).value();
                return new Scored(
                        record,
                        provision,
                        band,
                        points,
                        false,
                        Reason.of(mitigated ? MITIGATED : FINE, amount, points));
            }
        }
        throw new IllegalStateException("the bands of rule set " + ruleSet + " do not hold every amount");
    }
}

package org.chengxin.mining;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Line;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.file.TestFile;
import org.chengxin.core.file.TestRecord;
import org.chengxin.core.law.Points;
import org.chengxin.core.law.Provision;

/** What holds for every file of this sector. */
class MiningPropertiesTest {

    private static final LocalDate FIRST = LocalDate.of(2021, 1, 1);
    private static final LocalDate DAY = LocalDate.of(2026, 9, 30);
    private static final int DAYS = 2_300;
    private static final Map<String, Integer> TABLE = table();

    /** Code → what the table prints, without a sign. */
    private static Map<String, Integer> table() {
        Map<String, Integer> table = new HashMap<>();
        for (Provision row :
                new MiningSector().ruleBook().on(FIRST).orElseThrow().provisions()) {
            table.put(
                    row.code().value(),
                    ((Points.Fixed) row.points()).value().abs().intValueExact());
        }
        return table;
    }

    private static List<String> codes(String prefix) {
        List<String> codes = new ArrayList<>(
                TABLE.keySet().stream().filter(code -> code.startsWith(prefix)).toList());
        // The rows with readings of their own come up as often as all the others.
        List<String> special = prefix.equals("holder-")
                ? List.of("holder-56-1", "holder-56-2", "holder-56-3", "holder-57-1")
                : List.of("intermediary-40-1", "intermediary-40-2", "intermediary-40-3", "intermediary-41-1");
        for (int i = 0; i < 15; i++) {
            codes.addAll(special);
        }
        Collections.sort(codes);
        return codes;
    }

    private static final List<String> HOLDER = codes("holder-");
    private static final List<String> INTERMEDIARY = codes("intermediary-");

    private static final Arbitrary<LocalDate> SOME_DAY =
            Arbitraries.integers().between(0, DAYS).map(FIRST::plusDays);

    private static Arbitrary<Boolean> rarely() {
        return Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true)));
    }

    private static Arbitrary<TestRecord> adverse(List<String> codes) {
        return Combinators.combine(
                        Arbitraries.of(codes),
                        SOME_DAY,
                        Arbitraries.of("A", "B", "C").injectNull(0.5),
                        Arbitraries.of("16-1", "16-2").injectNull(0.6),
                        rarely(),
                        Arbitraries.integers().between(0, 1_000))
                .as((code, day, act, severe, repaired, later) -> {
                    TestRecord record =
                            TestRecord.adverse("?", code, day.toString()).ofAct(act);
                    if (severe != null) {
                        record = record.fact("severe", severe);
                    }
                    return repaired ? record.repaired(day.plusDays(later).toString()) : record;
                });
    }

    private static Arbitrary<TestRecord> contract() {
        return Combinators.combine(
                        SOME_DAY,
                        Arbitraries.integers().between(-400, 800),
                        Arbitraries.integers().between(-30, 600).injectNull(0.3),
                        Arbitraries.of("A", "B").injectNull(0.7),
                        rarely(),
                        rarely(),
                        rarely())
                .as((day, due, late, act, excused, unfunded, repaired) -> {
                    LocalDate dueOn = day.plusDays(due);
                    TestRecord record = TestRecord.of("?", "contract", day.toString())
                            .day("dueOn", dueOn.toString())
                            .fact("excused", excused)
                            .fact("funded", !unfunded)
                            .ofAct(act);
                    if (late != null) {
                        record = record.day("completedOn", dueOn.plusDays(late).toString());
                    }
                    return repaired ? record.repaired(day.plusDays(700).toString()) : record;
                });
    }

    private static Arbitrary<TestRecord> honour() {
        return Combinators.combine(
                        Arbitraries.of("honour-1", "honour-2", "honour-3", "honour-4"),
                        SOME_DAY,
                        Arbitraries.of("绿色矿山", "先进企业"),
                        Arbitraries.integers().between(0, 1_500).injectNull(0.5))
                .as((code, day, name, valid) -> {
                    TestRecord record = TestRecord.of("?", "honour", day.toString())
                            .under(code)
                            .fact("honour", name);
                    return valid == null
                            ? record
                            : record.validUntil(day.plusDays(valid).toString());
                });
    }

    private static Arbitrary<TestRecord> score() {
        return Combinators.combine(
                        SOME_DAY,
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, new BigDecimal(1_000))
                                .ofScale(2))
                .as((day, score) ->
                        TestRecord.of("?", "public-score", day.toString()).fact("score", score));
    }

    private static Arbitrary<List<TestRecord>> records(List<String> codes) {
        return Arbitraries.frequencyOf(
                        Tuple.of(6, adverse(codes)),
                        Tuple.of(2, contract()),
                        Tuple.of(2, honour()),
                        Tuple.of(1, score()))
                .list()
                .ofMaxSize(14);
    }

    private static Arbitrary<List<Listing>> listings() {
        return Combinators.combine(
                        Arbitraries.of(ListKind.SEVERE, ListKind.SEVERE, ListKind.SEVERE, ListKind.ABNORMAL),
                        SOME_DAY,
                        Arbitraries.integers().between(0, 900).injectNull(0.3))
                .as((list, from, length) ->
                        new Listing(list, MiningSector.ID, from, length == null ? null : from.plusDays(length)))
                .list()
                .ofMaxSize(3);
    }

    /** A file of a holder or an intermediary with a public score. */
    @Provide
    Arbitrary<TestFile> files() {
        return Arbitraries.of("mining-right-holder", "intermediary")
                .flatMap(role -> Combinators.combine(
                                records(role.equals("intermediary") ? INTERMEDIARY : HOLDER), listings())
                        .as((records, listings) -> new TestFile(
                                Miner.SECTOR,
                                org.chengxin.core.subject.SubjectKind.LEGAL_PERSON,
                                role,
                                org.chengxin.core.subject.SubjectStatus.ACTIVE,
                                List.of(),
                                listings,
                                numbered(records))));
    }

    @Provide
    Arbitrary<TestRecord> holdersAdverse() {
        return adverse(HOLDER);
    }

    @Provide
    Arbitrary<TestRecord> anyContract() {
        return contract();
    }

    private static List<TestRecord> numbered(List<TestRecord> records) {
        List<TestRecord> numbered = new ArrayList<>();
        numbered.add(TestRecord.of("score", "public-score", "2021-01-01").fact("score", 640));
        for (TestRecord record : records) {
            numbered.add(named("r" + numbered.size(), record));
        }
        return numbered;
    }

    private static TestRecord named(String id, TestRecord r) {
        return new TestRecord(
                id,
                r.type(),
                r.decidedOn(),
                r.provision(),
                r.act(),
                r.facts(),
                r.endedOn(),
                r.repairedOn(),
                r.validUntil(),
                r.disclosable());
    }

    // ---- articles 9 to 14 and the annexes once more, in one straight line

    private static BigDecimal n(TestFile file, LocalDate asOf) {
        BigDecimal publicScore = null;
        LocalDate scored = null;
        Map<String, Integer> acts = new HashMap<>();
        Map<String, Integer> honours = new HashMap<>();
        for (TestRecord record : file.records()) {
            boolean repaired =
                    record.repairedOn() != null && !record.repairedOn().isAfter(asOf);
            if (record.decidedOn().isAfter(asOf) || repaired) {
                continue;
            }
            String act = record.act() == null ? "own " + record.id() : record.act();
            switch (record.type()) {
                case "public-score" -> {
                    if (scored == null || !record.decidedOn().isBefore(scored)) {
                        scored = record.decidedOn();
                        publicScore = (BigDecimal) record.facts().get("score");
                    }
                }
                case "adverse" -> {
                    boolean crime = Set.of("holder-57-1", "intermediary-41-1").contains(record.provision())
                            && "16-1".equals(record.facts().get("severe"));
                    boolean supervision = record.provision().matches("(holder-56|intermediary-40)-.");
                    if (!crime && alive(record.decidedOn(), file.listings(), asOf)) {
                        acts.merge((supervision ? "supervision " : "") + act, TABLE.get(record.provision()), Math::max);
                    }
                }
                case "contract" -> {
                    int points = file.role().equals("intermediary") ? late(record, file.listings(), asOf) : 0;
                    acts.merge(act, points, Math::max);
                }
                default -> {
                    LocalDate last = record.validUntil() != null
                            ? record.validUntil()
                            : record.decidedOn().plusYears(1);
                    if (!asOf.isAfter(last)) {
                        honours.merge((String) record.facts().get("honour"), TABLE.get(record.provision()), Math::max);
                    }
                }
            }
        }
        int deducted = acts.values().stream().mapToInt(Integer::intValue).sum();
        int honoured = Math.min(
                100, honours.values().stream().mapToInt(Integer::intValue).sum());
        BigDecimal n = publicScore
                .multiply(new BigDecimal("0.2"))
                .add(new BigDecimal(1000 - deducted + honoured).multiply(new BigDecimal("0.8")));
        return n.signum() < 0 ? BigDecimal.ZERO : n.compareTo(new BigDecimal(1000)) > 0 ? new BigDecimal(1000) : n;
    }

    /** Day by day: after five years only while a severe listing that had begun before that day still holds on it. */
    private static boolean alive(LocalDate from, List<Listing> listings, LocalDate asOf) {
        LocalDate day = from.plusYears(5);
        while (day.isBefore(asOf)) {
            day = day.plusDays(1);
            boolean carried = false;
            for (Listing listing : listings) {
                carried |= listing.list() == ListKind.SEVERE
                        && listing.from().isBefore(day)
                        && (listing.until() == null || !listing.until().isBefore(day));
            }
            if (!carried) {
                return false;
            }
        }
        return true;
    }

    private static int late(TestRecord contract, List<Listing> listings, LocalDate asOf) {
        if (!contract.facts().get("funded").equals(true)
                || contract.facts().get("excused").equals(true)) {
            return 0;
        }
        LocalDate due = (LocalDate) contract.facts().get("dueOn");
        LocalDate end = asOf;
        if (contract.facts().get("completedOn") instanceof LocalDate completed && completed.isBefore(asOf)) {
            end = completed;
        }
        if (end.isAfter(due.plusMonths(12))) {
            return alive(due.plusMonths(12).plusDays(1), listings, asOf) ? 300 : 0;
        }
        if (end.isAfter(due.plusMonths(6))) {
            return alive(due.plusMonths(6).plusDays(1), listings, asOf) ? 200 : 0;
        }
        if (!end.isBefore(due.plusMonths(3))) {
            return alive(due.plusMonths(3), listings, asOf) ? 100 : 0;
        }
        return 0;
    }

    private static String grade(BigDecimal n) {
        int compared = 0;
        for (String bound : List.of("900", "800", "700", "600")) {
            if (n.compareTo(new BigDecimal(bound)) > 0) {
                break;
            }
            compared++;
        }
        return List.of("A", "B", "C", "D", "E").get(compared);
    }

    @Property(tries = 4000)
    void nIsThatOfAStraightLineReckoning(@ForAll("files") TestFile file) {
        Evaluation evaluation = file.on(DAY);
        BigDecimal expected = n(file, DAY);
        assertThat(evaluation.score()).isEqualByComparingTo(expected);
        assertThat(Miner.outcome(evaluation)).isEqualTo(grade(expected));
    }

    @Property(tries = 1000)
    void nStaysWithin0And1000AndLinesThatDoNotCountShowNothing(@ForAll("files") TestFile file) {
        Evaluation evaluation = file.on(DAY);
        assertThat(evaluation.score()).isBetween(BigDecimal.ZERO, new BigDecimal(1000));
        for (Line line : evaluation.lines()) {
            assertThat(line.counted()).as("P12").isEqualTo(line.points().signum() != 0);
        }
    }

    @Property(tries = 1000)
    void theOrderOfRecordsOfDifferentDaysNeverMatters(@ForAll("files") TestFile file, @ForAll long seed) {
        Set<LocalDate> days = new HashSet<>();
        List<TestRecord> records = new ArrayList<>(file.records().stream()
                .filter(record -> days.add(record.decidedOn()))
                .toList());
        Evaluation one = file.only(records).on(DAY);
        Collections.shuffle(records, new Random(seed));
        Evaluation other = file.only(records).on(DAY);
        assertThat(other.score()).isEqualByComparingTo(one.score());
        assertThat(other.grade()).isEqualTo(one.grade());
        assertThat(other.lists()).isEqualTo(one.lists());
        assertThat(other.measures()).isEqualTo(one.measures());
    }

    @Property(tries = 1000)
    void oneFurtherAdverseRecordNeverRaisesN(
            @ForAll("files") TestFile file, @ForAll("holdersAdverse") TestRecord further) {
        TestFile holder = new TestFile(
                file.sector(),
                file.kind(),
                "mining-right-holder",
                file.status(),
                file.priorGrades(),
                file.listings(),
                file.records());
        assertThat(holder.with(named("further", further)).on(DAY).score())
                .isLessThanOrEqualTo(holder.on(DAY).score());
    }

    @Property(tries = 1000)
    void oneFurtherContractNeverRaisesN(@ForAll("files") TestFile file, @ForAll("anyContract") TestRecord further) {
        assertThat(file.with(named("further", further)).on(DAY).score())
                .isLessThanOrEqualTo(file.on(DAY).score());
    }

    @Property(tries = 1000)
    void aRepairedRecordChangesNothing(
            @ForAll("files") TestFile file,
            @ForAll("holdersAdverse") TestRecord adverse,
            @ForAll("anyContract") TestRecord contract) {
        Evaluation before = file.on(DAY);
        assertThat(file.with(named("further", adverse).repaired(DAY.toString())).on(DAY))
                .isEqualTo(before);
        assertThat(file.with(named("further", contract).repaired(DAY.toString()))
                        .on(DAY))
                .isEqualTo(before);
    }

    @Property(tries = 1000)
    void recordsDecidedLaterAreIgnored(@ForAll("files") TestFile file) {
        List<TestRecord> known = file.records().stream()
                .filter(record -> !record.decidedOn().isAfter(DAY))
                .toList();
        assertThat(file.on(DAY)).isEqualTo(file.only(known).on(DAY));
    }
}

package org.chengxin.fooddrug;

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
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.evaluation.Line;
import org.chengxin.core.file.TestFile;
import org.chengxin.core.file.TestRecord;
import org.chengxin.core.subject.SubjectKind;

/** What holds for every file of this sector. */
class FoodDrugPropertiesTest {

    private static final LocalDate FIRST = LocalDate.of(2023, 10, 1);
    private static final LocalDate DAY = LocalDate.of(2024, 9, 30);
    private static final List<String> PENALTY_RESULTS =
            List.of("28-1a", "28-1b", "28-fine", "28-6", "28-7", "28-8b", "31-2");

    /** Codes that may be entered. */
    private static final List<String> CODES = codes();

    private static List<String> codes() {
        List<String> codes = new ArrayList<>(FoodDrugTablesTest.POINTS.keySet());
        codes.removeIf(code -> code.matches("28-[2-5][no]"));
        codes.addAll(List.of("28-fine", "28-fine", "28-1b", "27-15"));
        Collections.sort(codes);
        return codes;
    }

    @Provide
    Arbitrary<TestRecord> adverse() {
        Arbitrary<LocalDate> days = Arbitraries.integers().between(0, 400).map(FIRST::plusDays);
        Arbitrary<String> acts = Arbitraries.of("A", "B", "C").injectNull(0.6);
        Arbitrary<Integer> amounts = Arbitraries.of(1, 999, 1_000, 9_999, 10_000, 99_999, 100_000, 300_000, 1_000_000);
        Arbitrary<Boolean> rarely = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(5, Arbitraries.just(false)), net.jqwik.api.Tuple.of(1, Arbitraries.just(true)));
        return Combinators.combine(
                        Arbitraries.of(CODES),
                        days,
                        acts,
                        amounts,
                        Arbitraries.integers().between(1, 4),
                        rarely,
                        rarely,
                        Arbitraries.integers().between(0, 200))
                .as((code, day, act, amount, number, mitigated, repaired, later) -> {
                    TestRecord record = TestRecord.adverse("?", code, day.toString())
                            .ofAct(act)
                            .fact("amount", amount)
                            .fact("mitigated", mitigated)
                            .fact("repeat", number)
                            .fact("batches", number)
                            .fact("intentional", later % 7 == 0)
                            .fact("analogousTo", number % 2 == 0 ? "27-9" : "27-5b")
                            .fact("reason", "类同");
                    return repaired ? record.repaired(day.plusDays(later).toString()) : record;
                });
    }

    @Provide
    Arbitrary<List<TestRecord>> records() {
        return adverse().list().ofMaxSize(12).map(FoodDrugPropertiesTest::numbered);
    }

    /** Records of which no two are of one day. */
    @Provide
    Arbitrary<List<TestRecord>> recordsOfDifferentDays() {
        return records().map(all -> {
            Set<LocalDate> days = new HashSet<>();
            return all.stream().filter(record -> days.add(record.decidedOn())).toList();
        });
    }

    @Provide
    Arbitrary<SubjectKind> kinds() {
        return Arbitraries.of(SubjectKind.class);
    }

    private static List<TestRecord> numbered(List<TestRecord> records) {
        List<TestRecord> numbered = new ArrayList<>();
        for (TestRecord r : records) {
            numbered.add(named("r" + numbered.size(), r));
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

    private static TestFile file(SubjectKind kind, List<TestRecord> records) {
        return Operator.sound().kind(kind).with(records);
    }

    /** Articles 27 to 34 once more, in one straight line: the demerits of a file on a day. */
    private static int demerits(SubjectKind kind, List<TestRecord> records, LocalDate asOf) {
        int sum = 0;
        Map<String, Integer> highestOfAct = new HashMap<>();
        for (TestRecord record : records) {
            boolean inPeriod = record.decidedOn().getYear() == asOf.getYear()
                    && !record.decidedOn().isAfter(asOf);
            boolean repaired =
                    record.repairedOn() != null && !record.repairedOn().isAfter(asOf);
            if (!inPeriod || repaired) {
                continue;
            }
            int points = points(kind, record);
            if (PENALTY_RESULTS.contains(record.provision())) {
                String act = record.act() == null ? "own " + record.id() : "act " + record.act();
                highestOfAct.merge(act, points, Math::max);
            } else {
                sum += points;
            }
        }
        return sum + highestOfAct.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int points(SubjectKind kind, TestRecord record) {
        int number = ((BigDecimal) record.facts().get("repeat")).intValue();
        return switch (record.provision()) {
            case "28-1b" -> 3 * number;
            case "27-3" -> number;
            case "27-15" -> record.facts().get("analogousTo").equals("27-9") ? 30 : 10;
            case "28-fine" -> fine(kind, record);
            default -> FoodDrugTablesTest.POINTS.get(record.provision());
        };
    }

    private static int fine(SubjectKind kind, TestRecord record) {
        int amount = ((BigDecimal) record.facts().get("amount")).intValue();
        boolean less = (boolean) record.facts().get("mitigated");
        boolean person = kind == SubjectKind.NATURAL_PERSON;
        if (amount < (person ? 1_000 : 100_000)) {
            return less ? 3 : 5;
        }
        if (amount < (person ? 10_000 : 300_000)) {
            return less ? 5 : 10;
        }
        if (amount < (person ? 100_000 : 1_000_000)) {
            return less ? 10 : 15;
        }
        return less ? 15 : 20;
    }

    @Property(tries = 3000)
    void demeritsAreThoseOfAStraightLineReckoning(
            @ForAll("records") List<TestRecord> records, @ForAll("kinds") SubjectKind kind) {
        Evaluation evaluation = file(kind, records).on(DAY);
        assertThat(evaluation.score()).isEqualByComparingTo(BigDecimal.valueOf(demerits(kind, records, DAY)));
    }

    @Property(tries = 1000)
    void demeritsAreTheSumOfTheLinesThatCount(@ForAll("records") List<TestRecord> records) {
        Evaluation evaluation = file(SubjectKind.LEGAL_PERSON, records).on(DAY);
        BigDecimal sum = BigDecimal.ZERO;
        for (Line line : evaluation.lines()) {
            assertThat(line.counted() || line.points().signum() == 0).as("P12").isTrue();
            sum = sum.add(line.points());
        }
        assertThat(evaluation.score()).isEqualByComparingTo(sum);
    }

    @Property(tries = 1000)
    void theOrderOfRecordsOfDifferentDaysNeverMatters(
            @ForAll("recordsOfDifferentDays") List<TestRecord> records, @ForAll long seed) {
        List<TestRecord> shuffled = new ArrayList<>(records);
        Collections.shuffle(shuffled, new Random(seed));
        Evaluation one = file(SubjectKind.LEGAL_PERSON, records).on(DAY);
        Evaluation other = file(SubjectKind.LEGAL_PERSON, shuffled).on(DAY);
        assertThat(other.score()).isEqualByComparingTo(one.score());
        assertThat(Operator.outcome(other)).isEqualTo(Operator.outcome(one));
        assertThat(other.lists()).isEqualTo(one.lists());
        assertThat(other.measures()).isEqualTo(one.measures());
        assertThat(other.missing()).isEqualTo(one.missing());
    }

    @Property(tries = 1000)
    void oneFurtherAdverseRecordNeverLowersDemerits(
            @ForAll("records") List<TestRecord> records, @ForAll("adverse") TestRecord further) {
        TestFile file = file(SubjectKind.LEGAL_PERSON, records);
        assertThat(file.with(named("further", further)).on(DAY).score())
                .isGreaterThanOrEqualTo(file.on(DAY).score());
    }

    /** An act of its own never turns a warning into a penalty (F7), so the grade never gets better either. */
    @Property(tries = 1000)
    void oneFurtherActNeverBettersTheGrade(
            @ForAll("records") List<TestRecord> records, @ForAll("adverse") TestRecord further) {
        TestFile file = file(SubjectKind.LEGAL_PERSON, records);
        Evaluation before = file.on(DAY);
        Evaluation after = file.with(named("further", further.ofAct(null))).on(DAY);
        assertThat(rank(after)).isGreaterThanOrEqualTo(rank(before));
        assertThat(Operator.lists(after)).containsAll(Operator.lists(before));
    }

    private static int rank(Evaluation evaluation) {
        return List.of("A", "B", "ungraded", "C", "D").indexOf(Operator.outcome(evaluation));
    }

    @Property(tries = 1000)
    void aRepairedRecordChangesNothing(
            @ForAll("records") List<TestRecord> records, @ForAll("adverse") TestRecord further) {
        TestFile file = file(SubjectKind.LEGAL_PERSON, records);
        assertThat(file.with(named("further", further).repaired(DAY.toString())).on(DAY))
                .isEqualTo(file.on(DAY));
    }

    @Property(tries = 1000)
    void recordsDecidedLaterAreIgnored(@ForAll("records") List<TestRecord> records) {
        List<TestRecord> known = records.stream()
                .filter(record -> !record.decidedOn().isAfter(DAY))
                .toList();
        assertThat(file(SubjectKind.LEGAL_PERSON, records).on(DAY))
                .isEqualTo(file(SubjectKind.LEGAL_PERSON, known).on(DAY));
    }
}

package org.chengxin.industry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
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
import org.chengxin.core.file.TestFile;
import org.chengxin.core.file.TestRecord;

/** What holds for every file of this sector. */
class IndustryPropertiesTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
    private static final Map<String, String> NATIONAL =
            Map.of("优+", "A", "优", "A", "良+", "B", "良", "B", "良-", "B", "中+", "C", "中", "C", "中-", "C", "差", "D");

    @Provide
    Arbitrary<TestRecord> records() {
        return Combinators.combine(
                        Arbitraries.of("national-grade", "assessment", "complaint", "penalty", "abnormal-list"),
                        Arbitraries.integers().between(0, 700).map(FIRST::plusDays),
                        Arbitraries.of(NATIONAL.keySet().stream().sorted().toList()),
                        Arbitraries.of("A", "B", "C", "D"),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 500).injectNull(0.7))
                .as((type, day, national, own, yes, later) -> {
                    TestRecord record = TestRecord.of("?", type, day.toString());
                    record = switch (type) {
                        case "national-grade" -> record.fact("grade", national);
                        case "assessment" -> record.fact("grade", own).fact("reason", "综合评定");
                        case "complaint" -> record.fact("upheld", yes);
                        case "penalty" -> record.fact("serious", yes);
                        default ->
                            later == null
                                    ? record.fact("listed", yes)
                                    : record.day(
                                            "removedOn", day.plusDays(later).toString());
                    };
                    boolean adverse = type.equals("complaint") || type.equals("penalty");
                    return adverse && later != null
                            ? record.repaired(day.plusDays(later).toString())
                            : record;
                });
    }

    @Provide
    Arbitrary<TestFile> files() {
        return records().list().ofMaxSize(10).map(records -> {
            List<TestRecord> numbered = new ArrayList<>();
            for (TestRecord record : records) {
                numbered.add(named("r" + numbered.size(), record));
            }
            return Enterprise.blank().with(numbered);
        });
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

    /** Articles 4 to 6 once more, in one straight line: grade or status, and whether it is flagged. */
    private static String reckoned(TestFile file) {
        String grade = "ungraded";
        LocalDate since = LocalDate.MIN;
        boolean own = false;
        int complaints = 0;
        boolean flagged = false;
        LocalDate abnormalSince = LocalDate.MIN;
        boolean abnormal = false;
        for (TestRecord record : file.records()) {
            LocalDate day = record.decidedOn();
            boolean repaired =
                    record.repairedOn() != null && !record.repairedOn().isAfter(DAY);
            if (day.isAfter(DAY)) {
                continue;
            }
            boolean withinAYear = !DAY.isAfter(day.plusYears(1));
            switch (record.type()) {
                case "national-grade" -> {
                    if (day.isAfter(since) || (day.equals(since) && !own)) {
                        grade = NATIONAL.get(record.facts().get("grade"));
                        since = day;
                        own = false;
                    }
                }
                case "assessment" -> {
                    if (withinAYear && !day.isBefore(since)) {
                        grade = (String) record.facts().get("grade");
                        since = day;
                        own = true;
                    }
                }
                case "complaint" ->
                    complaints += withinAYear
                                    && !repaired
                                    && record.facts().get("upheld").equals(true)
                            ? 1
                            : 0;
                case "penalty" ->
                    flagged |= withinAYear
                            && !repaired
                            && record.facts().get("serious").equals(true);
                default -> {
                    if (!day.isBefore(abnormalSince)) {
                        abnormalSince = day;
                        abnormal = !Boolean.FALSE.equals(record.facts().get("listed"))
                                && !(record.facts().get("removedOn") instanceof LocalDate removed
                                        && !removed.isAfter(DAY));
                    }
                }
            }
        }
        flagged |= abnormal || complaints >= 3 || grade.equals("C") || grade.equals("D");
        return grade + (flagged ? " flagged" : "");
    }

    private static String found(Evaluation evaluation) {
        return Enterprise.outcome(evaluation) + (evaluation.flags().isEmpty() ? "" : " flagged");
    }

    @Property(tries = 3000)
    void gradeAndFlagAreThoseOfAStraightLineReckoning(@ForAll("files") TestFile file) {
        assertThat(found(file.on(DAY))).isEqualTo(reckoned(file));
    }

    @Property(tries = 1000)
    void theOrderOfRecordsOfDifferentDaysNeverMatters(@ForAll("files") TestFile file, @ForAll long seed) {
        Set<LocalDate> days = new HashSet<>();
        List<TestRecord> records = new ArrayList<>(file.records().stream()
                .filter(record -> days.add(record.decidedOn()))
                .toList());
        Evaluation one = file.only(records).on(DAY);
        Collections.shuffle(records, new Random(seed));
        assertThat(file.only(records).on(DAY)).isEqualTo(one);
    }

    @Property(tries = 1000)
    void oneFurtherComplaintOrPenaltyNeverTakesTheFlagAway(
            @ForAll("files") TestFile file, @ForAll("records") TestRecord further) {
        if (further.type().equals("complaint") || further.type().equals("penalty")) {
            Evaluation before = file.on(DAY);
            Evaluation after = file.with(named("further", further)).on(DAY);
            assertThat(Enterprise.flags(after)).containsAll(Enterprise.flags(before));
            assertThat(after.grade()).isEqualTo(before.grade());
            assertThat(file.with(named("further", further).repaired(DAY.toString()))
                            .on(DAY))
                    .as("repaired")
                    .isEqualTo(before);
        }
    }

    @Property(tries = 1000)
    void recordsDecidedLaterAreIgnored(@ForAll("files") TestFile file) {
        List<TestRecord> known = file.records().stream()
                .filter(record -> !record.decidedOn().isAfter(DAY))
                .toList();
        assertThat(file.on(DAY)).isEqualTo(file.only(known).on(DAY));
    }
}

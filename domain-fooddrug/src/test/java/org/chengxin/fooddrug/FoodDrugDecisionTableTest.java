package org.chengxin.fooddrug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.core.file.TestRecord.adverse;
import static org.chengxin.fooddrug.Operator.fine;
import static org.chengxin.fooddrug.Operator.inspection;
import static org.chengxin.fooddrug.Operator.outcome;
import static org.chengxin.fooddrug.Operator.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chengxin.core.evaluation.Evaluation;
import org.chengxin.core.file.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Articles 36 to 39 as a decision table, by readings F8 to F13: licence × inspections × assurance × intent × warnings × penalties ×
 * demerits, each combination that can occur, against an oracle that is written down here on its own.
 */
class FoodDrugDecisionTableTest {

    private static final String DAY = "2024-10-31";

    /** Penalties of article 28 other than a warning, as fines of a company, with what the highest of them gives. */
    enum Penalties {
        NONE(0, 0, null),
        ONE_OF_THREE(1, 3, "500 mitigated"),
        ONE_OF_FIVE(1, 5, "500"),
        ONE_OF_TEN(1, 10, "200000"),
        TWO(2, 3, "500 mitigated"),
        THREE(3, 3, "500 mitigated");

        private final int count;
        private final int each;
        private final String amount;

        Penalties(int count, int each, String amount) {
            this.count = count;
            this.each = each;
            this.amount = amount;
        }
    }

    /** The demerits to be reached, and the highest of one time that is among them. */
    private enum Demerits {
        LOW(9, 0),
        TEN(10, 0),
        TWENTY_NINE(29, 0),
        THIRTY(30, 0),
        ONE_TIME_THIRTY(40, 30),
        FORTY_NINE(49, 0),
        ONE_TIME_FORTY(49, 40),
        FIFTY(50, 0),
        THIRTY_AND_MORE(55, 30),
        ONE_TIME_FIFTY(70, 50);

        private final int sum;
        private final int oneTime;

        Demerits(int sum, int oneTime) {
            this.sum = sum;
            this.oneTime = oneTime;
        }
    }

    private record Situation(
            String licence,
            int inspections,
            String assurance,
            boolean intentional,
            int warnings,
            Penalties penalties,
            Demerits demerits) {

        /** What is left to be given by cases of article 27 that are no penalty, one demerit each; negative: cannot occur. */
        int filler() {
            return demerits.sum - demerits.oneTime - 2 * warnings - penalties.count * penalties.each;
        }

        Evaluation evaluate() {
            List<TestRecord> records = new ArrayList<>();
            if (licence != null) {
                records.add(Operator.licence(licence));
            }
            for (int i = 0; i < inspections; i++) {
                records.add(
                        inspection("i" + i, "2024-0" + (i + 1) + "-10", i == inspections - 1 ? assurance : "sound"));
            }
            for (int i = 0; i < warnings; i++) {
                records.add(warning("w" + i, "2024-04-01"));
            }
            for (int i = 0; i < penalties.count; i++) {
                String[] words = penalties.amount.split(" ", -1);
                records.add(fine("p" + i, "2024-05-01", words[0]).fact("mitigated", words.length > 1));
            }
            if (demerits.oneTime > 0) {
                String code = demerits.oneTime == 30 ? "27-8" : demerits.oneTime == 40 ? "29-4" : "27-12";
                records.add(adverse("one-time", code, "2024-06-01"));
            }
            for (int i = 0; i < filler(); i++) {
                records.add(adverse("f" + i, "27-1", "2024-07-01"));
            }
            if (intentional && !records.isEmpty()) {
                int last = records.size() - 1;
                if (records.get(last).type().equals("adverse")) {
                    records.set(last, records.get(last).fact("intentional", true));
                }
            }
            return Operator.blank().with(records).on(DAY);
        }

        /** Articles 36 to 39 as read by F8 to F13, written down once more. */
        String expected() {
            if (penalties.count >= 3 || demerits.sum >= 50 || demerits.oneTime >= 50) {
                return "D";
            }
            if (penalties.count >= 2 || demerits.sum >= 30 || demerits.oneTime >= 30) {
                return "C";
            }
            boolean licensed = "valid".equals(licence);
            if (licensed
                    && inspections >= 2
                    && assurance.equals("sound")
                    && warnings == 0
                    && penalties.count == 0
                    && demerits.sum < 10) {
                return "A";
            }
            boolean b = licensed
                    && inspections >= 2
                    && !assurance.equals("unsound")
                    && !intentional
                    && warnings < 3
                    && (penalties.count == 0 || penalties.each <= 5)
                    && demerits.sum < 30;
            return b ? "B" : "ungraded";
        }

        /** How many conditions of A and of B are not met. */
        int unmet() {
            boolean licensed = "valid".equals(licence);
            boolean twice = inspections >= 2;
            int unmet = 0;
            unmet += licensed ? 0 : 2;
            unmet += twice ? 0 : 2;
            unmet += inspections > 0 && assurance.equals("sound") ? 0 : 1;
            unmet += inspections > 0 && !assurance.equals("unsound") ? 0 : 1;
            unmet += warnings == 0 && penalties.count == 0 ? 0 : 1;
            unmet += demerits.sum < 10 ? 0 : 1;
            unmet += intentional ? 1 : 0;
            unmet += warnings < 3 ? 0 : 1;
            unmet += penalties.count == 0 || (penalties.count == 1 && penalties.each <= 5) ? 0 : 1;
            unmet += demerits.sum < 30 ? 0 : 1;
            return unmet;
        }
    }

    private static Stream<Situation> situations() {
        List<Situation> all = new ArrayList<>();
        for (String licence : new String[] {"valid", "suspended", null}) {
            for (int inspections : new int[] {0, 1, 2, 3}) {
                for (String assurance : List.of("sound", "basically-sound", "unsound")) {
                    for (boolean intentional : new boolean[] {false, true}) {
                        for (int warnings : new int[] {0, 1, 2, 3, 4}) {
                            for (Penalties penalties : Penalties.values()) {
                                for (Demerits demerits : Demerits.values()) {
                                    all.add(new Situation(
                                            licence,
                                            inspections,
                                            assurance,
                                            intentional,
                                            warnings,
                                            penalties,
                                            demerits));
                                }
                            }
                        }
                    }
                }
            }
        }
        return all.stream().filter(situation -> situation.filler() >= 0);
    }

    @Test
    void F8_to_F13_everyCombinationThatCanOccur() {
        List<String> wrong = new ArrayList<>();
        List<Situation> all = situations().toList();
        assertThat(all).hasSizeGreaterThan(10_000);
        for (Situation situation : all) {
            Evaluation evaluation = situation.evaluate();
            String found = outcome(evaluation);
            if (!found.equals(situation.expected())) {
                wrong.add(situation + " should be " + situation.expected() + " and is " + found);
            }
            if (evaluation.score().intValueExact() != situation.demerits.sum) {
                wrong.add(situation + " gives " + evaluation.score());
            }
            int missing = found.equals("ungraded") ? situation.unmet() : 0;
            if (evaluation.missing().size() != missing) {
                wrong.add(situation + " should miss " + missing + " and misses " + evaluation.missing());
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The table for a licensed subject, inspected twice, sound, without intent, no one time 30 or 50. */
    @ParameterizedTest(name = "{0} warnings, penalties {1}: {2} {3} {4} {5}")
    @CsvSource({
        "0, NONE, A, B, C, D",
        "0, ONE_OF_THREE, B, B, C, D",
        "0, ONE_OF_FIVE, B, B, C, D",
        "0, ONE_OF_TEN, n/a, ungraded, C, D",
        "0, TWO, C, C, C, D",
        "0, THREE, D, D, D, D",
        "2, NONE, B, B, C, D",
        "2, ONE_OF_FIVE, B, B, C, D",
        "2, ONE_OF_TEN, n/a, ungraded, C, D",
        "1, TWO, C, C, C, D",
        "3, NONE, ungraded, ungraded, C, D",
        "3, ONE_OF_THREE, ungraded, ungraded, C, D",
        "3, ONE_OF_TEN, n/a, ungraded, C, D",
        "3, TWO, n/a, C, C, D",
        "3, THREE, n/a, D, D, D"
    })
    void F12_F13_theTableOfArticles36To39(
            int warnings, Penalties penalties, String low, String ten, String thirty, String fifty) {
        List<Demerits> bands = List.of(Demerits.LOW, Demerits.TWENTY_NINE, Demerits.FORTY_NINE, Demerits.FIFTY);
        List<String> grades = List.of(low, ten, thirty, fifty);
        for (int i = 0; i < bands.size(); i++) {
            Situation situation = new Situation("valid", 2, "sound", false, warnings, penalties, bands.get(i));
            if (grades.get(i).equals("n/a")) {
                assertThat(situation.filler()).as("cannot occur").isNegative();
            } else {
                assertThat(outcome(situation.evaluate()))
                        .as(situation.toString())
                        .isEqualTo(grades.get(i));
            }
        }
    }

    /** One condition changed: no penalty, one warning, one fine of at most 5; each below 10 and from 10 to 29. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "none, valid, 2, sound, false, A, B, B, B, B, B",
        "one inspection, valid, 1, sound, false, ungraded, ungraded, ungraded, ungraded, ungraded, ungraded",
        "basically sound, valid, 2, basically-sound, false, B, B, B, B, B, B",
        "unsound, valid, 2, unsound, false, ungraded, ungraded, ungraded, ungraded, ungraded, ungraded",
        "intentional, valid, 2, sound, true, A, ungraded, ungraded, ungraded, ungraded, ungraded",
        "unlicensed, , 2, sound, false, ungraded, ungraded, ungraded, ungraded, ungraded, ungraded"
    })
    void F12_F13_oneConditionChanged(
            String name,
            String licence,
            int inspections,
            String assurance,
            boolean intentional,
            String plainLow,
            String plainHigh,
            String warnedLow,
            String warnedHigh,
            String finedLow,
            String finedHigh) {
        List<String> expected = List.of(plainLow, plainHigh, warnedLow, warnedHigh, finedLow, finedHigh);
        List<String> found = new ArrayList<>();
        for (int warnings : new int[] {0, 1}) {
            for (Demerits band : List.of(Demerits.LOW, Demerits.TWENTY_NINE)) {
                found.add(outcome(
                        new Situation(licence, inspections, assurance, intentional, warnings, Penalties.NONE, band)
                                .evaluate()));
            }
        }
        for (Demerits band : List.of(Demerits.LOW, Demerits.TWENTY_NINE)) {
            found.add(
                    outcome(new Situation(licence, inspections, assurance, intentional, 0, Penalties.ONE_OF_FIVE, band)
                            .evaluate()));
        }
        assertThat(found).as(name).isEqualTo(expected);
    }
}

package org.chengxin.fooddrug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.core.file.TestRecord.adverse;
import static org.chengxin.fooddrug.Operator.blank;
import static org.chengxin.fooddrug.Operator.finding;
import static org.chengxin.fooddrug.Operator.fine;
import static org.chengxin.fooddrug.Operator.licence;
import static org.chengxin.fooddrug.Operator.sound;

import org.chengxin.core.file.ListKind;
import org.chengxin.core.forecast.Foretold;
import org.junit.jupiter.api.Test;

/** What becomes of operators if nothing new happens, counted by hand; 2023 is closed, the day is in 2024. */
class FoodDrugForecastTest {

    private static final String TODAY = "2024-10-15";
    private static final String CLOSED = "2023";

    @Test
    void F1_aNewYearBeginsWithoutDemeritsAndWithoutInspections() {
        Foretold foretold = Foretold.of(sound().with(fine("fine", "2024-05-06", "800")), TODAY, CLOSED);

        // One penalty of 5 demerits is B (F12); 2025 has no inspection yet, so nobody is graded (F13).
        assertThat(foretold.forecast().now().grade().letter()).isEqualTo("B");
        assertThat(foretold.changes()).containsExactly("2025-01-01 ungraded 0");
        assertThat(foretold.causes("2025-01-01")).containsExactly("第二十三条");
    }

    @Test
    void F15_theRedListIsEnteredWithTheClosingOfTheThirdYear() {
        Foretold foretold = Foretold.of(sound().prior("2022", "A").prior("2023", "A"), TODAY, CLOSED);

        assertThat(foretold.changes()).containsExactly("2025-01-01 ungraded 0");
        assertThat(foretold.lists("2025-01-01")).containsExactly("red");
        assertThat(foretold.causes("2025-01-01")).contains("第四十六条第（二）项", "第二十三条");
    }

    @Test
    void F15_whoIsOnTheRedListAlreadyIsNotEnteredAgain() {
        Foretold foretold = Foretold.of(
                sound().prior("2022", "A").prior("2023", "A").listed(ListKind.RED, "2024-01-01", null), TODAY, CLOSED);

        assertThat(foretold.lists("2025-01-01")).containsExactly("red");
        assertThat(foretold.causes("2025-01-01")).containsExactly("第二十三条");
    }

    @Test
    void F15_atTenDemeritsTheRedListIsLeftOnTheSameDay() {
        Foretold foretold = Foretold.of(
                sound().with(adverse("spoilt", "28-6", "2024-05-06")).listed(ListKind.RED, "2024-01-01", null),
                TODAY,
                CLOSED);

        assertThat(foretold.forecast().now().score().intValueExact()).isGreaterThanOrEqualTo(10);
        assertThat(Foretold.lists(foretold.forecast().now())).containsExactly("red");
        assertThat(foretold.lists("2024-10-16")).isEmpty();
        assertThat(foretold.causes("2024-10-16")).containsExactly("第四十一条");
    }

    @Test
    void F14_aLicenceExpires() {
        Foretold foretold = Foretold.of(
                sound().only(sound().records().stream()
                        .map(record -> record.type().equals("licence") ? record.validUntil("2024-11-30") : record)
                        .toList()),
                TODAY,
                CLOSED);

        assertThat(foretold.changes()).containsExactly("2024-12-01 ungraded 0");
        assertThat(foretold.causes("2024-12-01")).containsExactly("第三十六条第（一）项 licence");
    }

    @Test
    void O4_aSevereEntryEndsWithItsFifthPeriodAndIsOnlyEverProposed() {
        Foretold foretold = Foretold.of(
                blank().with(licence("valid"), finding("banned-person-employed", "2024-02-01"))
                        .listed(ListKind.SEVERE, "2022-07-01", null),
                TODAY,
                CLOSED);

        assertThat(Foretold.lists(foretold.forecast().now())).containsExactly("severe", "severe?");
        assertThat(foretold.changes()).containsExactly("2025-01-01 ungraded 0", "2027-01-01 ungraded 0");
        assertThat(foretold.lists("2025-01-01")).containsExactly("severe");
        assertThat(foretold.lists("2027-01-01")).isEmpty();
        assertThat(foretold.repair("finding-banned-person-employed")).startsWith("2027-01-01 ");
    }

    @Test
    void F17_whatCanNeverBeRepairedSaysWhy() {
        Foretold foretold = Foretold.of(
                sound().with(
                                finding("criminal-liability-major-accident", "2024-02-01"),
                                adverse("stopped", "28-6", "2024-05-06"),
                                adverse("lifted", "28-6", "2024-06-06").ended("2024-12-20")),
                TODAY,
                CLOSED);

        assertThat(foretold.repair("finding-criminal-liability-major-accident")).isEqualTo("never");
        assertThat(foretold.blockedBy("finding-criminal-liability-major-accident"))
                .containsExactly("第五十三条第一款");
        assertThat(foretold.repair("stopped")).isEqualTo("never");
        assertThat(foretold.repair("lifted")).startsWith("2024-12-20 ");
        assertThat(foretold.papers("lifted")).containsExactly("ground");
    }

    @Test
    void F19_afterItsRepairARecordGivesNothing() {
        Foretold foretold = Foretold.of(sound().with(fine("fine", "2024-05-06", "800")), TODAY, CLOSED);

        assertThat(foretold.repair("fine")).isEqualTo("2024-10-15 A 0");
    }
}

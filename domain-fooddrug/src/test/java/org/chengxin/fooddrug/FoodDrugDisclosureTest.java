package org.chengxin.fooddrug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.core.file.TestRecord.adverse;
import static org.chengxin.fooddrug.Operator.finding;
import static org.chengxin.fooddrug.Operator.fine;
import static org.chengxin.fooddrug.Operator.inspection;
import static org.chengxin.fooddrug.Operator.licence;
import static org.chengxin.fooddrug.Operator.responsibility;
import static org.chengxin.fooddrug.Operator.sound;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.file.Standing;
import org.chengxin.core.file.Standing.Basis;
import org.chengxin.core.file.TestFile;
import org.chengxin.core.file.TestRecord;
import org.junit.jupiter.api.Test;

/** Readings F16, D1, D2: when a record is public. */
class FoodDrugDisclosureTest {

    private static Optional<Disclosure> of(TestFile file, TestRecord record, String asOf) {
        return Operator.SECTOR
                .plugin()
                .disclosure(record.build(), file.with(record).build(), LocalDate.parse(asOf));
    }

    private static String term(TestFile file, TestRecord record, String asOf) {
        return of(file, record, asOf)
                .map(period -> period.from() + " " + period.until() + " " + period.ground())
                .orElse("never");
    }

    private static final String D1 = "自治区政府令第234号第三十六条";
    private static final String D2 = "失信行为纠正后的信用信息修复工作实施方案第三部分";

    @Test
    void F16_theBreachesOfACYearArePublicForTwoYearsFromItsGrade() {
        TestFile file = sound().prior("2022", "C");
        assertThat(term(file, adverse("x", "27-9", "2022-03-01"), "2023-06-01"))
                .isEqualTo("2022-03-01 2024-12-31 第四十三条第（一）项");
        assertThat(term(file, fine("x", "2022-03-01", "500"), "2023-06-01"))
                .isEqualTo("2022-03-01 2024-12-31 第四十三条第（一）项");
    }

    @Test
    void F16_theBreachesOfADYearArePublicForThree() {
        TestFile file = sound().prior("2022", "D");
        assertThat(term(file, adverse("x", "27-12", "2022-03-01"), "2023-06-01"))
                .isEqualTo("2022-03-01 2025-12-31 第四十四条第（一）项");
        assertThat(term(file, finding("blacklisted", "2022-03-01"), "2023-06-01"))
                .isEqualTo("2022-03-01 2025-12-31 第四十四条第（一）项");
    }

    @Test
    void F16_onlyTheBreachesOfThatYear() {
        TestFile file = sound().prior("2022", "D");
        assertThat(term(file, adverse("x", "27-9", "2023-03-01"), "2024-06-01"))
                .isEqualTo("2023-03-01 2028-03-01 " + D1);
    }

    @Test
    void F16_beforeTheYearHasItsGradeTheGeneralPeriodsHold() {
        TestFile file = sound().prior("2022", "C");
        assertThat(term(file, adverse("x", "27-9", "2022-03-01"), "2022-12-30"))
                .isEqualTo("2022-03-01 2027-03-01 " + D1);
        assertThat(term(file, adverse("x", "27-9", "2022-03-01"), "2022-12-31"))
                .isEqualTo("2022-03-01 2024-12-31 第四十三条第（一）项");
    }

    @Test
    void D1_fiveYearsFromTheEndOfTheAct() {
        assertThat(term(sound(), adverse("x", "27-9", "2022-03-01"), "2024-06-01"))
                .isEqualTo("2022-03-01 2027-03-01 " + D1);
        assertThat(term(sound(), adverse("x", "27-9", "2022-03-01").ended("2022-02-01"), "2024-06-01"))
                .isEqualTo("2022-03-01 2027-02-01 " + D1);
        assertThat(term(sound(), adverse("x", "27-9", "2022-03-01").ended("2022-12-01"), "2024-06-01"))
                .isEqualTo("2022-03-01 2027-12-01 " + D1);
        assertThat(term(sound(), adverse("x", "27-9", "2024-02-29"), "2024-06-01"))
                .as("29 February")
                .isEqualTo("2024-02-29 2029-02-28 " + D1);
    }

    @Test
    void D2_aPenaltyAtMostThreeYearsFromItsDecision() {
        for (String code : new String[] {"28-fine", "28-6", "28-7", "28-8b", "28-1a", "28-1b", "31-2"}) {
            assertThat(term(
                            sound(),
                            adverse("x", code, "2022-03-01")
                                    .fact("amount", 500)
                                    .fact("repeat", 1)
                                    .ended("2021-01-01"),
                            "2024-06-01"))
                    .as(code)
                    .isEqualTo("2022-03-01 2025-03-01 " + D2);
        }
    }

    @Test
    void repairEndsPublicationTheDayBefore() {
        assertThat(term(sound(), fine("x", "2022-03-01", "500").repaired("2023-04-01"), "2024-06-01"))
                .isEqualTo("2022-03-01 2023-03-31 " + D2);
        assertThat(term(
                        sound().prior("2022", "C"),
                        adverse("x", "27-9", "2022-03-01").repaired("2023-04-01"),
                        "2024-06-01"))
                .isEqualTo("2022-03-01 2023-03-31 第四十三条第（一）项");
        assertThat(term(sound(), fine("x", "2022-03-01", "500").repaired("2022-03-01"), "2024-06-01"))
                .isEqualTo("never");
        assertThat(term(sound(), fine("x", "2022-03-01", "500").repaired("2026-04-01"), "2024-06-01"))
                .as("after the end")
                .isEqualTo("2022-03-01 2025-03-01 " + D2);
    }

    @Test
    void whatIsMarkedNotPublicNeverIs() {
        assertThat(of(sound(), fine("x", "2022-03-01", "500").notPublic(), "2024-06-01"))
                .isEmpty();
        assertThat(of(sound(), licence("valid").notPublic(), "2024-06-01")).isEmpty();
    }

    @Test
    void responsibilityIsPublicOnceVerified() {
        assertThat(of(sound(), responsibility("2024-03-01", false), "2024-06-01"))
                .isEmpty();
        assertThat(term(sound(), responsibility("2024-03-01", true), "2024-06-01"))
                .isEqualTo("2024-03-01 null 第五十七条");
    }

    @Test
    void licencesAndInspectionsArePublicWhileTheyAreOnFile() {
        assertThat(term(sound(), licence("valid"), "2024-06-01")).isEqualTo("2021-08-02 null 第五十七条");
        assertThat(term(sound(), inspection("i", "2024-03-01", "sound"), "2024-06-01"))
                .isEqualTo("2024-03-01 null 第五十七条");
    }

    @Test
    void D8_breachesAreKeptForFiveYears() {
        TestRecord fine = fine("x", "2022-03-01", "500");
        TestFile file = sound().prior("2022", "D").with(fine);
        assertThat(Operator.SECTOR.keptUntil(fine.build(), file.build(), LocalDate.of(2024, 6, 1)))
                .contains(LocalDate.of(2027, 3, 1));
        TestRecord longPast = fine.ended("2018-06-01");
        assertThat(Operator.SECTOR.keptUntil(longPast.build(), file.build(), LocalDate.of(2024, 6, 1)))
                .as("until its publication ends")
                .contains(LocalDate.of(2025, 12, 31));
        assertThat(Operator.SECTOR.keptUntil(licence("valid").build(), file.build(), LocalDate.of(2024, 6, 1)))
                .isEmpty();
    }

    @Test
    void F6_theResultsOfAPenaltyArePenalties() {
        assertThat(isPenalty(fine("x", "2024-03-01", "500"), Standing.SILENT)).isTrue();
        assertThat(isPenalty(adverse("x", "31-2", "2024-03-01"), Standing.SILENT))
                .isTrue();
        assertThat(isPenalty(adverse("x", "27-9", "2024-03-01"), Standing.SILENT))
                .isFalse();
        assertThat(isPenalty(adverse("x", "27-9", "2024-03-01"), new Standing(Basis.PENALTY, null, null)))
                .isTrue();
        assertThat(isPenalty(finding("blacklisted", "2024-03-01"), Standing.SILENT))
                .isFalse();
    }

    private static boolean isPenalty(TestRecord record, Standing standing) {
        return Operator.SECTOR.plugin().isPenalty(record.build(), standing);
    }
}

package org.chengxin.core.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.core.disclosure.Retention.Afterwards;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.TestRecord;
import org.chengxin.core.law.Citation;
import org.chengxin.core.subject.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How long adverse records are kept (readings D1, D8; 001 article 36). */
class RetentionTest {

    private static final Citation OWN = Citation.of("第十一条");

    private static Optional<LocalDate> lastDay(TestRecord record, String publishedUntil) {
        return Retention.lastDay(
                record.build(),
                like -> Optional.of(new Disclosure(
                        like.decidedOn(), publishedUntil == null ? null : LocalDate.parse(publishedUntil), OWN)));
    }

    private static TestRecord decided(String day) {
        return TestRecord.of("r1", "adverse", day);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-02-29,           , 2025-02-28, 2029-02-28",
        "2021-03-10,           , 2024-03-10, 2026-03-10",
        "2021-03-10, 2022-08-01, 2024-03-10, 2027-08-01",
        "2021-03-10, 2020-08-01, 2024-03-10, 2025-08-01",
        "2021-03-10,           , 2026-03-10, 2026-03-10",
        "2021-03-10,           , 2026-03-11, 2026-03-11",
        "2021-03-10,           , 2030-12-31, 2030-12-31"
    })
    void theLaterOfFiveYearsAndTheEndOfPublication(
            String decidedOn, String endedOn, String publishedUntil, LocalDate last) {
        TestRecord record =
                endedOn == null ? decided(decidedOn) : decided(decidedOn).ended(endedOn);
        assertThat(lastDay(record, publishedUntil)).contains(last);
    }

    @Test
    void thereIsNoEndWhilePublicationHasNone() {
        assertThat(lastDay(decided("2015-03-10"), null)).isEmpty();
    }

    @Test
    void whatIsNeverPublishedIsKeptForFiveYears() {
        assertThat(Retention.lastDay(decided("2021-03-10").build(), like -> Optional.empty()))
                .contains(LocalDate.of(2026, 3, 10));
    }

    @Test
    void neitherRepairNorAMarkShortensTheTime() {
        CreditRecord record =
                decided("2021-03-10").repaired("2022-05-01").notPublic().build();
        Optional<LocalDate> last = Retention.lastDay(record, like -> {
            assertThat(like.repairedOn()).isNull();
            assertThat(like.disclosable()).isNull();
            assertThat(like.id()).isEqualTo(record.id());
            return Optional.of(new Disclosure(like.decidedOn(), LocalDate.of(2028, 1, 1), OWN));
        });
        assertThat(last).contains(LocalDate.of(2028, 1, 1));
    }

    @ParameterizedTest
    @EnumSource(SubjectKind.class)
    void onlyANaturalPersonsIsErased(SubjectKind kind) {
        assertThat(Retention.afterwards(kind))
                .isEqualTo(kind == SubjectKind.NATURAL_PERSON ? Afterwards.ERASED : Afterwards.ARCHIVED);
    }
}

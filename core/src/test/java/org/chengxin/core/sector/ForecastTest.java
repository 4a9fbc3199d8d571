package org.chengxin.core.sector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.core.file.TestRecord.adverse;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.chengxin.core.file.Kept;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Standing;
import org.chengxin.core.file.TestFile;
import org.chengxin.core.file.TestRecord;
import org.chengxin.core.forecast.Forecast;
import org.chengxin.core.forecast.Foretold;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.SubjectKind;
import org.junit.jupiter.api.Test;

/** Forecasts of a sector that names no day by itself, and of what every sector has. */
class ForecastTest {

    private static final String TODAY = "2026-06-30";
    private static final Sector TINY = new Sector(new TinySector());

    private static TestFile inspected() {
        return TestFile.of(TINY, "member")
                .with(TestRecord.of("i", "inspection", "2020-03-01").fact("place", "样例"));
    }

    private static TestRecord late(String id, String on) {
        return adverse(id, "2-1", on).fact("days", 3);
    }

    @Test
    void aSectorThatNamesNoDayIsLookedAtOnEach() {
        Foretold foretold =
                Foretold.of(inspected().with(late("one", "2025-09-10"), late("two", "2026-02-10")), TODAY, "2025");

        assertThat(foretold.changes()).containsExactly("2026-09-11 A 2.5", "2027-02-11 A 0");
        // It says nothing of the day, so what has changed does: the line that counts no more.
        assertThat(foretold.causes("2026-09-11")).containsExactly("第二条");
        assertThat(foretold.measures("2026-09-11")).isEqualTo("-T1 ");
    }

    @Test
    void itLooksSixYearsAheadAndCanBeCutShort() {
        Forecast whole = Foretold.of(
                        inspected().with(late("one", "2025-09-10"), late("two", "2026-02-10")), TODAY, "2025")
                .forecast();

        assertThat(whole.until()).isEqualTo("2032-06-30");
        LocalDate day = LocalDate.parse("2026-09-11");
        assertThat(whole.until(day).changes()).hasSize(1);
        assertThat(whole.until(day.minusDays(1)).changes()).isEmpty();
        assertThat(whole.until(day.minusDays(1)).repairs()).isEqualTo(whole.repairs());
    }

    @Test
    void M13_whatBecomesFinalOnADayAheadCountsFromThen() {
        Sector sector = new Sector(new TinySector() {
            @Override
            public boolean counts(Standing standing, LocalDate day) {
                return !standing.isPenalty() || standing.isFinalOn(day);
            }
        });
        KeptFile kept = inspected().kept("2025");
        KeptFile pending = kept.withRecords(Stream.concat(
                        kept.records().stream(),
                        Stream.of(Kept.of(
                                late("one", "2026-05-10").build(),
                                new Standing(Standing.Basis.PENALTY, LocalDate.parse("2026-07-20"), null))))
                .toList());

        Forecast forecast = Forecast.of(pending, AreaCode.of("150784"), sector, LocalDate.parse(TODAY));

        assertThat(forecast.now().score()).isZero();
        assertThat(forecast.changes().stream()
                        .map(change -> change.on() + " " + change.position().score()))
                .containsExactly("2026-07-20 2.5", "2027-05-11 0");
    }

    @Test
    void D1_aNaturalPersonsRecordIsErasedBeforeARepairThatComesLater() {
        TestFile file = inspected()
                .with(late("old", "2021-08-10"))
                .listedIn("mining", ListKind.SEVERE, "2023-01-10", "2027-01-10");

        assertThat(Foretold.of(file, TODAY, "2025").repair("old")).startsWith("2027-01-11 ");
        Foretold person = Foretold.of(file.kind(SubjectKind.NATURAL_PERSON), TODAY, "2025");
        assertThat(person.repair("old")).isEqualTo("never");
        assertThat(person.blockedBy("old")).isEqualTo(List.of("自治区政府令第234号第三十七条第二款 2027-01-11", "自治区政府令第234号第三十六条"));
    }

    @Test
    void aRecordThatIsRepairedHasNoOutlook() {
        assertThat(Foretold.of(inspected().with(late("one", "2025-09-10").repaired("2026-01-10")), TODAY, "2025")
                        .forecast()
                        .repairs())
                .isEmpty();
    }
}

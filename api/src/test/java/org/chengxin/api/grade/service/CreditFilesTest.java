package org.chengxin.api.grade.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.chengxin.api.grade.store.StoredFile;
import org.chengxin.api.record.store.StoredRecord;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Facts;
import org.chengxin.core.file.Penalty;
import org.chengxin.core.file.Penalty.Procedure;
import org.chengxin.core.file.PriorGrade;
import org.chengxin.core.file.Standing;
import org.chengxin.core.json.CreditFileReader;
import org.chengxin.core.json.JsonInput;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.Language;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorPlugin;
import org.chengxin.core.sector.SectorRegistry;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;
import org.junit.jupiter.api.Test;

class CreditFilesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 30);

    private final SectorRegistry registry = SectorRegistry.of(List.of(new TestSector()), List.of());
    private final Sector sector = registry.find("test").orElseThrow();

    private static StoredRecord record(String id, LocalDate decidedOn, LocalDate repairedOn, Standing standing) {
        CreditRecord record = new CreditRecord(
                id,
                "adverse",
                TestSector.codes().iterator().next(),
                decidedOn,
                null,
                Facts.NONE,
                null,
                repairedOn,
                null,
                null,
                null);
        return new StoredRecord(1, TestSector.ID, record, standing);
    }

    private static StoredRecord record(String id, LocalDate decidedOn) {
        return record(id, decidedOn, null, Standing.SILENT);
    }

    private static Standing penalty(LocalDate finalOn) {
        return new Standing(Standing.Basis.PENALTY, finalOn, null);
    }

    private static StoredFile file(List<PriorGrade> closed, StoredRecord... records) {
        return new StoredFile(
                1,
                "p-1",
                TestSector.ID,
                SubjectKind.LEGAL_PERSON,
                SubjectStatus.ACTIVE,
                "member",
                closed,
                List.of(),
                List.of(records));
    }

    private CreditFile on(StoredFile stored, LocalDate day, String lastClosed) {
        return CreditFiles.on(stored, sector, day, lastClosed);
    }

    @Test
    void a_record_is_in_the_file_only_while_its_sector_counts_it() {
        LocalDate decided = LocalDate.of(2026, 2, 1);
        StoredFile stored = file(
                List.of(),
                record("open", decided, null, penalty(null)),
                record("final", decided, null, penalty(LocalDate.of(2026, 5, 1))),
                record("order", decided));

        assertThat(on(stored, TODAY, "2025").records())
                .extracting(CreditRecord::id)
                .containsExactly("final", "order");
        assertThat(on(stored, LocalDate.of(2026, 4, 30), "2025").records())
                .extracting(CreditRecord::id)
                .containsExactly("order");
    }

    @Test
    void p13_a_period_that_has_ended_but_is_not_closed_counts_with_its_evaluation_on_its_last_day() {
        StoredFile stored = file(List.of(new PriorGrade("2023", Grade.A)), record("r1", LocalDate.of(2024, 5, 1)));

        assertThat(on(stored, TODAY, "2023").priorGrades())
                .containsExactly(
                        new PriorGrade("2023", Grade.A),
                        new PriorGrade("2024", Grade.B),
                        new PriorGrade("2025", Grade.B)); // by its own rule, after a year of B
    }

    @Test
    void p13_before_the_first_closing_every_period_since_the_rules_began_is_open() {
        assertThat(on(file(List.of()), LocalDate.of(2022, 1, 1), null).priorGrades())
                .containsExactly(new PriorGrade("2020", Grade.A), new PriorGrade("2021", Grade.A));
    }

    @Test
    void a_sector_that_reads_no_earlier_grades_gets_none() {
        SectorPlugin forgetful = new TestSector() {
            @Override
            public boolean readsPriorGrades() {
                return false;
            }
        };
        StoredFile stored = file(List.of(new PriorGrade("2024", Grade.A)), record("r1", LocalDate.of(2025, 5, 1)));

        CreditFile file = CreditFiles.on(stored, new Sector(forgetful), TODAY, "2024");

        assertThat(file.priorGrades()).isEmpty();
        assertThat(file.records()).extracting(CreditRecord::id).containsExactly("r1");
    }

    @Test
    void a_closed_period_without_a_grade_stays_without() {
        assertThat(on(file(List.of()), TODAY, "2025").priorGrades()).isEmpty();
    }

    @Test
    void periods_of_later_days_are_not_there_yet() {
        StoredFile stored = file(List.of(new PriorGrade("2024", Grade.A), new PriorGrade("2025", Grade.B)));

        assertThat(on(stored, LocalDate.of(2025, 12, 31), "2025").priorGrades())
                .containsExactly(new PriorGrade("2024", Grade.A));
    }

    @Test
    void an_anonymous_reader_gets_the_disclosed_lines_the_sum_of_the_others_and_no_repaired_one() {
        StoredFile stored = file(
                List.of(),
                record("old", LocalDate.of(2025, 1, 10)),
                record("older", LocalDate.of(2025, 1, 20)),
                record("repaired", LocalDate.of(2025, 9, 1), LocalDate.of(2026, 1, 5), Standing.SILENT),
                record("shown", LocalDate.of(2025, 12, 1)));
        LocalDate asOf = LocalDate.of(2025, 12, 31);
        CreditFile then = on(stored, asOf, "2024");
        CreditFile today = on(stored, TODAY, "2024");

        String answer = new String(
                PublicAnswer.of(sector.evaluate(then, asOf), today, stored, sector, TODAY, true)
                        .in(Language.EN)
                        .body(),
                StandardCharsets.UTF_8);

        assertThat(answer)
                .contains(
                        "\"record\":\"shown\"",
                        "{\"undisclosed\":2,\"points\":2}",
                        "\"final\":true",
                        "\"why\":\"counts\"")
                .doesNotContain("\"old\"", "\"older\"", "repaired");
    }

    @Test
    void d6_a_penalty_by_the_simple_procedure_counts_without_being_shown() {
        Penalty simple = new Penalty(Procedure.SIMPLE, List.of(), List.of(), null, null, null);
        LocalDate decided = LocalDate.of(2026, 2, 1);
        StoredFile stored = file(
                List.of(),
                record("simple", decided, null, new Standing(Standing.Basis.PENALTY, decided, simple)),
                record("shown", decided));
        CreditFile file = on(stored, TODAY, "2025");

        assertThat(file.records()).extracting(CreditRecord::id).containsExactly("simple", "shown");
        assertThat(Disclosures.on(TODAY, file, stored, sector)).containsOnlyKeys("shown");
    }

    @Test
    void the_canonical_file_is_an_evaluation_request_that_says_the_same() {
        StoredFile stored = file(
                List.of(new PriorGrade("2025", Grade.B)),
                record("r1", LocalDate.of(2026, 2, 1), LocalDate.of(2026, 3, 1), Standing.SILENT));
        CreditFile file = on(stored, TODAY, "2025");
        byte[] canonical = CanonicalFile.bytes(file, TODAY);

        Faults faults = new Faults();
        CreditFileReader.Request read = new CreditFileReader(registry, sector, TODAY)
                .read(JsonInput.read(canonical, faults), faults)
                .orElseThrow();

        assertThat(read).isEqualTo(new CreditFileReader.Request(file, TODAY));
        assertThat(CanonicalFile.bytes(read.file(), TODAY)).isEqualTo(canonical);
    }
}

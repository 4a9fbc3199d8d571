package org.chengxin.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chengxin.core.law.Grade;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;
import org.junit.jupiter.api.Test;

class CreditFileTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final SectorId MINING = SectorId.of("mining");

    private static CreditRecord record(String id, String type, LocalDate decidedOn) {
        return new CreditRecord(id, type, null, decidedOn, null, Facts.NONE, null, DAY, null, null, null);
    }

    private static CreditFile file(List<PriorGrade> grades, List<Listing> listings, CreditRecord... records) {
        return new CreditFile(SubjectKind.LEGAL_PERSON, "r", SubjectStatus.ACTIVE, grades, listings, List.of(records));
    }

    /** Reading T7: the greatest day, on the same day the later in the file; what is decided later is not known yet. */
    @Test
    void theLatestIsOfTheGreatestDayAndTheLaterInTheFile() {
        CreditFile file = file(
                List.of(),
                List.of(),
                record("new", "x", DAY),
                record("same-day-later", "x", DAY),
                record("old", "x", DAY.minusDays(1)),
                record("tomorrow", "x", DAY.plusDays(1)),
                record("other", "y", DAY));
        assertThat(file.latest("x", DAY).id()).isEqualTo("same-day-later");
        assertThat(file.latest("x", DAY.minusDays(1)).id()).isEqualTo("old");
        assertThat(file.latest("x", DAY.minusDays(2))).isNull();
        assertThat(file.latest("z", DAY)).isNull();
    }

    /** Reading P1: still listed on the day {@code until}; each sector reads its own lists. */
    @Test
    void aListingHoldsOnBothItsEndsForItsOwnSector() {
        Listing severe = new Listing(ListKind.SEVERE, MINING, DAY, DAY.plusDays(5));
        CreditFile file = file(List.of(), List.of(severe));
        assertThat(file.isListed(ListKind.SEVERE, MINING, DAY)).isTrue();
        assertThat(file.isListed(ListKind.SEVERE, MINING, DAY.plusDays(5))).isTrue();
        assertThat(file.isListed(ListKind.SEVERE, MINING, DAY.plusDays(6))).isFalse();
        assertThat(file.isListed(ListKind.SEVERE, MINING, DAY.minusDays(1))).isFalse();
        assertThat(file.isListed(ListKind.SEVERE, SectorId.of("fooddrug"), DAY)).isFalse();
        assertThat(file.isListed(ListKind.RED, MINING, DAY)).isFalse();
        assertThatThrownBy(() -> new Listing(ListKind.RED, MINING, DAY, DAY.minusDays(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPriorGradeIsOfItsPeriod() {
        CreditFile file = file(List.of(new PriorGrade("2025", Grade.B)), List.of());
        assertThat(file.hadGrade("2025", Grade.B)).isTrue();
        assertThat(file.hadGrade("2025", Grade.A)).isFalse();
        assertThat(file.hadGrade("2024", Grade.B)).isFalse();
    }

    /** Reading F19: from the day of the repair on. */
    @Test
    void aRepairHoldsFromItsDay() {
        CreditRecord record = record("r", "x", DAY.minusDays(9));
        assertThat(record.repairedBy(DAY)).isTrue();
        assertThat(record.repairedBy(DAY.minusDays(1))).isFalse();
        assertThat(record.knownBy(DAY.minusDays(9))).isTrue();
        assertThat(record.knownBy(DAY.minusDays(10))).isFalse();
    }

    @Test
    void factsAreTextsNumbersTruthsAndDays() {
        Facts facts = Facts.of(Map.of("a", "x", "b", BigDecimal.ONE, "c", true, "d", DAY));
        assertThat(facts.text("a")).isEqualTo("x");
        assertThat(facts.number("b")).isOne();
        assertThat(facts.isTrue("c")).isTrue();
        assertThat(facts.truth("c", false)).isTrue();
        assertThat(facts.date("d")).isEqualTo(DAY);
        assertThat(facts.has("e")).isFalse();
        assertThat(facts.isTrue("e")).isFalse();
        assertThat(facts.truth("e", true)).isTrue();
        assertThat(facts.text("e")).isNull();
        assertThat(facts.toString()).doesNotContain("2026");
        assertThat(Facts.of(Map.of())).isSameAs(Facts.NONE);
        assertThat(facts).isEqualTo(Facts.of(facts.values())).isNotEqualTo(Facts.NONE);
        assertThatThrownBy(() -> Facts.of(Map.of("a", 1))).isInstanceOf(IllegalArgumentException.class);
    }
}

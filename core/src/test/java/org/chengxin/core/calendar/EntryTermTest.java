package org.chengxin.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class EntryTermTest {

    @Test
    void fifteenWorkingDaysAreInTimeAndTheNextDayIsLate() {
        LocalDate decided = LocalDate.of(2026, 3, 2); // a Monday, no holiday in the three weeks after it
        assertThat(EntryTerm.lastDay(decided)).isEqualTo(LocalDate.of(2026, 3, 23));
        assertThat(EntryTerm.isLate(decided, LocalDate.of(2026, 3, 23))).isFalse();
        assertThat(EntryTerm.isLate(decided, LocalDate.of(2026, 3, 24))).isTrue();
    }

    @Test
    void holidaysDoNotCount() {
        // The National Day week lies in between.
        assertThat(EntryTerm.isLate(LocalDate.of(2026, 9, 21), LocalDate.of(2026, 10, 12)))
                .isFalse();
    }
}

package org.chengxin.api.common.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceClockTest {

    private final ServiceClock clock = new ServiceClock();

    @AfterEach
    void letGo() {
        HeldDay.end();
    }

    @Test
    void what_is_done_in_one_transaction_is_done_on_one_day_also_past_midnight() {
        LocalDate day = LocalDate.parse("2026-12-31");
        clock.moveTo(day);
        HeldDay.begin();
        assertThat(clock.today()).isEqualTo(day);
        clock.moveTo(day.plusDays(1));
        assertThat(clock.today()).isEqualTo(day);
        assertThat(ServiceClock.dayOf(clock.instant())).isEqualTo(day);
        HeldDay.end();
        assertThat(clock.today()).isEqualTo(day.plusDays(1));
        assertThat(ServiceClock.dayOf(clock.instant())).isEqualTo(day.plusDays(1));
    }

    @Test
    void a_transaction_that_has_not_asked_for_a_day_yet_gets_the_present_one() {
        LocalDate day = LocalDate.parse("2026-12-31");
        clock.moveTo(day);
        HeldDay.begin();
        clock.moveTo(day.plusDays(1));
        assertThat(clock.today()).isEqualTo(day.plusDays(1));
    }
}

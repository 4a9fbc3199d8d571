package org.chengxin.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.chengxin.core.law.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Readings T1 to T3, against due dates counted by hand on the printed notices. */
class WorkingCalendarTest {

    private final WorkingCalendar calendar = WorkingCalendar.national();

    @ParameterizedTest(name = "{1} {2} from {0}: {3}")
    @CsvSource({
        // over the National Day of 2026 (1 to 7 October off, 20 September and 10 October worked)
        "2026-09-28, 10, working-days, 2026-10-16",
        "2026-09-18, 1, working-days, 2026-09-20",
        "2026-09-30, 1, working-days, 2026-10-08",
        "2026-10-08, 2, working-days, 2026-10-10",
        // calendar days that end in the holiday move behind it
        "2026-09-25, 10, days, 2026-10-08",
        "2026-03-02, 5, days, 2026-03-09",
        "2026-03-02, 4, days, 2026-03-06",
        // months end with the corresponding day, or the month's last
        "2026-01-31, 1, months, 2026-02-28",
        "2025-11-30, 3, months, 2026-02-28",
        "2026-08-31, 1, months, 2026-09-30",
        "2024-02-29, 1, years, 2025-02-28",
        // a Saturday that is worked is no reason to move
        "2026-01-28, 1, months, 2026-02-28",
        // over the Spring Festival of 2026 (15 to 23 February off, 14 and 28 February worked)
        "2026-02-13, 1, working-days, 2026-02-14",
        "2026-02-14, 5, working-days, 2026-02-28",
        "2026-02-10, 7, days, 2026-02-24",
        // over the year's end
        "2025-12-30, 2, working-days, 2026-01-04",
        "2025-12-31, 1, working-days, 2026-01-04",
        "2022-12-30, 1, working-days, 2023-01-03",
    })
    void endsAsCountedByHand(LocalDate from, int count, String unit, LocalDate due) {
        Deadline deadline = calendar.deadline(from, length(count, unit));

        assertThat(deadline.due()).isEqualTo(due);
        assertThat(deadline.provisional()).isFalse();
        assertThat(deadline.counted().get(0).date()).isEqualTo(from);
        assertThat(deadline.counted().get(0).counts()).isFalse();
        assertThat(deadline.counted().get(deadline.counted().size() - 1).date()).isEqualTo(due);
    }

    @Test
    void namesEveryDayOfAWorkingDayDeadline() {
        Deadline deadline = calendar.deadline(LocalDate.of(2026, 9, 30), new Length.WorkingDays(3));

        assertThat(deadline.counted())
                .extracting(day -> day.date().getDayOfMonth() + " " + day.counts() + " "
                        + day.why().in(Language.ZH))
                .containsExactly(
                        "30 false 起算日，不计入",
                        "1 false 国庆节",
                        "2 false 国庆节",
                        "3 false 国庆节",
                        "4 false 国庆节",
                        "5 false 国庆节",
                        "6 false 国庆节",
                        "7 false 国庆节",
                        "8 true 工作日",
                        "9 true 工作日",
                        "10 true 调休上班（国庆节）");
    }

    @Test
    void aYearWithoutNoticeIsProvisional() {
        int open = calendar.lastYearWithNotice() + 1;

        assertThat(calendar.deadline(LocalDate.of(open - 1, 12, 31), new Length.WorkingDays(1))
                        .provisional())
                .isTrue();
        assertThat(calendar.deadline(LocalDate.of(open - 1, 12, 1), new Length.WorkingDays(5))
                        .provisional())
                .isFalse();
        assertThat(calendar.deadline(LocalDate.of(open - 1, 6, 1), new Length.Years(1))
                        .provisional())
                .isTrue();
    }

    private static Length length(int count, String unit) {
        return switch (unit) {
            case "days" -> new Length.Days(count);
            case "months" -> new Length.Months(count);
            case "years" -> new Length.Years(count);
            default -> new Length.WorkingDays(count);
        };
    }
}

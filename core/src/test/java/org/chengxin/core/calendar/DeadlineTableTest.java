package org.chengxin.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Due dates that were counted by hand on the calendars of the notices: over holidays, make-up days and year ends. */
class DeadlineTableTest {

    private static Length length(int count, String unit) {
        return switch (unit) {
            case "working-days" -> new Length.WorkingDays(count);
            case "days" -> new Length.Days(count);
            case "months" -> new Length.Months(count);
            case "years" -> new Length.Years(count);
            default -> throw new IllegalArgumentException(unit);
        };
    }

    @ParameterizedTest(name = "{0} and {1} {2}: {4}")
    @CsvFileSource(resources = "deadline-cases.csv", numLinesToSkip = 1)
    void a_deadline_ends_on_the_day_that_was_counted_by_hand(
            LocalDate from, int count, String unit, LocalDate due, String why) {
        Deadline deadline = WorkingCalendar.national().deadline(from, length(count, unit));
        assertThat(deadline.due()).as(why).isEqualTo(due);
        assertThat(deadline.provisional()).isFalse();
    }
}

package org.chengxin.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.chengxin.core.law.CsvTable;
import org.junit.jupiter.api.Test;

/** Reading T3: the calendar read off the State Council's notices is the one that others have read off them. */
class ChineseDaysTest {

    private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);
    private static final LocalDate AFTER = LocalDate.of(2027, 1, 1);

    @Test
    void everyDayFrom2018To2026IsWhatAKeptPublicDataSetSays() {
        Map<LocalDate, Boolean> unusual = new HashMap<>();
        CsvTable.load(ChineseDaysTest.class, "chinese-days.csv", Set.of("date", "kind"))
                .rows()
                .forEach(row ->
                        unusual.put(row.date("date"), row.required("kind").equals("work")));
        assertThat(unusual).as("days off and make-up days").hasSizeGreaterThan(200);

        Map<LocalDate, String> differences = new LinkedHashMap<>();
        for (LocalDate day = FIRST; day.isBefore(AFTER); day = day.plusDays(1)) {
            boolean weekday = day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
            boolean theirs = unusual.getOrDefault(day, weekday);
            if (WorkingCalendar.national().isWorkingDay(day) != theirs) {
                differences.put(day, theirs ? "worked by theirs" : "off by theirs");
            }
        }

        assertThat(differences).isEmpty();
    }
}

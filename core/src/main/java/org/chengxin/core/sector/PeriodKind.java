package org.chengxin.core.sector;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a sector divides time into periods (信用周期). */
public enum PeriodKind {
    /** The calendar year, {@code 2026} (000, article 23). */
    YEAR,
    /** The quarter, {@code 2026-Q4} (002, articles 15 and 20). */
    QUARTER,
    /** None: the grade is kept current all the time (004, article 4). */
    NONE;

    private static final Pattern YEAR_FORM = Pattern.compile("(\\d{4})");
    private static final Pattern QUARTER_FORM = Pattern.compile("(\\d{4})-Q([1-4])");

    /** The period a day lies in; empty for {@link #NONE}. */
    public Optional<String> periodOf(LocalDate day) {
        return switch (this) {
            case YEAR -> Optional.of(Integer.toString(day.getYear()));
            case QUARTER -> Optional.of(day.getYear() + "-Q" + ((day.getMonthValue() + 2) / 3));
            case NONE -> Optional.empty();
        };
    }

    /** The last day of the period that a day lies in; empty for {@link #NONE}. */
    public Optional<LocalDate> lastDayOf(LocalDate day) {
        return switch (this) {
            case YEAR -> Optional.of(LocalDate.of(day.getYear(), 12, 31));
            case QUARTER -> {
                int month = (day.getMonthValue() + 2) / 3 * 3;
                yield Optional.of(YearMonth.of(day.getYear(), month).atEndOfMonth());
            }
            case NONE -> Optional.empty();
        };
    }

    /** The first day of a period; empty where the text is no period of this kind. */
    public Optional<LocalDate> firstDay(String period) {
        Matcher form = (this == QUARTER ? QUARTER_FORM : YEAR_FORM).matcher(period);
        if (this == NONE || !form.matches()) {
            return Optional.empty();
        }
        int month = this == QUARTER ? Integer.parseInt(form.group(2)) * 3 - 2 : 1;
        int year = Integer.parseInt(form.group(1));
        return year == 0 ? Optional.empty() : Optional.of(LocalDate.of(year, month, 1));
    }

    /** The last day of a period; empty where the text is no period of this kind. */
    public Optional<LocalDate> lastDay(String period) {
        return firstDay(period)
                .map(first -> first.plusMonths(this == QUARTER ? 3 : 12).minusDays(1));
    }
}

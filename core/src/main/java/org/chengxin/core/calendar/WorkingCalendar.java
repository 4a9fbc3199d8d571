package org.chengxin.core.calendar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.chengxin.core.calendar.Deadline.CountedDay;
import org.chengxin.core.law.CsvTable;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.Text;

/**
 * Which days are working days, and when deadlines end (readings T1 to T3; Civil Code, articles 201 to 203). Statutory holidays and
 * make-up working days come from the State Council's notice of each year; a year without one counts Saturdays and Sundays, and
 * whatever depends on it is provisional.
 */
public final class WorkingCalendar {

    private static final WorkingCalendar NATIONAL = read(CsvTable.load(
            WorkingCalendar.class,
            "/org/chengxin/core/law/working-days.csv",
            Set.of("date", "kind", "holiday", "notice")));

    private static final int VERSION_BYTES = 8;

    private static final Text FIRST_DAY = Text.of("起算日，不计入", "the first day, not counted");
    private static final Text CALENDAR_DAY = Text.of("计入", "counted");
    private static final Text WORKING_DAY = Text.of("工作日", "working day");
    private static final Text MAKE_UP = Text.of("调休上班（{0}）", "make-up working day ({0})");
    private static final Text WEEKEND = Text.of("周末", "weekend");
    private static final Text HOLIDAY = Text.of("{0}", "holiday ({0})");
    private static final Text NOMINAL_END = Text.of("期间届满日", "nominal end");
    private static final Text PAUSED = Text.of("中止，不计入", "suspended, not counted");
    private static final Text MOVED_TO = Text.of("顺延至工作日", "moved to the next working day");

    private final Map<LocalDate, SpecialDay> special;
    private final Set<Integer> yearsWithNotice;
    private final String version;

    private WorkingCalendar(Map<LocalDate, SpecialDay> special, Set<Integer> yearsWithNotice) {
        this.special = Collections.unmodifiableMap(special);
        this.yearsWithNotice = Set.copyOf(yearsWithNotice);
        this.version = versionOf(special, yearsWithNotice);
    }

    private static String versionOf(Map<LocalDate, SpecialDay> special, Set<Integer> years) {
        String text = new TreeSet<>(years) + " " + new TreeMap<>(special);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, VERSION_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** A day that a notice names: off, or worked to make up for one. */
    private record SpecialDay(boolean working, String holiday) {}

    /** The calendar of the State Council's notices that the project holds. */
    public static WorkingCalendar national() {
        return NATIONAL;
    }

    /** What tells this calendar from one with another notice: the first sixteen digits of the SHA-256 of its days. */
    public String version() {
        return version;
    }

    static WorkingCalendar read(CsvTable table) {
        Map<LocalDate, SpecialDay> days = new TreeMap<>();
        Set<Integer> years = new HashSet<>();
        for (CsvTable.Row row : table.rows()) {
            LocalDate date = row.date("date");
            boolean working = switch (row.required("kind")) {
                case "off" -> false;
                case "work" -> true;
                default -> throw row.fault("kind", "is neither off nor work");
            };
            row.required("notice");
            String holiday = row.required("holiday");
            if (days.put(date, new SpecialDay(working, holiday)) != null) {
                throw row.fault("date", "stands here twice");
            }
            // Only the notice of a year itself names its National Day; New Year's Eve can stand in the notice of the
            // next year.
            if (holiday.contains("国庆节")) {
                years.add(date.getYear());
            }
        }
        return new WorkingCalendar(days, years);
    }

    /** Whether a year has its official notice. */
    public boolean hasNotice(int year) {
        return yearsWithNotice.contains(year);
    }

    /** The last year with an official notice. */
    public int lastYearWithNotice() {
        return Collections.max(yearsWithNotice);
    }

    public boolean isWorkingDay(LocalDate day) {
        SpecialDay named = special.get(day);
        return named == null ? !isWeekend(day) : named.working();
    }

    /** How many working days come after a day up to and including another one; negative where that lies before it. */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        LocalDate first = from.isBefore(to) ? from : to;
        LocalDate last = from.isBefore(to) ? to : from;
        int number = Math.toIntExact(first.plusDays(1)
                .datesUntil(last.plusDays(1))
                .filter(this::isWorkingDay)
                .count());
        return from.isBefore(to) ? number : -number;
    }

    /** The day itself if it is a working day, else the next one that is. */
    public LocalDate workingDayFrom(LocalDate day) {
        LocalDate at = day;
        while (!isWorkingDay(at)) {
            at = at.plusDays(1);
        }
        return at;
    }

    /**
     * When a deadline ends. One in days, months or years that ends on a day that is no working day ends with the next working day;
     * one in working days counts working days only (reading T2). Terms of validity never move: for them see
     * {@link org.chengxin.core.law.Term#lastDay}.
     */
    public Deadline deadline(LocalDate from, Length length) {
        return deadline(from, length, List.of());
    }

    /**
     * When a deadline ends that stood still now and then. Days on which it did are not counted; months and years grow longer by as
     * many days.
     *
     * @param pauses when it stood still, each over by now, in order and apart from each other
     * @throws IllegalArgumentException if one of them is not over
     */
    public Deadline deadline(LocalDate from, Length length, List<Pause> pauses) {
        if (pauses.stream().anyMatch(pause -> pause.until() == null)) {
            throw new IllegalArgumentException("the end of a deadline that stands still is not known");
        }
        List<CountedDay> counted = new ArrayList<>();
        counted.add(new CountedDay(from, false, Reason.of(FIRST_DAY)));
        return switch (length) {
            case Length.WorkingDays working -> inWorkingDays(from, working, pauses, counted);
            case Length.Days days -> inDays(from, days, pauses, counted);
            case Length.Months months ->
                ending(from, months, longer(from, from.plusMonths(months.count()), pauses), counted);
            case Length.Years years ->
                ending(from, years, longer(from, from.plusYears(years.count()), pauses), counted);
        };
    }

    private Deadline inWorkingDays(
            LocalDate from, Length.WorkingDays length, List<Pause> pauses, List<CountedDay> counted) {
        LocalDate day = from;
        int left = length.count();
        while (left > 0) {
            day = day.plusDays(1);
            boolean counts = isWorkingDay(day) && !isPaused(day, pauses);
            counted.add(new CountedDay(day, counts, isPaused(day, pauses) ? Reason.of(PAUSED) : whatItIs(day)));
            left -= counts ? 1 : 0;
        }
        return new Deadline(from, length, day, !haveNotices(from.plusDays(1), day), counted);
    }

    private Deadline inDays(LocalDate from, Length.Days length, List<Pause> pauses, List<CountedDay> counted) {
        LocalDate day = from;
        int left = length.count();
        while (true) {
            day = day.plusDays(1);
            boolean counts = !isPaused(day, pauses);
            left -= counts ? 1 : 0;
            if (left == 0) {
                return ending(from, length, day, counted);
            }
            counted.add(new CountedDay(day, counts, Reason.of(counts ? CALENDAR_DAY : PAUSED)));
        }
    }

    private static boolean isPaused(LocalDate day, List<Pause> pauses) {
        return pauses.stream().anyMatch(pause -> pause.holdsOn(day));
    }

    private static LocalDate longer(LocalDate from, LocalDate end, List<Pause> pauses) {
        LocalDate last = end;
        for (Pause pause : pauses) {
            if (pause.until().isAfter(from) && pause.from().isBefore(last)) {
                LocalDate begin = pause.from().isBefore(from) ? from : pause.from();
                last = last.plusDays(ChronoUnit.DAYS.between(begin, pause.until()));
            }
        }
        return last;
    }

    private Deadline ending(LocalDate from, Length length, LocalDate nominal, List<CountedDay> counted) {
        counted.add(new CountedDay(
                nominal, isWorkingDay(nominal), isWorkingDay(nominal) ? Reason.of(NOMINAL_END) : whatItIs(nominal)));
        LocalDate due = workingDayFrom(nominal);
        for (LocalDate day = nominal.plusDays(1); day.isBefore(due); day = day.plusDays(1)) {
            counted.add(new CountedDay(day, false, whatItIs(day)));
        }
        if (due.isAfter(nominal)) {
            counted.add(new CountedDay(due, true, Reason.of(MOVED_TO)));
        }
        return new Deadline(from, length, due, !haveNotices(nominal, due), counted);
    }

    private boolean haveNotices(LocalDate first, LocalDate last) {
        for (int year = first.getYear(); year <= last.getYear(); year++) {
            if (!hasNotice(year)) {
                return false;
            }
        }
        return true;
    }

    private Reason whatItIs(LocalDate day) {
        SpecialDay named = special.get(day);
        if (named != null) {
            return Reason.of(named.working() ? MAKE_UP : HOLIDAY, named.holiday());
        }
        return Reason.of(isWeekend(day) ? WEEKEND : WORKING_DAY);
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}

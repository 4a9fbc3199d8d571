package org.chengxin.core.disclosure;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chengxin.core.calendar.Length;
import org.chengxin.core.calendar.WorkingCalendar;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.CsvTable;
import org.chengxin.core.law.Term;

/**
 * By when another publishing system takes down what it was told to (reading D9; 003, part 五 (二) to (四)).
 *
 * @param by the last day on which it may still show it
 * @param ground where that stands, null where the law only ends the publication
 */
public record TakeDown(LocalDate by, Citation ground) {

    private static final List<Row> ROWS = load();
    private static final String REPAIR = "repair";
    private static final String COPY = "copy";

    public TakeDown {
        Objects.requireNonNull(by, "by");
    }

    /**
     * A row of the table.
     *
     * @param within null for at once
     */
    private record Row(String code, Length within, Citation citation, Term term) {}

    private static List<Row> load() {
        CsvTable table = CsvTable.load(
                TakeDown.class,
                "/org/chengxin/core/law/take-down.csv",
                Set.of("code", "working_days", "citation", "from", "until"));
        table.refuseOverlaps("code");
        return table.rows().stream()
                .map(row -> new Row(
                        row.required("code"),
                        row.decimalOrNull("working_days") == null
                                ? null
                                : new Length.WorkingDays(
                                        row.decimal("working_days").intValueExact()),
                        row.citation("citation"),
                        row.term()))
                .toList();
    }

    /** What has left a list on a day. */
    public static TakeDown ofEntry(ListKind list, LocalDate day) {
        return of(list.code(), day);
    }

    /** A penalty that was repaired on a day: both systems take it down together (同步下线). */
    public static TakeDown ofRepair(LocalDate day) {
        return of(REPAIR, day);
    }

    /** A record that anybody may have taken over, and that is public no more from a day on (reading D10). */
    public static TakeDown ofCopy(LocalDate day) {
        return of(COPY, day);
    }

    /** What for another reason must not be shown any more from a day on. */
    public static TakeDown atOnce(LocalDate day) {
        return new TakeDown(day, null);
    }

    private static TakeDown of(String code, LocalDate day) {
        return ROWS.stream()
                .filter(row -> row.code().equals(code) && row.term().holdsOn(day))
                .findFirst()
                .map(row -> new TakeDown(
                        row.within() == null
                                ? day
                                : WorkingCalendar.national()
                                        .deadline(day, row.within())
                                        .due(),
                        row.citation()))
                .orElse(atOnce(day));
    }
}

package org.chengxin.core.sector;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Reason;
import org.chengxin.core.law.Text;

/** Collects the {@link Turn}s of some time; days outside it are left out. */
public final class Turns {

    private static final Text A_DAY_PASSED = Text.of("随时间经过", "time has passed");

    private final LocalDate after;
    private final LocalDate until;
    private final List<Turn> named = new ArrayList<>();

    /**
     * Collects for a time.
     *
     * @param after the day before its first day
     * @param until its last day
     */
    public Turns(LocalDate after, LocalDate until) {
        this.after = after;
        this.until = until;
    }

    /** Each day of a time: right for every sector, since it leaves out none. */
    static List<Turn> everyDay(LocalDate after, LocalDate until) {
        List<Turn> days = new ArrayList<>();
        Reason why = Reason.of(A_DAY_PASSED);
        for (LocalDate day = after.plusDays(1); !day.isAfter(until); day = day.plusDays(1)) {
            days.add(new Turn(day, why, null, null));
        }
        return days;
    }

    /** Whether a day lies in the time. */
    public boolean hold(LocalDate day) {
        return day.isAfter(after) && !day.isAfter(until);
    }

    /**
     * Names a day if it lies in the time.
     *
     * @param on the first day of what then holds
     * @param citation the article that sets the day
     * @param record the record concerned, null where it is none or more than one
     * @param why what comes to its end or begins
     * @param particulars what goes into the sentence's places
     */
    public void name(LocalDate on, Citation citation, String record, Text why, Object... particulars) {
        if (hold(on)) {
            named.add(new Turn(on, Reason.of(why, particulars), citation, record));
        }
    }

    void nameAll(List<Turn> others) {
        named.addAll(others);
    }

    /** All that were named, by day; those of one day as they were named. */
    public List<Turn> inOrder() {
        named.sort(Comparator.comparing(Turn::on));
        return List.copyOf(named);
    }
}

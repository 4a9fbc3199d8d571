package org.chengxin.core.calendar;

import java.time.LocalDate;
import org.chengxin.core.law.Citation;

/** Within which time a decision is to be entered. */
public final class EntryTerm {

    /** Where the term stands. */
    public static final Citation CITATION = Citation.of("内蒙古自治区食品药品安全信用管理办法第二十一条第二款");

    private static final Length TERM = new Length.WorkingDays(15);

    private EntryTerm() {}

    /** The last day on which a decision of some day is entered in time: the 15th working day after it (000, article 21). */
    public static LocalDate lastDay(LocalDate decidedOn) {
        return WorkingCalendar.national().deadline(decidedOn, TERM).due();
    }

    /** Whether an entry comes late. */
    public static boolean isLate(LocalDate decidedOn, LocalDate enteredOn) {
        // Before the fifteenth day of the calendar no fifteen working days can be over.
        return enteredOn.isAfter(decidedOn.plusDays(TERM.count())) && enteredOn.isAfter(lastDay(decidedOn));
    }
}

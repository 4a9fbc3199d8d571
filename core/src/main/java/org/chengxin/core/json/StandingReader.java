package org.chengxin.core.json;

import java.time.LocalDate;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.file.Penalty;
import org.chengxin.core.file.Standing;
import org.chengxin.core.file.Standing.Basis;

/** Takes in what only a record that is to be stored says: {@code basis}, {@code finalOn} and {@code penalty}. */
public final class StandingReader {

    private StandingReader() {}

    /**
     * Takes in these members of a record, naming every fault of them.
     *
     * @param item the record's object; the caller refuses what else is in it
     * @param today the present day: a decision is not final, and duties are not fulfilled, on a day to come
     * @param faults where faults go
     * @return what the members say, as far as they are not at fault
     */
    public static Standing read(Bound item, LocalDate today, Faults faults) {
        Basis basis = item.word("basis", false, Basis.values());
        LocalDate finalOn = past(item, "finalOn", item.day("finalOn", false), today);
        Bound given = item.object("penalty", false);
        Penalty penalty = null;
        if (given != null) {
            penalty = PenaltyJson.read(given, faults);
            past(given, "dutiesDoneOn", penalty.dutiesDoneOn(), today);
            if (basis != null && basis != Basis.PENALTY) {
                item.fault("penalty", FaultCode.FIELD_NOT_APPLICABLE);
            }
        }
        return new Standing(basis, finalOn, penalty);
    }

    private static LocalDate past(Bound item, String name, LocalDate day, LocalDate today) {
        if (day != null && day.isAfter(today)) {
            item.fault(name, FaultCode.DATE_FUTURE);
        }
        return day;
    }
}

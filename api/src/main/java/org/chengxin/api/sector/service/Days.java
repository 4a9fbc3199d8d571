package org.chengxin.api.sector.service;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.api.common.query.QueryInput;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.json.CreditFileReader;
import org.chengxin.core.sector.Sector;

/** The day that a query asks a sector about. */
public final class Days {

    private static final String NAME = "asOf";

    private Days() {}

    /**
     * The day asked for, in the bounds of an evaluation request (reading P11); empty where the query names none or is at fault.
     *
     * @param value what the query says, null where it says nothing
     */
    public static Optional<LocalDate> asOf(QueryInput input, String value, Sector sector, LocalDate today) {
        Optional<LocalDate> asked = input.day(NAME, value);
        LocalDate latest = today.plusYears(CreditFileReader.YEARS_AHEAD);
        LocalDate start = sector.plugin().ruleBook().start();
        if (asked.isPresent() && asked.get().isAfter(latest)) {
            input.faults().add(NAME, FaultCode.DATE_TOO_FAR, latest);
            return Optional.empty();
        }
        if (asked.isPresent() && asked.get().isBefore(start)) {
            input.faults().add(NAME, FaultCode.DATE_BEFORE_RULES, start);
            return Optional.empty();
        }
        return asked;
    }
}

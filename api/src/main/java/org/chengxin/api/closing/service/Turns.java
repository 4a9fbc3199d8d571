package org.chengxin.api.closing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.closing.store.ClosingRow;
import org.chengxin.api.closing.store.ClosingStore;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.law.Citation;
import org.chengxin.core.sector.PeriodKind;
import org.chengxin.core.sector.Sector;

/** Which period of a sector is to be closed next: one after the other, from the first that is closed on (reading C1). */
@ApplicationScoped
public class Turns {

    private final ClosingStore store;
    private final ServiceClock clock;

    @Inject
    public Turns(ClosingStore store, ServiceClock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Turns() {
        this(null, null);
    }

    /**
     * The last day of a period that is over, of a sector that has periods.
     *
     * @throws Refusal if it is no period (400), the sector has none, or it is not over or before the rules (409)
     */
    LocalDate lastDay(Sector sector, String period) {
        PeriodKind periods = sector.plugin().periods();
        if (periods == PeriodKind.NONE) {
            throw Refusal.conflict("/period", FaultCode.PERIOD_NONE, citation(sector));
        }
        LocalDate last =
                periods.lastDay(period).orElseThrow(() -> Refusal.invalid("/period", FaultCode.PERIOD_INVALID));
        if (!clock.today().isAfter(last)) {
            throw Refusal.conflict("/period", FaultCode.PERIOD_NOT_OVER, period, last, citation(sector));
        }
        if (sector.ruleSetOn(last).isEmpty()) {
            throw Refusal.conflict(
                    "/period",
                    FaultCode.DATE_BEFORE_RULES,
                    sector.plugin().ruleBook().start());
        }
        return last;
    }

    /**
     * Checks that a period that is not closed is the next.
     *
     * @throws Refusal if another one has to be closed first, or a later one is closed (409)
     */
    void check(Sector sector, String period, LocalDate lastDay) {
        Optional<ClosingRow> last = store.last(sector.id());
        if (last.isEmpty()) {
            return;
        }
        if (lastDay.isBefore(last.get().lastDay())) {
            throw Refusal.conflict(
                    "/period", FaultCode.PERIOD_PASSED, last.get().period(), citation(sector));
        }
        String next = next(sector, last.get().lastDay());
        if (!next.equals(period)) {
            throw Refusal.conflict("/period", FaultCode.PERIOD_OUT_OF_TURN, next, citation(sector));
        }
    }

    /** The periods that are over and to be closed by the clock, in their order: from the last closed one on, or since the service is there. */
    List<String> due(Sector sector) {
        PeriodKind periods = sector.plugin().periods();
        List<String> due = new ArrayList<>();
        if (periods == PeriodKind.NONE) {
            return due;
        }
        LocalDate today = clock.today();
        LocalDate since = store.since(sector.id(), today);
        String period = store.last(sector.id())
                .map(closed -> next(sector, closed.lastDay()))
                .orElseGet(() -> periods.periodOf(since).orElseThrow());
        for (LocalDate last = periods.lastDay(period).orElseThrow();
                today.isAfter(last);
                last = periods.lastDay(period).orElseThrow()) {
            if (sector.ruleSetOn(last).isPresent()) {
                due.add(period);
            }
            period = next(sector, last);
        }
        return due;
    }

    private static String next(Sector sector, LocalDate last) {
        return sector.plugin().periods().periodOf(last.plusDays(1)).orElseThrow();
    }

    /** Where the sector's law speaks of its periods. */
    static String citation(Sector sector) {
        return sector.plugin()
                .citationOfPeriods()
                .map(Citation::text)
                .orElse(sector.plugin().name().zh());
    }
}

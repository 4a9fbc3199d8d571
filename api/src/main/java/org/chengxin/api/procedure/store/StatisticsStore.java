package org.chengxin.api.procedure.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chengxin.core.subject.AreaCode;

/** Where it is counted how offices work. */
public interface StatisticsStore {

    /**
     * How often a kind of procedure ended in some way.
     *
     * @param month as in {@code 2026-11}
     */
    record Decided(AreaCode office, String month, String kind, String outcome, long number) {}

    /** How many of two sorts: deadlines kept and missed, entries on time and late. */
    record Pair(AreaCode office, String month, long good, long bad) {}

    /** Decisions and refusals of some days, both included. */
    List<Decided> decided(LocalDate from, LocalDate to);

    /** Steps that were taken in time and late, and those overdue, of some days. */
    List<Pair> deadlines(LocalDate from, LocalDate to);

    /** Records entered on time and late on some days. */
    List<Pair> entries(LocalDate from, LocalDate to);

    /**
     * Counts the records that were entered before a moment and are not counted yet.
     *
     * @return how many there were
     */
    long countEntries(Instant before);
}

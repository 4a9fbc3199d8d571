package org.chengxin.core.forecast;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.chengxin.core.sector.KeptFile;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorId;
import org.chengxin.core.subject.AreaCode;

/**
 * What becomes of a subject in a sector if nothing new happens: each day on which score, grade, list, flag or measure changes, and when
 * which of its adverse records may be repaired.
 *
 * <p>Periods close by themselves on their last day: its evaluation becomes a prior grade, and what it means for lists by the law alone
 * follows at once. Entries on lists end with their terms (reading O4). What needs a procedure, above all the entry on a severe list, is
 * proposed and never comes by itself.
 *
 * @param sector the sector
 * @param today the day from which it looks ahead
 * @param until the last day it looks at
 * @param now what holds today
 * @param changes in the order of their days
 * @param repairs one for each adverse record that is not repaired, in the order of the file
 */
public record Forecast(
        SectorId sector,
        LocalDate today,
        LocalDate until,
        Position now,
        List<Change> changes,
        List<RepairOutlook> repairs) {

    /** How many years a forecast looks ahead. */
    public static final int YEARS = 6;

    public Forecast {
        Objects.requireNonNull(sector, "sector");
        Objects.requireNonNull(now, "now");
        changes = List.copyOf(changes);
        repairs = List.copyOf(repairs);
    }

    /** The last day that a forecast of some day looks at. */
    public static LocalDate furthest(LocalDate today) {
        return today.plusYears(YEARS);
    }

    /**
     * Looks ahead as far as a forecast does.
     *
     * @param kept all that is kept of the subject in the sector; entries on other sectors' lists end as they say
     * @param area where the subject is: the office there decides about records that name none
     * @param sector the sector, whose law is in force on the day
     * @param today the present day
     */
    public static Forecast of(KeptFile kept, AreaCode area, Sector sector, LocalDate today) {
        return new Walk(kept.withEndsOfEntries(List.of(sector)), area, sector, today).forecast();
    }

    /** The same with the changes up to an earlier day. */
    public Forecast until(LocalDate day) {
        return new Forecast(
                sector,
                today,
                day,
                now,
                changes.stream().filter(change -> !change.on().isAfter(day)).toList(),
                repairs);
    }

    /**
     * The same where the repair of some records has been asked for already and is being decided, so that it cannot be asked for again.
     *
     * @param records their ids
     */
    public Forecast withRepairsUnderWay(Set<String> records) {
        return new Forecast(
                sector,
                today,
                until,
                now,
                changes,
                repairs.stream()
                        .map(repair -> records.contains(repair.record().id()) ? repair.underWay() : repair)
                        .toList());
    }
}

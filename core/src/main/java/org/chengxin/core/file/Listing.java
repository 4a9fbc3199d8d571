package org.chengxin.core.file;

import java.time.LocalDate;
import java.util.Objects;
import org.chengxin.core.sector.SectorId;

/**
 * An entry of the subject on a list (名单).
 *
 * @param list which list
 * @param sector whose list; a rule reads its own sector's entries
 * @param from the day of entry
 * @param until the last day on the list, null while none is set
 * @param disputed whether an objection against it, or against the record that it rests on, is being decided; meanwhile it brings no
 *     measures (reading O1)
 */
public record Listing(ListKind list, SectorId sector, LocalDate from, LocalDate until, boolean disputed) {

    /** An entry that nobody disputes. */
    public Listing(ListKind list, SectorId sector, LocalDate from, LocalDate until) {
        this(list, sector, from, until, false);
    }

    public Listing {
        Objects.requireNonNull(list, "list");
        Objects.requireNonNull(sector, "sector");
        Objects.requireNonNull(from, "from");
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("a listing ends before it begins");
        }
    }

    /** The same with another last day. */
    public Listing until(LocalDate day) {
        return new Listing(list, sector, from, day, disputed);
    }

    /** Whether the subject is on the list on a day; it still is on the day {@code until} (reading P1). */
    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}

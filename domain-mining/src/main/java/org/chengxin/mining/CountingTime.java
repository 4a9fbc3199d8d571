package org.chengxin.mining;

import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.law.RuleSet;
import org.chengxin.core.law.Term;

/**
 * How long adverse information of a file counts: five years, and on while the subject is on the severe list, unless the five years
 * had run out before it was listed (readings M4, P7; articles 11, 26).
 */
final class CountingTime {

    private final Period length;
    private final List<Listing> severe;

    /**
     * The counting time of a file as it stands on a day.
     *
     * @param asOf the day; listings that begin later do not count
     */
    CountingTime(RuleSet rules, CreditFile file, LocalDate asOf) {
        this.length = Period.ofYears(rules.rule("11-adverse").count());
        this.severe = file.listings().isEmpty()
                ? List.of()
                : file.listings().stream()
                        .filter(listing -> listing.list() == ListKind.SEVERE
                                && listing.sector().equals(MiningSector.ID)
                                && !listing.from().isAfter(asOf))
                        .sorted(Comparator.comparing(Listing::from))
                        .toList();
    }

    /**
     * The last day on which information counts.
     *
     * @param start the day from which its five years run
     * @return null while no end is in sight, because the subject is on the severe list
     */
    LocalDate lastDay(LocalDate start) {
        LocalDate end = Term.lastDay(start, length);
        for (Listing listing : severe) {
            if (!listing.from().isAfter(end)) {
                if (listing.until() == null) {
                    return null;
                }
                if (listing.until().isAfter(end)) {
                    end = listing.until();
                }
            }
        }
        return end;
    }

    boolean holdsOn(LocalDate start, LocalDate day) {
        LocalDate end = lastDay(start);
        return end == null || !day.isAfter(end);
    }
}

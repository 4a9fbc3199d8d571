package org.chengxin.api.listing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.feed.service.Feed;
import org.chengxin.api.grade.service.Regrading;
import org.chengxin.api.grade.store.FileStore;
import org.chengxin.api.grade.store.GradeStore;
import org.chengxin.api.listing.store.ListingRow;
import org.chengxin.api.listing.store.ListingStore;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.file.Listing;
import org.chengxin.core.listing.ListLaw;
import org.chengxin.core.sector.Sector;
import org.chengxin.core.sector.SectorId;

/** Ends entries on lists whose time is over (reading O4). */
@ApplicationScoped
public class ListTerms {

    private static final int AT_ONCE = 200;

    private final Database database;
    private final ListingStore listings;
    private final FileStore files;
    private final GradeStore grades;
    private final Regrading regrading;
    private final AuditTrail audit;
    private final Feed feed;
    private final Sectors sectors;
    private final ServiceClock clock;

    @Inject
    public ListTerms(
            Database database,
            ListingStore listings,
            FileStore files,
            GradeStore grades,
            Regrading regrading,
            AuditTrail audit,
            Feed feed,
            Sectors sectors,
            ServiceClock clock) {
        this.database = database;
        this.listings = listings;
        this.files = files;
        this.grades = grades;
        this.regrading = regrading;
        this.audit = audit;
        this.feed = feed;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    ListTerms() {
        this(null, null, null, null, null, null, null, null, null);
    }

    /** Gives each entry that has none the last day that the law sets, and ends those whose last day is over. */
    public void passDay() {
        for (Sector sector : sectors.registry().enabled()) {
            for (ListKind list : sector.plugin().lists().lists()) {
                database.inTransaction(() -> setEnds(sector, list));
            }
        }
        LocalDate today = clock.today();
        boolean more = true;
        while (more) {
            more = database.inTransaction(() -> endSome(today)) == AT_ONCE;
        }
    }

    private void setEnds(Sector sector, ListKind list) {
        ListLaw law = sector.plugin().lists();
        for (LocalDate from : listings.withoutEnd(list, sector.id())) {
            law.lastDay(list, from, sector.plugin().periods())
                    .ifPresent(last -> listings.setEnd(list, sector.id(), from, last));
        }
    }

    private int endSome(LocalDate today) {
        List<ListingRow> over = listings.runOut(today, AT_ONCE);
        if (over.isEmpty()) {
            return 0;
        }
        List<Long> subjects =
                over.stream().map(ListingRow::subjectId).distinct().sorted().toList();
        files.lock(subjects);
        listings.unpublish(over.stream().map(ListingRow::id).toList(), today);
        Map<Listing, Map<Long, String>> alike = new LinkedHashMap<>();
        Map<SectorId, List<Long>> bySector = new LinkedHashMap<>();
        for (ListingRow row : over) {
            alike.computeIfAbsent(row.listing(), same -> new LinkedHashMap<>()).put(row.subjectId(), row.subject());
            bySector.computeIfAbsent(row.listing().sector(), same -> new ArrayList<>())
                    .add(row.subjectId());
        }
        alike.forEach((listing, of) -> audit.writeAbout(
                Caller.service("lists", today.toString()),
                AuditAction.LIST_LEFT,
                of,
                null,
                Map.of(
                        "sector", listing.sector().value(),
                        "list", listing.list().code(),
                        "until", listing.until())));
        feed.listsLeft(ListChanges.ranOut(over, today));
        grades.outdate(subjects);
        bySector.forEach(
                (id, of) -> sectors.registry().find(id.value()).ifPresent(sector -> regrading.regrade(sector, of)));
        return over.size();
    }
}

package org.chengxin.api.grade.service;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.chengxin.api.common.store.StoreException;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.grade.store.FileStore;
import org.chengxin.api.grade.store.RunningMark;
import org.chengxin.api.sector.service.Sectors;
import org.chengxin.core.sector.Sector;

/**
 * Makes every running grade anew each night, and sooner, in the background, once the first reader of a day has met one of an earlier
 * day, so that a search by grade finds today's grades.
 */
@ApplicationScoped
public class DayChange {

    private static final Logger LOG = Logger.getLogger(DayChange.class.getName());
    private static final int AT_ONCE = 200;

    private final FileStore files;
    private final Regrading regrading;
    private final Sectors sectors;
    private final ServiceClock clock;
    private final AtomicReference<LocalDate> done = new AtomicReference<>();

    @Resource
    private ManagedExecutorService executor;

    @Inject
    public DayChange(FileStore files, Regrading regrading, Sectors sectors, ServiceClock clock) {
        this.files = files;
        this.regrading = regrading;
        this.sectors = sectors;
        this.clock = clock;
    }

    /** For the container's proxy. */
    DayChange() {
        this(null, null, null, null);
    }

    /** Begins the work for a day unless it has been begun. */
    public void noticed(LocalDate today) {
        LocalDate before = done.get();
        if (!today.equals(before) && done.compareAndSet(before, today)) {
            executor.execute(() -> sweep(today));
        }
    }

    /** Does the work for a day now unless it has been begun: what ends or lapses with a day changes grades also where nobody reads them. */
    public void pass(LocalDate today) {
        LocalDate before = done.get();
        if (!today.equals(before) && done.compareAndSet(before, today)) {
            sweep(today);
        }
    }

    private void sweep(LocalDate today) {
        try {
            for (Sector sector : sectors.registry().enabled()) {
                sweep(sector, today);
            }
        } catch (StoreException e) {
            // The next reader of a grade of an earlier day begins it again.
            done.compareAndSet(today, null);
            LOG.log(Level.WARNING, "the running grades of " + today + " are not all made yet", e);
        }
    }

    private void sweep(Sector sector, LocalDate today) {
        RunningMark mark = regrading.mark(sector, today);
        long after = 0;
        while (clock.today().equals(today)) {
            List<Long> stale = files.stale(sector, mark, after, AT_ONCE);
            if (stale.isEmpty()) {
                return;
            }
            regrading.regrade(sector, stale);
            after = stale.get(stale.size() - 1);
        }
    }
}

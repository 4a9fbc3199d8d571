package org.chengxin.api.start;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.chengxin.api.closing.service.Closings;
import org.chengxin.api.common.retry.Retries;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.evidence.service.EvidenceHousekeeping;
import org.chengxin.api.feed.service.FeedHousekeeping;
import org.chengxin.api.grade.service.DayChange;
import org.chengxin.api.imports.service.ImportHousekeeping;
import org.chengxin.api.listing.service.ListTerms;
import org.chengxin.api.procedure.service.ProcedureClock;
import org.chengxin.api.procedure.service.ProcedureStatistics;
import org.chengxin.api.publishing.service.OutboxHousekeeping;
import org.chengxin.api.record.service.Retaining;
import org.chengxin.api.simulation.service.Simulations;

/** Does once what is to be done each day, whichever node comes first; what fails is begun again. */
@Singleton
@Startup
@DependsOn("ServiceStart")
@TransactionManagement(TransactionManagementType.BEAN)
public class DailyTasks {

    private static final Logger LOG = Logger.getLogger(DailyTasks.class.getName());
    private static final int EVERY_SECONDS = 2;
    private static final int PAUSE_SECONDS = 60;

    @Inject
    private Database database;

    @Inject
    private Retaining retaining;

    @Inject
    private ProcedureClock procedures;

    @Inject
    private ListTerms lists;

    @Inject
    private ProcedureStatistics statistics;

    @Inject
    private Retries retries;

    @Inject
    private ImportHousekeeping imports;

    @Inject
    private OutboxHousekeeping outbox;

    @Inject
    private EvidenceHousekeeping evidence;

    @Inject
    private FeedHousekeeping feed;

    @Inject
    private Closings closings;

    @Inject
    private Simulations simulations;

    @Inject
    private DayChange dayChange;

    @Inject
    private ServiceClock clock;

    @Resource
    private ManagedScheduledExecutorService executor;

    private ScheduledFuture<?> ticking;
    private LocalDate done;
    private long again = System.nanoTime();

    @PostConstruct
    void start() {
        ticking = executor.scheduleWithFixedDelay(this::tick, 1, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        ticking.cancel(false);
    }

    private void tick() {
        LocalDate today = clock.today();
        if (today.equals(done) || System.nanoTime() - again < 0) {
            return;
        }
        try {
            task("retention", today, retaining::putAway);
            task("procedures", today, procedures::passDay);
            task("lists", today, lists::passDay);
            task("statistics", today, statistics::countEntries);
            task("retries", today, retries::deleteOld);
            task("imports", today, imports::forgetOld);
            task("outbox", today, outbox::forgetOld);
            task("evidence", today, evidence::forgetOld);
            task("feed", today, feed::forgetOld);
            task("simulations", today, simulations::forgetOld);
            task("closings", today, closings::passDay);
            task("grades", today, () -> dayChange.pass(today)); // takes longest
            done = today;
        } catch (RuntimeException e) {
            // The schedule ends with a task that throws.
            LOG.log(Level.SEVERE, "a daily task of " + today + " failed and is begun again", e);
            again = System.nanoTime() + TimeUnit.SECONDS.toNanos(PAUSE_SECONDS);
        }
    }

    /** Whoever adds the row does the work; it is done again where its row was never finished. */
    private void task(String name, LocalDate day, Runnable work) {
        database.inTransaction(() -> {
            database.update("insert ignore into daily_task (name, day) values (?, ?)", name, day);
        });
        boolean open = database.inTransaction(() -> database.first(
                        "select 1 from daily_task where name = ? and day = ? and done_at is null",
                        row -> true,
                        name,
                        day)
                .isPresent());
        if (open) {
            work.run();
            database.update(
                    "update daily_task set done_at = ? where name = ? and day = ?",
                    Database.utc(clock.instant()),
                    name,
                    day);
        }
    }
}

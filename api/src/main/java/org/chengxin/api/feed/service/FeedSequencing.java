package org.chengxin.api.feed.service;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.feed.store.FeedStore;

/**
 * Gives changes their positions soon after they were written, so that writers need not wait for each other. Several services on one
 * database take turns at the head of the feed.
 */
@ApplicationScoped
public class FeedSequencing {

    private static final Logger LOG = Logger.getLogger(FeedSequencing.class.getName());
    private static final int MILLISECONDS_BETWEEN = 500;
    private static final int AT_ONCE = 5_000;

    private final Database database;
    private final FeedStore store;

    @Resource
    private ManagedScheduledExecutorService executor;

    private ScheduledFuture<?> work;
    private boolean failing;

    @Inject
    public FeedSequencing(Database database, FeedStore store) {
        this.database = database;
        this.store = store;
    }

    /** For the container's proxy. */
    FeedSequencing() {
        this(null, null);
    }

    /** Begins to give positions to what is there and what will come. */
    public void begin() {
        work = executor.scheduleWithFixedDelay(this::giveAll, 0, MILLISECONDS_BETWEEN, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void end() {
        if (work != null) {
            work.cancel(false);
        }
    }

    private void giveAll() {
        try {
            while (store.isAnyWaiting() && giveSome() == AT_ONCE) {
                // there may be more
            }
            failing = false;
        } catch (RuntimeException e) { // whatever it is, the next time comes
            // One that lasts is told once, not every half second.
            LOG.log(failing ? Level.FINE : Level.WARNING, "changes wait for their positions in the feed", e);
            failing = true;
        }
    }

    private int giveSome() {
        return database.inTransaction(() -> store.giveNext(store.lockHead(), AT_ONCE));
    }
}

package org.chengxin.api.feed.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.feed.store.FeedHead;
import org.chengxin.api.feed.store.FeedStore;

/** Forgets changes that have been told for more than a year. */
@ApplicationScoped
public class FeedHousekeeping {

    private static final Duration KEPT = Duration.ofDays(400);

    /** As many as others can wait for. */
    private static final int AT_ONCE = 10_000;

    private final Database database;
    private final FeedStore store;
    private final ServiceClock clock;

    @Inject
    public FeedHousekeeping(Database database, FeedStore store, ServiceClock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /** For the container's proxy. */
    FeedHousekeeping() {
        this(null, null, null);
    }

    /** Forgets what is old enough, from the beginning on. */
    public void forgetOld() {
        Instant before = clock.instant().minus(KEPT);
        long last = store.lastBefore(store.head(), before);
        while (database.inTransaction(() -> forgetSome(last))) {
            // there are more
        }
    }

    private boolean forgetSome(long last) {
        FeedHead head = store.lockHead();
        if (head.forgotten() >= last) {
            return false;
        }
        store.forget(head, Math.min(last, head.forgotten() + AT_ONCE));
        return true;
    }
}

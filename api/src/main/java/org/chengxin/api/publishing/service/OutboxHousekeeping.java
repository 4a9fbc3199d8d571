package org.chengxin.api.publishing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.publishing.store.OutboxStore;
import org.chengxin.api.publishing.store.ReconciliationStore;

/** Forgets messages that have long arrived, and old comparisons. What others were told last is kept elsewhere. */
@ApplicationScoped
public class OutboxHousekeeping {

    private static final int KEPT_DAYS = 90;

    private final OutboxStore outbox;
    private final ReconciliationStore reconciliations;
    private final ServiceClock clock;

    @Inject
    public OutboxHousekeeping(OutboxStore outbox, ReconciliationStore reconciliations, ServiceClock clock) {
        this.outbox = outbox;
        this.reconciliations = reconciliations;
        this.clock = clock;
    }

    /** For the container's proxy. */
    OutboxHousekeeping() {
        this(null, null, null);
    }

    public void forgetOld() {
        LocalDate oldest = clock.today().minusDays(KEPT_DAYS);
        outbox.deleteOld(ServiceClock.startOf(oldest));
        reconciliations.deleteOld(oldest);
    }
}

package org.chengxin.api.audit.service;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.chengxin.api.audit.store.AuditHead;
import org.chengxin.api.audit.store.AuditLink;
import org.chengxin.api.audit.store.AuditStore;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.core.audit.AuditChain;
import org.chengxin.core.audit.AuditEntry;

/**
 * Links the entries of the audit trail soon after they were written, so that writers need not wait for each other. Several
 * services on one database take turns at the head of the chain.
 */
@ApplicationScoped
public class AuditChaining {

    private static final Logger LOG = Logger.getLogger(AuditChaining.class.getName());
    private static final int SECONDS_BETWEEN = 5;
    private static final int AT_ONCE = 5_000;
    private static final Duration BETWEEN_HEADS = Duration.ofHours(1);

    private final Database database;
    private final AuditStore store;
    private final ServiceClock clock;

    @Resource
    private ManagedScheduledExecutorService executor;

    private ScheduledFuture<?> work;
    private boolean failing;
    private Instant told = Instant.EPOCH;

    @Inject
    public AuditChaining(Database database, AuditStore store, ServiceClock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /** For the container's proxy. */
    AuditChaining() {
        this(null, null, null);
    }

    /** Begins to link what is there and what will come. */
    public void begin() {
        work = executor.scheduleWithFixedDelay(this::linkAll, 0, SECONDS_BETWEEN, TimeUnit.SECONDS);
    }

    @PreDestroy
    void end() {
        if (work != null) {
            work.cancel(false);
        }
    }

    private void linkAll() {
        try {
            AuditHead head = database.inTransaction(this::linkSome);
            while (head != null) {
                tell(head);
                head = database.inTransaction(this::linkSome);
            }
            failing = false;
        } catch (RuntimeException e) { // whatever it is, the next time comes
            // One that lasts is told once, not every few seconds.
            LOG.log(failing ? Level.FINE : Level.WARNING, "the audit trail is not all linked yet", e);
            failing = true;
        }
    }

    /** Links the entries that have waited longest; tells the new head, null where there was nothing to link. */
    private AuditHead linkSome() {
        AuditHead head = store.lockHead();
        List<AuditEntry> entries = store.waiting(AT_ONCE);
        if (entries.isEmpty()) {
            return null;
        }
        List<AuditLink> links = new ArrayList<>();
        for (AuditEntry entry : entries) {
            head = new AuditHead(head.seq() + 1, AuditChain.next(head.hash(), entry));
            links.add(new AuditLink(head.seq(), entry.id(), head.hash()));
        }
        store.link(links);
        return head;
    }

    /** A head in the log, which leaves the database, shows later on that what was linked before it is still the same. */
    private void tell(AuditHead head) {
        Instant now = clock.instant();
        if (Duration.between(told, now).compareTo(BETWEEN_HEADS) >= 0) {
            told = now;
            LOG.info(() -> "audit chain: " + head.seq() + " entries, head "
                    + HexFormat.of().formatHex(head.hash()));
        }
    }
}

package org.chengxin.api.publishing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.logging.Logger;
import org.chengxin.api.common.store.BulkRows;
import org.chengxin.api.common.store.PublicIds;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.job.service.Node;
import org.chengxin.api.publishing.store.OutboxStore;
import org.chengxin.api.publishing.store.OutboxStore.Standing;
import org.chengxin.api.publishing.store.ReconciliationStore;
import org.chengxin.api.publishing.store.ReconciliationStore.Outcome;

/**
 * Compares each day what a destination says it holds with what it was told, and has it told again what differs (003, part 五 (二):
 * both systems show the same, 同步). It is done where messages are sent, so that nothing is on its way meanwhile.
 */
@ApplicationScoped
public class Reconciling {

    private static final Logger LOG = Logger.getLogger(Reconciling.class.getName());
    private static final Duration LEASE = Duration.ofMinutes(30);
    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final int AT_ONCE = 10_000;
    private static final int MOST_KEPT = 1_000;
    private static final int LONGEST_REASON = 200;

    private final OutboxStore outbox;
    private final ReconciliationStore store;
    private final Node node;
    private final ServiceClock clock;

    @Inject
    public Reconciling(OutboxStore outbox, ReconciliationStore store, Node node, ServiceClock clock) {
        this.outbox = outbox;
        this.store = store;
        this.node = node;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Reconciling() {
        this(null, null, null, null);
    }

    /** Compares, if that is due and the destination can be asked. */
    public void reconcile(Destination destination) throws InterruptedException {
        String id = destination.id();
        LocalDate today = clock.today();
        Standing standing = outbox.standing(id);
        boolean due = standing.reconciledOn() == null || standing.reconciledOn().isBefore(today);
        if (!due || !standing.open() || !standing.reconcilable()) {
            return;
        }
        try {
            Optional<Instant> at = destination.toldAt(store.lastDone(id).orElse(null), store.now());
            if (at.isPresent() && outbox.lease(id, node.id(), LEASE)) {
                store.clear(id); // what a process may have left that ended in the middle
                Held held = new Held(id);
                destination.holdings(held::holds);
                held.flush();
                Outcome outcome = store.compare(id, today, PublicIds.next(), at.get(), MOST_KEPT);
                LOG.info(() -> id + " was compared: " + outcome);
                store.clear(id);
            }
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage());
            store.failed(
                    id, today, PublicIds.next(), reason.substring(0, Math.min(reason.length(), LONGEST_REASON)), AGAIN);
        }
    }

    /** What a destination says it holds, on its way into the database. */
    private final class Held {
        private final String destination;
        private BulkRows rows = new BulkRows();

        private Held(String destination) {
            this.destination = destination;
        }

        private void holds(String item, String digest) {
            rows.add(destination, item, digest);
            if (rows.size() == AT_ONCE) {
                flush();
            }
        }

        private void flush() {
            store.hold(rows);
            rows = new BulkRows();
        }
    }
}

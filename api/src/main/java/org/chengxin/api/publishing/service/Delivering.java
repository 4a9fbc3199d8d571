package org.chengxin.api.publishing.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;
import org.chengxin.api.job.service.Node;
import org.chengxin.api.publishing.store.OutboxStore;
import org.chengxin.api.publishing.store.OutboxStore.Closed;
import org.chengxin.api.publishing.store.OutboxStore.Failed;
import org.chengxin.api.publishing.store.OutboxStore.Standing;
import org.chengxin.api.publishing.store.WaitingMessage;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends what waits. Of one subject a destination gets one message after the other, the next once it has confirmed the one before; a
 * message that is not taken holds up its subject alone, a destination that is away itself alone. One process at a time sends to a
 * destination.
 */
@ApplicationScoped
public class Delivering {

    private static final Logger LOG = Logger.getLogger(Delivering.class.getName());

    /** Longer than a lot of messages takes at the most. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** Where messages are refused and none is taken, this is how long the others wait at most. */
    private static final Duration LONGEST_AFTER_REFUSALS = Duration.ofSeconds(30);

    private final OutboxStore store;
    private final Node node;
    private final Duration longestWait;
    private final RandomGenerator random = RandomGenerator.getDefault();

    /**
     * Sends from this node.
     *
     * @param longestWait how long a message or a destination that keeps failing is left alone at most, where it asks for nothing else
     */
    @Inject
    public Delivering(
            OutboxStore store,
            Node node,
            @ConfigProperty(name = "chengxin.publish.longest-wait", defaultValue = "PT10M") Duration longestWait) {
        this.store = store;
        this.node = node;
        this.longestWait = longestWait;
    }

    /** For the container's proxy. */
    Delivering() {
        this(null, null, null);
    }

    /**
     * Sends some messages of those that may be sent now.
     *
     * @return whether there may be more
     */
    public boolean deliver(Destination destination) throws InterruptedException {
        Standing standing = store.standing(destination.id());
        if (!standing.open() || !standing.ready() || !store.lease(destination.id(), node.id(), LEASE)) {
            return false;
        }
        List<WaitingMessage> messages = messages(destination, standing);
        if (messages.isEmpty()) {
            return false;
        }
        Lot lot = new Lot(messages, destination.send(messages));
        Closed closed = lot.closed(standing.failures());
        store.settle(destination.id(), lot.arrived, lot.failed, closed);
        tell(destination, standing, lot, closed);
        return closed == null;
    }

    /** After a failure one message shows whether the destination is there again, best one that has not failed itself. */
    private List<WaitingMessage> messages(Destination destination, Standing standing) {
        if (standing.failures() == 0) {
            return store.ready(destination.id(), destination.atOnce() * 3 / 4, destination.atOnce() / 4);
        }
        List<WaitingMessage> fresh = store.ready(destination.id(), 1, 0);
        return fresh.isEmpty() ? store.ready(destination.id(), 0, 1) : fresh;
    }

    /** What has become of some messages. */
    private final class Lot {
        private final List<WaitingMessage> arrived = new ArrayList<>();
        private final List<Failed> failed = new ArrayList<>();
        private Sent.Unreachable away;

        private Lot(List<WaitingMessage> messages, List<Sent> sent) {
            for (int i = 0; i < messages.size(); i++) {
                WaitingMessage message = messages.get(i);
                switch (sent.get(i)) {
                    case Sent.Arrived arrival -> arrived.add(message);
                    case Sent.Refused refusal -> fail(message, refusal.reason(), refusal.asked());
                    case Sent.Unreachable unreachable -> {
                        away = unreachable;
                        fail(message, unreachable.reason(), null);
                    }
                    case Sent.Untried untried -> {}
                }
            }
        }

        private void fail(WaitingMessage message, String reason, Duration asked) {
            failed.add(new Failed(message, reason, BackOff.after(message.attempts() + 1, longestWait, asked, random)));
        }

        /** For how long the destination is left alone, null for not at all. */
        private Closed closed(int failuresBefore) {
            int failures = failuresBefore + 1;
            if (away != null) {
                return new Closed(away.reason(), failures, BackOff.after(failures, longestWait, away.asked(), random));
            }
            if (arrived.isEmpty() && !failed.isEmpty()) {
                Duration again = BackOff.after(failures, longestWait, null, random);
                boolean longer = again.compareTo(LONGEST_AFTER_REFUSALS) > 0;
                return new Closed(failed.get(0).reason(), failures, longer ? LONGEST_AFTER_REFUSALS : again);
            }
            return null;
        }
    }

    private static void tell(Destination destination, Standing before, Lot lot, Closed closed) {
        if (closed != null && before.failures() == 0) {
            LOG.warning(() -> destination.id() + " takes no messages: " + closed.reason());
        } else if (before.failures() > 0 && !lot.arrived.isEmpty()) {
            LOG.info(() -> destination.id() + " takes messages again");
        }
    }

    /** Lets other processes send at once. */
    public void release() {
        store.release(node.id());
    }
}

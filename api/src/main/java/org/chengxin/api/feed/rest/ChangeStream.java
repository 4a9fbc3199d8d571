package org.chengxin.api.feed.rest;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.feed.service.Change;
import org.chengxin.api.feed.service.FeedReading;

/**
 * Tells changes to whoever follows them. One look at the database serves all that are near the end of the feed, another one those that
 * are behind, however many they are.
 */
@ApplicationScoped
public class ChangeStream {

    private static final Logger LOG = Logger.getLogger(ChangeStream.class.getName());
    private static final int MOST_FOLLOWERS = 500;
    private static final int MOST_OF_AN_ADDRESS = 20;
    private static final int EVERY_MILLISECONDS = 250;

    /** How many changes one look reads. */
    private static final int AT_ONCE = 500;

    private final FeedReading feed;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private ScheduledFuture<?> ticking;
    private boolean failing;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    public ChangeStream(FeedReading feed) {
        this.feed = feed;
    }

    /** For the container's proxy. */
    ChangeStream() {
        this(null);
    }

    @PostConstruct
    void start() {
        ticking = executor.scheduleWithFixedDelay(
                this::tick, EVERY_MILLISECONDS, EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        ticking.cancel(false);
        followers.forEach(Follower::end);
    }

    /**
     * Begins to tell what comes after a position.
     *
     * @throws Refusal if as many follow as the service serves, in all or from one address (429)
     */
    public void follow(long after, String address, SseEventSink sink, Sse sse) {
        synchronized (followers) {
            long ofAddress = followers.stream()
                    .filter(follower -> follower.address().equals(address))
                    .count();
            if (followers.size() >= MOST_FOLLOWERS || ofAddress >= MOST_OF_AN_ADDRESS) {
                throw Refusal.of(ProblemType.TOO_MANY_REQUESTS);
            }
            Follower follower = new Follower(after, address, sink, sse);
            followers.add(follower);
            follower.begin();
        }
    }

    private void tick() {
        List<Follower> gone = followers.stream().filter(Follower::isGone).toList();
        gone.forEach(Follower::end);
        followers.removeAll(gone);
        if (followers.isEmpty()) {
            return;
        }
        try {
            tell();
            failing = false;
        } catch (RuntimeException e) { // the schedule ends with a task that throws
            // One that lasts is told once, not every quarter of a second.
            LOG.log(failing ? Level.FINE : Level.WARNING, "changes cannot be told", e);
            failing = true;
        }
    }

    private void tell() {
        long last = feed.last();
        List<Follower> waiting = followers.stream()
                .filter(follower -> follower.position() < last && follower.hasRoom())
                .toList();
        List<Follower> near = waiting.stream()
                .filter(follower -> follower.position() >= last - AT_ONCE)
                .toList();
        near.stream().mapToLong(Follower::position).min().ifPresent(from -> tell(near, from));
        List<Follower> behind =
                waiting.stream().filter(follower -> !near.contains(follower)).toList();
        behind.stream()
                .min(Comparator.comparingLong(Follower::servedAt)) // each has its turn
                .ifPresent(first -> tell(behind, first.position()));
    }

    /** Tells those of some followers that are there or further on what comes after a position. */
    private void tell(List<Follower> some, long from) {
        List<Change> changes = feed.some(from, AT_ONCE);
        if (from < feed.forgotten()) {
            // Whoever is as far behind as that has to begin anew.
            some.stream().filter(follower -> follower.position() <= from).forEach(Follower::end);
            return;
        }
        if (!changes.isEmpty()) {
            long to = changes.get(changes.size() - 1).position();
            some.stream()
                    .filter(follower -> follower.position() >= from && follower.position() < to)
                    .forEach(follower -> follower.take(changes));
        }
    }
}

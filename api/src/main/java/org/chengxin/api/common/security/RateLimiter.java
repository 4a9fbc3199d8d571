package org.chengxin.api.common.security;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How many requests one address may send: a bucket of tokens each, refilled evenly. At most two generations of addresses are
 * remembered, so that no number of addresses fills the memory; who is forgotten starts with a full bucket.
 */
final class RateLimiter {

    /** The contract promises every address this much. */
    static final int LEAST_PER_SECOND = 50;

    private static final int MOST_ADDRESSES = 10_000;

    private final long perSecond;
    private final long burst;
    private final int mostAddresses;
    private volatile ConcurrentMap<String, Bucket> current = new ConcurrentHashMap<>();
    private volatile ConcurrentMap<String, Bucket> previous = new ConcurrentHashMap<>();

    RateLimiter(long perSecond, long burst) {
        this(perSecond, burst, MOST_ADDRESSES);
    }

    RateLimiter(long perSecond, long burst, int mostAddresses) {
        if (perSecond < LEAST_PER_SECOND || burst < perSecond) {
            throw new IllegalArgumentException("an address may send at least " + LEAST_PER_SECOND
                    + " requests a second, and in a burst no fewer than in a second");
        }
        this.perSecond = perSecond;
        this.burst = burst;
        this.mostAddresses = mostAddresses;
    }

    /** What became of one request. */
    record Verdict(boolean allowed, long remaining, long secondsToWait) {}

    /** Counts a request of an address. */
    Verdict count(String address) {
        ConsumptionProbe probe = bucket(address).tryConsumeAndReturnRemaining(1);
        long wait = Math.max(
                1,
                Duration.ofNanos(probe.getNanosToWaitForRefill())
                        .plusMillis(999)
                        .toSeconds());
        return new Verdict(probe.isConsumed(), probe.getRemainingTokens(), wait);
    }

    long burst() {
        return burst;
    }

    /** The seconds in which an empty bucket fills again. */
    long window() {
        return (burst + perSecond - 1) / perSecond;
    }

    int remembered() {
        return current.size() + previous.size();
    }

    private Bucket bucket(String address) {
        ConcurrentMap<String, Bucket> newest = current;
        Bucket known = newest.get(address);
        if (known != null) {
            return known;
        }
        if (newest.size() >= mostAddresses) {
            turn();
            newest = current;
        }
        return newest.computeIfAbsent(address, this::carriedOver);
    }

    private synchronized void turn() {
        if (current.size() >= mostAddresses) {
            previous = current;
            current = new ConcurrentHashMap<>();
        }
    }

    private Bucket carriedOver(String address) {
        Bucket old = previous.get(address);
        return old != null
                ? old
                : Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build();
    }
}

package org.chengxin.api.common.security;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Whom the tokens of the last minute stand for: the signature of a token is checked once a minute, however many requests bring it; what
 * it claims, its term among it, is checked each time. A key that its issuer withdraws is believed for that minute more, which is less
 * than the keys themselves are kept for.
 */
final class KnownTokens {

    static final Duration KEPT = Duration.ofMinutes(1);

    /** Far more than callers at work in one minute. */
    static final int MOST = 1_000;

    private final LongSupplier nanoTime;
    private final Map<String, Entry> known = new ConcurrentHashMap<>();

    /**
     * A token whose signature was found good.
     *
     * @param claims what it says
     * @param caller whom it stands for
     */
    record Known(JWTClaimsSet claims, Caller caller) {}

    private record Entry(Known known, long since) {}

    /**
     * Knows none yet.
     *
     * @param nanoTime see {@link System#nanoTime}
     */
    KnownTokens(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** What is known of a token; empty where its signature is to be checked. */
    Optional<Known> find(String token) {
        Entry found = known.get(token);
        return found != null && nanoTime.getAsLong() - found.since() < KEPT.toNanos()
                ? Optional.of(found.known())
                : Optional.empty();
    }

    /** Notes whom a token stands for that was found good. */
    void add(String token, JWTClaimsSet claims, Caller caller) {
        if (known.size() >= MOST) {
            known.clear(); // those at work are there again with their next request
        }
        known.put(token, new Entry(new Known(claims, caller), nanoTime.getAsLong()));
    }
}

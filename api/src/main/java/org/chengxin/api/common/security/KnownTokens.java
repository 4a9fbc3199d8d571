package org.chengxin.api.common.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whom the tokens of the last minute stand for: the signature of a token is checked once a minute, however many requests bring it. A
 * key that its issuer withdraws is believed for that minute more, which is less than the keys themselves are kept for.
 */
final class KnownTokens {

    static final Duration KEPT = Duration.ofMinutes(1);

    /** Far more than callers at work in one minute. */
    static final int MOST = 1_000;

    private final InstantSource clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    private record Known(Caller caller, Instant until) {}

    KnownTokens(InstantSource clock) {
        this.clock = clock;
    }

    /** Whom a token stands for; empty where that is to be found out. */
    Optional<Caller> find(String token) {
        Known found = known.get(token);
        return found != null && clock.instant().isBefore(found.until())
                ? Optional.of(found.caller())
                : Optional.empty();
    }

    /**
     * Notes whom a token stands for that was found good.
     *
     * @param expires when it ends by itself
     */
    void add(String token, Caller caller, Instant expires) {
        if (known.size() >= MOST) {
            known.clear(); // those at work are there again with their next request
        }
        Instant latest = clock.instant().plus(KEPT);
        known.put(token, new Known(caller, expires.isBefore(latest) ? expires : latest));
    }
}

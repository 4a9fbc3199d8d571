package org.chengxin.api.publishing.service;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait after failures: twice as long after each, up to a bound, never quite as long as somebody else. */
final class BackOff {

    static final Duration FIRST = Duration.ofSeconds(1);
    /** What another side may ask for at most. */
    static final Duration LONGEST_ASKED = Duration.ofDays(1);

    private static final int DOUBLINGS = 20;

    private BackOff() {}

    /**
     * The time to wait: between half of it and all of it.
     *
     * @param failures in a row, from 1
     * @param longest the bound
     * @param asked what the other side has asked for, null where it has not; never less than that is waited
     */
    static Duration after(int failures, Duration longest, Duration asked, RandomGenerator random) {
        Duration whole = FIRST.multipliedBy(1L << Math.min(failures - 1, DOUBLINGS));
        long nanos = (whole.compareTo(longest) > 0 ? longest : whole).toNanos();
        Duration own = Duration.ofNanos(nanos / 2 + random.nextLong(nanos / 2 + 1));
        if (asked == null || asked.compareTo(own) <= 0) {
            return own;
        }
        return asked.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : asked;
    }
}

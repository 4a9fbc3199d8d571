package org.chengxin.api.common.time;

import java.time.LocalDate;
import java.util.function.Supplier;

/**
 * The day on which a transaction is done: the one that it asked for first, also where midnight comes before its end, so that nothing is
 * half of one day and half of the next.
 */
public final class HeldDay {

    private static final ThreadLocal<HeldDay> CURRENT = new ThreadLocal<>();

    private LocalDate day;

    private HeldDay() {}

    /** Begins to hold the day that the thread asks for next. */
    public static void begin() {
        CURRENT.set(new HeldDay());
    }

    /** Lets it go. */
    public static void end() {
        CURRENT.remove();
    }

    /** The day that is held, or that there is now. */
    static LocalDate of(Supplier<LocalDate> present) {
        HeldDay held = CURRENT.get();
        if (held == null) {
            return present.get();
        }
        if (held.day == null) {
            held.day = present.get();
        }
        return held.day;
    }

    /** The day that is held, null for none. */
    static LocalDate held() {
        HeldDay held = CURRENT.get();
        return held == null ? null : held.day;
    }
}

package org.chengxin.api.common.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** The only clock of the service. Its day is that of Asia/Shanghai (reading T6). */
@ApplicationScoped
public class ServiceClock implements InstantSource {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final InstantSource system = InstantSource.system();
    private volatile Duration offset = Duration.ZERO;

    /** The present moment, as exact as the tables keep it; of a transaction the last one of its day at most. */
    @Override
    public Instant instant() {
        Instant now = now();
        LocalDate held = HeldDay.held();
        return held == null || !dayOf(now).isAfter(held)
                ? now
                : startOf(held.plusDays(1)).minus(1, ChronoUnit.MICROS);
    }

    /** The present day; throughout a transaction the same. */
    public LocalDate today() {
        return HeldDay.of(() -> dayOf(now()));
    }

    private Instant now() {
        return system.instant().plus(offset).truncatedTo(ChronoUnit.MICROS);
    }

    /** The moment at which a day begins. */
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(SHANGHAI).toInstant();
    }

    /** The day that a moment lies in. */
    public static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, SHANGHAI);
    }

    /** Moves the clock so that the present day is the given one, at this time of day. */
    void moveTo(LocalDate day) {
        LocalDate systemToday = dayOf(system.instant());
        offset = Duration.ofDays(day.toEpochDay() - systemToday.toEpochDay());
    }

    /** Sets the clock back to the machine's. */
    void reset() {
        offset = Duration.ZERO;
    }
}

package org.chengxin.api.common.query;

import jakarta.servlet.ServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.Bound;

/** Reads the parameters of a query in their types and bounds; a fault's pointer is the parameter's name. */
public final class QueryInput {

    private static final int REPLACEMENT = 0xFFFD;
    private static final int LATEST_YEAR = 9998;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");

    private final Faults faults;

    /** Begins with the faults that the query has already. */
    public QueryInput(ServletRequest request) {
        this(QueryFaults.of(request));
    }

    QueryInput(Faults faults) {
        this.faults = faults;
    }

    public Faults faults() {
        return faults;
    }

    /**
     * Ends the reading.
     *
     * @throws Refusal if there is any fault
     */
    public void finish() {
        Refusal.ifAny(faults);
    }

    /** A text of 1 to {@code longest} characters; empty where absent or at fault. */
    public Optional<String> text(String name, String value, int longest) {
        if (value == null) {
            return Optional.empty();
        }
        if (value.isBlank() || value.codePointCount(0, value.length()) > longest) {
            faults.add(name, FaultCode.VALUE_LENGTH, "1–" + longest);
            return Optional.empty();
        }
        if (!value.codePoints().allMatch(QueryInput::isClean)) {
            faults.add(name, FaultCode.VALUE_CHARACTERS);
            return Optional.empty();
        }
        return Optional.of(value);
    }

    /** No control character, no half of a pair, and nothing that stands for bytes that were no UTF-8. */
    private static boolean isClean(int c) {
        return !Character.isISOControl(c)
                && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                && c != REPLACEMENT;
    }

    /** A word of a closed vocabulary; empty where absent or at fault. */
    public <T> Optional<T> word(String name, String value, Function<String, Optional<T>> parse, List<String> allowed) {
        if (value == null) {
            return Optional.empty();
        }
        Optional<T> known = parse.apply(value);
        if (known.isEmpty()) {
            faults.add(name, FaultCode.VALUE_UNKNOWN, String.join(", ", allowed));
        }
        return known;
    }

    /** A whole number between two bounds, both included; the usual one where absent or at fault. */
    public int whole(String name, String value, int least, int most, int usual) {
        if (value == null) {
            return usual;
        }
        int number = NUMBER.matcher(value).matches() ? Integer.parseInt(value) : -1;
        if (number < least || number > most) {
            faults.add(name, FaultCode.VALUE_RANGE, least + "–" + most);
            return usual;
        }
        return number;
    }

    /** A position, a whole number from 0 on; empty where absent or at fault. */
    public Optional<Long> position(String name, String value) {
        if (value == null) {
            return Optional.empty();
        }
        if (!POSITION.matcher(value).matches()) {
            faults.add(name, FaultCode.VALUE_RANGE, "0–999999999999999999");
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(value));
    }

    /** A day; empty where absent or at fault. */
    public Optional<LocalDate> day(String name, String value) {
        if (value == null) {
            return Optional.empty();
        }
        Optional<LocalDate> day = Bound.parseDay(value);
        if (day.isEmpty()) {
            faults.add(name, FaultCode.DATE_INVALID);
        }
        return day;
    }

    /** An instant, or the last one of a day in Shanghai; empty where absent or at fault. */
    public Optional<Instant> instant(String name, String value) {
        if (value == null) {
            return Optional.empty();
        }
        Optional<Instant> end = Bound.parseDay(value)
                .filter(day -> day.getYear() <= LATEST_YEAR)
                .map(day -> ServiceClock.startOf(day.plusDays(1)).minus(1, ChronoUnit.MICROS));
        if (end.isPresent()) {
            return end;
        }
        try {
            return Optional.of(OffsetDateTime.parse(value).toInstant().truncatedTo(ChronoUnit.MICROS))
                    .filter(instant -> !instant.isBefore(Instant.EPOCH))
                    .or(() -> {
                        faults.add(name, FaultCode.INSTANT_INVALID);
                        return Optional.empty();
                    });
        } catch (DateTimeParseException e) {
            faults.add(name, FaultCode.INSTANT_INVALID);
            return Optional.empty();
        }
    }

    /** The first and the last day, each null where absent or at fault. */
    public record Days(LocalDate from, LocalDate to) {}

    /** Two days {@code from} and {@code to}, both included. */
    public Days days(String from, String to) {
        Days days = new Days(day("from", from).orElse(null), day("to", to).orElse(null));
        if (days.from() != null && days.to() != null && days.to().isBefore(days.from())) {
            faults.add("to", FaultCode.DATE_ORDER);
        }
        return days;
    }
}

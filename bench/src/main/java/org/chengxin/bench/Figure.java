package org.chengxin.bench;

import java.util.Locale;

/**
 * One measured number against the limit it has to keep.
 *
 * @param name what was measured
 * @param value the number
 * @param unit what it is counted in
 * @param limit the limit; {@link #NONE} where it is only told
 * @param aim what is wished for beyond the limit; {@link #NONE} where there is no such wish
 * @param most whether the limit is the most that is allowed, not the least
 * @param detail what the number was made from
 */
public record Figure(String name, double value, Unit unit, double limit, double aim, boolean most, String detail) {

    /** No limit, or no aim. */
    public static final double NONE = Double.NaN;

    /** What a number is counted in. */
    public enum Unit {
        TIMES("%.2f×"),
        PERCENT("%.0f %%"),
        KILOBYTES("%.1f kB");

        private final String format;

        Unit(String format) {
            this.format = format;
        }
    }

    /** A number that may not be above a limit. */
    public static Figure atMost(String name, double value, Unit unit, double limit, double aim, String detail) {
        return new Figure(name, value, unit, limit, aim, true, detail);
    }

    /** A number that may not be below a limit. */
    public static Figure atLeast(String name, double value, Unit unit, double limit, double aim, String detail) {
        return new Figure(name, value, unit, limit, aim, false, detail);
    }

    /** A number that is only told. */
    public static Figure told(String name, double value, Unit unit, String detail) {
        return new Figure(name, value, unit, NONE, NONE, true, detail);
    }

    /** Whether the limit is kept; a number that is only told keeps it, one that could not be measured does not. */
    public boolean kept() {
        return Double.isNaN(limit) || keeps(limit);
    }

    String verdict() {
        if (Double.isNaN(limit)) {
            return "told";
        }
        if (!kept()) {
            return "MISSED";
        }
        return Double.isNaN(aim) ? "kept" : keeps(aim) ? "kept, aim reached" : "kept, aim not reached";
    }

    private boolean keeps(double bound) {
        return most ? value <= bound : value >= bound;
    }

    String measured() {
        return in(value);
    }

    String bounded() {
        return Double.isNaN(limit) ? "–" : (most ? "≤ " : "≥ ") + in(limit);
    }

    String wished() {
        return Double.isNaN(aim) ? "–" : (most ? "≤ " : "≥ ") + in(aim);
    }

    private String in(double number) {
        return String.format(Locale.ROOT, unit.format, number);
    }
}

package org.chengxin.core.calendar;

/**
 * How long a deadline runs. Calendar days and working days are different types: no number of the one is a number of the other.
 */
public sealed interface Length {

    /** How many. */
    int count();

    /** Days of the calendar (日); the first is not counted (reading T1). */
    record Days(int count) implements Length {
        public Days {
            positive(count);
        }
    }

    /** Months (个月); they end with the corresponding day (reading T1). */
    record Months(int count) implements Length {
        public Months {
            positive(count);
        }
    }

    /** Years (年); they end with the corresponding day (reading T1). */
    record Years(int count) implements Length {
        public Years {
            positive(count);
        }
    }

    /** Working days (工作日), make-up working days included; the first day is not counted (reading T2). */
    record WorkingDays(int count) implements Length {
        public WorkingDays {
            positive(count);
        }
    }

    private static void positive(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a deadline runs at least one day, month or year: " + count);
        }
    }
}

package org.chengxin.sample;

import java.time.LocalDate;
import java.util.List;

/**
 * A seeded source of choices: SplitMix64, written out here so that no release of any library ever changes the region. Each subject
 * has dice of its own, so that one more throw for one subject changes no other.
 */
final class Dice {

    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** The dice of the subject with a number in the region of a seed. */
    static Dice of(long seed, long number) {
        return new Dice(mix(seed) + mix(number * STEP));
    }

    /** SplitMix64's last step: every 64-bit value goes to another one, no two to the same. */
    static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private long next() {
        state += STEP;
        return mix(state);
    }

    /** A whole number from 0 to below the bound. */
    int below(int bound) {
        return (int) Math.unsignedMultiplyHigh(next(), bound);
    }

    /** A whole number between two bounds, both included. */
    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    boolean chance(int percent) {
        return below(100) < percent;
    }

    <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** A day between two days, both included; the first where they are in the wrong order. */
    LocalDate day(LocalDate first, LocalDate last) {
        long length = last.toEpochDay() - first.toEpochDay();
        return length <= 0 ? first : first.plusDays(below(Math.toIntExact(length + 1)));
    }
}

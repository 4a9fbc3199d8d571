package org.chengxin.core.subject;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A citizen's identity number (公民身份号码, GB 11643-1999): six digits of an address, eight of the date of birth, three in
 * sequence, and a check character. It is never public: it must not appear in a log, a URL, an error or an id, so its text form
 * is masked.
 */
public final class IdentityNumber {

    public static final int LENGTH = 18;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK = "10X98765432";
    private static final int EARLIEST_YEAR = 1850;

    private final String digits;

    private IdentityNumber(String digits) {
        this.digits = digits;
    }

    /** What can be wrong with a number. */
    public enum Fault {
        /** It has not 18 characters. */
        LENGTH,
        /** One of the first 17 is no digit, or the last neither a digit nor X. */
        ALPHABET,
        /** Its date of birth is no date, or is not before the latest possible day. */
        BIRTH,
        /** The 18th character is not the one that the other 17 ask for. */
        CHECK
    }

    /**
     * Reads what somebody entered; a small {@code x} at the end counts as {@code X}.
     *
     * @param latestBirth the latest day of birth that is taken, usually today
     */
    public static Optional<IdentityNumber> parse(String value, LocalDate latestBirth) {
        return value != null && faultOf(value, latestBirth).isEmpty()
                ? Optional.of(new IdentityNumber(value.replace('x', 'X')))
                : Optional.empty();
    }

    /** The first thing that is wrong with a text as an identity number, empty where it is one. */
    public static Optional<Fault> faultOf(String value, LocalDate latestBirth) {
        if (value.length() != LENGTH) {
            return Optional.of(Fault.LENGTH);
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = value.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && (i < LENGTH - 1 || (c != 'X' && c != 'x'))) {
                return Optional.of(Fault.ALPHABET);
            }
        }
        if (!isBirth(value, latestBirth)) {
            return Optional.of(Fault.BIRTH);
        }
        return checkCharacter(value) == Character.toUpperCase(value.charAt(LENGTH - 1))
                ? Optional.empty()
                : Optional.of(Fault.CHECK);
    }

    private static boolean isBirth(String value, LocalDate latestBirth) {
        int year = Integer.parseInt(value, 6, 10, 10);
        try {
            LocalDate birth =
                    LocalDate.of(year, Integer.parseInt(value, 10, 12, 10), Integer.parseInt(value, 12, 14, 10));
            return year >= EARLIEST_YEAR && !birth.isAfter(latestBirth);
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The check character of 17 leading digits (more are not looked at), by ISO 7064 MOD 11-2. */
    public static char checkCharacter(String leading) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += Character.digit(leading.charAt(i), 10) * WEIGHTS[i];
        }
        return CHECK.charAt(sum % 11);
    }

    /** The day of birth that it holds. */
    public LocalDate bornOn() {
        return LocalDate.of(
                Integer.parseInt(digits, 6, 10, 10),
                Integer.parseInt(digits, 10, 12, 10),
                Integer.parseInt(digits, 12, 14, 10));
    }

    /** The number itself, for the store alone. */
    public String reveal() {
        return digits;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IdentityNumber number && number.digits.equals(digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    /** Masked: the number never is part of a text that is not meant to hold it. */
    @Override
    public String toString() {
        return "******************";
    }
}

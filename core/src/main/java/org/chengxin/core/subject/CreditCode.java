package org.chengxin.core.subject;

import java.util.Objects;
import java.util.Optional;

/**
 * A unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters of the digits and the capital letters without
 * I, O, S, V and Z, the last of them a check character. It is public.
 *
 * @param value 18 characters with the right check character
 */
public record CreditCode(String value) {

    public static final int LENGTH = 18;
    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    public CreditCode {
        Objects.requireNonNull(value, "value");
        Optional<Fault> fault = faultOf(value);
        if (fault.isPresent()) {
            throw new IllegalArgumentException("not a credit code: " + fault.get());
        }
    }

    /** What can be wrong with a code. */
    public enum Fault {
        /** It has not 18 characters. */
        LENGTH,
        /** A character is none of the alphabet, or one of the third to the eighth is no digit. */
        ALPHABET,
        /** The 18th character is not the one that the other 17 ask for. */
        CHECK
    }

    public static CreditCode of(String value) {
        return new CreditCode(value);
    }

    /** Reads what somebody entered; empty where it is no credit code. */
    public static Optional<CreditCode> parse(String value) {
        return value != null && faultOf(value).isEmpty() ? Optional.of(new CreditCode(value)) : Optional.empty();
    }

    /** The first thing that is wrong with a text as a credit code, empty where it is one. */
    public static Optional<Fault> faultOf(String value) {
        if (value.length() != LENGTH) {
            return Optional.of(Fault.LENGTH);
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = value.charAt(i);
            boolean areaDigit = i >= 2 && i < 8;
            if (ALPHABET.indexOf(c) < 0 || (areaDigit && (c < '0' || c > '9'))) {
                return Optional.of(Fault.ALPHABET);
            }
        }
        return checkCharacter(value) == value.charAt(LENGTH - 1) ? Optional.empty() : Optional.of(Fault.CHECK);
    }

    /**
     * The check character of 17 leading characters of the alphabet (more are not looked at): 31 minus the weighted sum modulo
     * 31, where 31 itself stands for 0.
     */
    public static char checkCharacter(String leading) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            int digit = ALPHABET.indexOf(leading.charAt(i));
            if (digit < 0) {
                throw new IllegalArgumentException("not of the alphabet: character " + (i + 1));
            }
            sum += digit * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    @Override
    public String toString() {
        return value;
    }
}

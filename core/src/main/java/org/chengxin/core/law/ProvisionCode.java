package org.chengxin.core.law;

import java.util.Optional;

/**
 * The code of a scoring or deduction row (记分/扣分条款), for example {@code holder-37-2} or {@code 28-fine}.
 *
 * @param value lower-case letters, digits and hyphens, 1 to 40 characters
 */
public record ProvisionCode(String value) implements Comparable<ProvisionCode> {

    private static final int LONGEST = 40;

    public ProvisionCode {
        if (!wellFormed(value)) {
            throw new IllegalArgumentException("not a provision code: " + value);
        }
    }

    public static ProvisionCode of(String value) {
        return new ProvisionCode(value);
    }

    /** Reads what a client sent; empty where it cannot be the code of any provision. */
    public static Optional<ProvisionCode> parse(String value) {
        return wellFormed(value) ? Optional.of(new ProvisionCode(value)) : Optional.empty();
    }

    /** Words of letters and digits with a hyphen between each two; by hand, since millions of records have one. */
    private static boolean wellFormed(String value) {
        if (value == null || value.isEmpty() || value.length() > LONGEST) {
            return false;
        }
        boolean inWord = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean hyphen = c == '-';
            if (hyphen ? !inWord : !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
                return false;
            }
            inWord = !hyphen;
        }
        return inWord;
    }

    @Override
    public int compareTo(ProvisionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

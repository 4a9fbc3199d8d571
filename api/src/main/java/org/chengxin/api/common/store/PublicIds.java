package org.chengxin.api.common.store;

import java.security.SecureRandom;
import java.util.function.Supplier;

/** Ids that tell nothing: 100 random bits in letters and digits that are not taken for one another. */
public final class PublicIds {

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 20;
    private static final int TOGETHER = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PublicIds() {}

    /** Whether a text could be one of them. */
    public static boolean isLike(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    public static String next() {
        return next("");
    }

    /**
     * Ids with the same first characters, for rows that are written together: they lie next to each other in an index, and 75 of their
     * bits are still each one's own.
     */
    public static Supplier<String> together() {
        String first = next().substring(0, TOGETHER);
        return () -> next(first);
    }

    private static String next(String first) {
        byte[] random = new byte[LENGTH - first.length()];
        RANDOM.nextBytes(random);
        StringBuilder id = new StringBuilder(LENGTH).append(first);
        for (byte some : random) {
            id.append(ALPHABET.charAt(some & (ALPHABET.length() - 1))); // there are 32 of them
        }
        return id.toString();
    }
}

package org.chengxin.api.common.store;

import java.security.SecureRandom;

/** Ids that tell nothing: 100 random bits in letters and digits that are not taken for one another. */
public final class PublicIds {

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 20;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PublicIds() {}

    /** Whether a text could be one of them. */
    public static boolean isLike(String text) {
        return text.length() == LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }

    public static String next() {
        byte[] random = new byte[LENGTH];
        RANDOM.nextBytes(random);
        StringBuilder id = new StringBuilder(LENGTH);
        for (byte some : random) {
            id.append(ALPHABET.charAt(some & (ALPHABET.length() - 1))); // there are 32 of them
        }
        return id.toString();
    }
}

package org.chengxin.core.file;

/** A word of a closed vocabulary of the contract. */
public interface Coded {

    /** The word as clients see it; it never changes and never translates. */
    String code();

    /**
     * The one of some words that a text is.
     *
     * @throws IllegalArgumentException if it is none of them
     */
    static <T extends Coded> T of(T[] words, String code) {
        for (T word : words) {
            if (word.code().equals(code)) {
                return word;
            }
        }
        throw new IllegalArgumentException("is none of the words");
    }
}

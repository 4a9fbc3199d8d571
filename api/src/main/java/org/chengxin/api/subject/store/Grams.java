package org.chengxin.api.subject.store;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Names as they are searched. Chinese writes without blanks between words, so every single character and every pair of
 * neighbours is a gram under which a name can be found.
 */
public final class Grams {

    private Grams() {}

    /** One form for full-width and half-width, capital and small letters, and any run of blanks. */
    public static String normalised(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
    }

    /** Every gram of a normalised name. */
    public static Set<String> of(String normalised) {
        Set<String> grams = pairs(normalised);
        normalised.codePoints().forEach(c -> grams.add(Character.toString(c)));
        return grams;
    }

    /** The grams that a name with this part must have: its pairs, or the one character that it is. */
    public static Set<String> ofPart(String normalised) {
        Set<String> pairs = pairs(normalised);
        return pairs.isEmpty() ? Set.of(normalised) : pairs;
    }

    private static Set<String> pairs(String normalised) {
        Set<String> grams = new LinkedHashSet<>();
        int[] characters = normalised.codePoints().toArray();
        for (int i = 0; i + 1 < characters.length; i++) {
            grams.add(new String(characters, i, 2));
        }
        return grams;
    }
}

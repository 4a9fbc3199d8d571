package org.chengxin.core.law;

/**
 * Where in a legal text something stands, in the text's own words, for example {@code 第二十八条第（三）项}.
 *
 * @param text never blank
 */
public record Citation(String text) {

    public Citation {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("a citation names its article");
        }
    }

    public static Citation of(String text) {
        return new Citation(text);
    }

    @Override
    public String toString() {
        return text;
    }
}

package org.chengxin.core.law;

import java.util.List;

/**
 * Why something is as it is, as a sentence with its particulars. It is put into words only when somebody reads it, so that an
 * evaluation of many records costs no text.
 *
 * @param sentence the sentence, with the places <code>{0}</code>, <code>{1}</code> … for the particulars
 * @param particulars what goes into the places: numbers, dates, codes, or a {@link Text}
 */
public record Reason(Text sentence, List<Object> particulars) {

    public Reason {
        particulars = List.copyOf(particulars);
    }

    public static Reason of(Text sentence, Object... particulars) {
        return new Reason(sentence, List.of(particulars));
    }

    /** The sentence in a language. Places without a particular are left as they stand. */
    public String in(Language language) {
        String pattern = sentence.in(language);
        if (particulars.isEmpty()) {
            return pattern;
        }
        StringBuilder out = new StringBuilder(pattern.length() + 32);
        int said = 0;
        for (int at = pattern.indexOf('{'); at >= 0; at = pattern.indexOf('{', at + 1)) {
            int place = at + 2 < pattern.length() && pattern.charAt(at + 2) == '}' ? pattern.charAt(at + 1) - '0' : -1;
            if (place >= 0 && place < particulars.size()) {
                out.append(pattern, said, at).append(words(particulars.get(place), language));
                said = at + 3;
            }
        }
        return out.append(pattern, said, pattern.length()).toString();
    }

    private static String words(Object particular, Language language) {
        return switch (particular) {
            case Text text -> text.in(language);
            case Reason reason -> reason.in(language);
            case java.math.BigDecimal number -> number.stripTrailingZeros().toPlainString();
            default -> particular.toString();
        };
    }
}

package org.chengxin.api.common.language;

import java.util.Locale;
import org.chengxin.core.law.Language;

/** Chooses the language of an answer: Chinese, unless the client prefers English. */
public final class Languages {

    private static final int LONGEST = 1_000;

    private Languages() {}

    /**
     * The language that an {@code Accept-Language} header asks for. What cannot be read counts as not said.
     *
     * @param header its value, null where there is none
     */
    public static Language of(String header) {
        if (header == null || header.length() > LONGEST) {
            return Language.ZH;
        }
        double chinese = -1;
        double english = -1;
        double any = -1;
        for (String range : header.split(",", 50)) {
            int semicolon = range.indexOf(';');
            String tag = (semicolon < 0 ? range : range.substring(0, semicolon))
                    .strip()
                    .toLowerCase(Locale.ROOT);
            double quality = semicolon < 0 ? 1 : quality(range.substring(semicolon + 1));
            if (tag.equals("zh") || tag.startsWith("zh-")) {
                chinese = Math.max(chinese, quality);
            } else if (tag.equals("en") || tag.startsWith("en-")) {
                english = Math.max(english, quality);
            } else if (tag.equals("*")) {
                any = Math.max(any, quality);
            }
        }
        double chineseOrAny = chinese < 0 ? any : chinese;
        return english > 0 && english > chineseOrAny ? Language.EN : Language.ZH;
    }

    private static double quality(String parameter) {
        String value = parameter.strip();
        if (!value.matches("q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")) {
            return 0;
        }
        return Double.parseDouble(value.substring(2));
    }
}

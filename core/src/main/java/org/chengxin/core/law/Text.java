package org.chengxin.core.law;

import java.util.Objects;

/**
 * A human text: Chinese, and English where a translation exists. The words of the law have none.
 *
 * @param zh never null
 * @param en null where there is no translation
 */
public record Text(String zh, String en) {

    public Text {
        Objects.requireNonNull(zh, "zh");
    }

    public static Text of(String zh, String en) {
        return new Text(zh, en);
    }

    /** Words of a legal text, which are not translated. */
    public static Text law(String zh) {
        return new Text(zh, null);
    }

    public String in(Language language) {
        return language == Language.EN && en != null ? en : zh;
    }
}

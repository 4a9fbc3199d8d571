package org.chengxin.api.common.json;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.JsonInput;

/** Lists of words as a table keeps them: a JSON array. */
public final class TextLists {

    private TextLists() {}

    public static String write(List<String> words) {
        return new String(Json.bytes(words), StandardCharsets.UTF_8);
    }

    /** Reads what {@link #write} gave. */
    public static List<String> read(String json) {
        List<?> words = (List<?>) JsonInput.read(json.getBytes(StandardCharsets.UTF_8), new Faults());
        return words.stream().map(String.class::cast).toList();
    }
}

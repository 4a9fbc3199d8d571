package org.chengxin.api.common.paging;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CursorTest {

    private final List<String> query = Arrays.asList("矿业", "mining", null);

    @Property
    void a_cursor_of_this_query_is_read_back(@ForAll @LongRange(min = 0) long row) {
        Cursor cursor = new Cursor('n', Long.toString(row));
        assertThat(Cursor.decode(cursor.encode(query), query)).contains(cursor);
    }

    @Test
    void a_cursor_of_another_query_is_not_taken() {
        String cursor = new Cursor('n', "17").encode(query);
        assertThat(Cursor.decode(cursor, Arrays.asList("矿业", "industry", null))).isEmpty();
    }

    @Property
    void what_no_page_gave_is_not_taken(@ForAll String text) {
        assertThat(Cursor.decode(text, query)).isEmpty();
    }

    @Test
    void nor_is_another_spelling_of_the_same_bytes() {
        String cursor = new Cursor('n', "17").encode(query);
        assertThat(Cursor.decode(cursor + "=", query)).isEmpty();
        byte[] bytes = ("0:"
                        + new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).substring(2))
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(Cursor.decode(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), query))
                .isEmpty();
    }
}

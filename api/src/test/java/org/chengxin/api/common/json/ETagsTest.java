package org.chengxin.api.common.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ETagsTest {

    private final String hash = Prepared.hash("{}".getBytes(StandardCharsets.UTF_8));

    @Test
    void a_tag_changes_with_the_content() {
        assertThat(hash).hasSize(22).isNotEqualTo(Prepared.hash("[]".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_tag_is_strong_unless_the_answer_may_be_compressed() {
        assertThat(ETags.header(hash, 5_000, null)).isEqualTo('"' + hash + '"');
        assertThat(ETags.header(hash, 5_000, "gzip, deflate")).isEqualTo("W/\"" + hash + '"');
        assertThat(ETags.header(hash, 5_000, "*")).startsWith("W/");
        assertThat(ETags.header(hash, 500, "gzip")).doesNotStartWith("W/");
    }

    @Test
    void a_known_tag_is_recognised_weak_or_strong_and_among_others() {
        assertThat(ETags.matches(hash, '"' + hash + '"')).isTrue();
        assertThat(ETags.matches(hash, "W/\"" + hash + '"')).isTrue();
        assertThat(ETags.matches(hash, "\"other\", W/\"" + hash + '"')).isTrue();
        assertThat(ETags.matches(hash, "*")).isTrue();
    }

    @Test
    void another_or_broken_tag_is_not() {
        assertThat(ETags.matches(hash, null)).isFalse();
        assertThat(ETags.matches(hash, hash)).isFalse();
        assertThat(ETags.matches(hash, "\"other\"")).isFalse();
        assertThat(ETags.matches(hash, "W/,\"\"\",,")).isFalse();
    }
}

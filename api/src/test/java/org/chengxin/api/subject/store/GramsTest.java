package org.chengxin.api.subject.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class GramsTest {

    @Test
    void every_character_and_every_pair_is_a_gram() {
        assertThat(Grams.of("示例矿业")).containsExactlyInAnyOrder("示", "例", "矿", "业", "示例", "例矿", "矿业");
    }

    @Test
    void full_width_and_capitals_are_searched_in_one_form() {
        assertThat(Grams.normalised(" ＡＢＣ矿业（Test）　 有限 ")).isEqualTo("abc矿业(test) 有限");
    }

    @Test
    void a_part_is_looked_up_by_its_pairs_and_a_single_character_by_itself() {
        assertThat(Grams.ofPart("例矿业")).containsExactly("例矿", "矿业");
        assertThat(Grams.ofPart("矿")).containsExactly("矿");
    }

    @Test
    void a_character_beyond_the_basic_plane_is_one() {
        assertThat(Grams.ofPart("𠮷")).isEqualTo(Set.of("𠮷"));
        assertThat(Grams.ofPart("𠮷林")).isEqualTo(Set.of("𠮷林"));
    }

    @Property
    void whatever_part_of_a_name_is_asked_for_its_grams_are_among_the_name_s(
            @ForAll @StringLength(min = 1, max = 30) String text,
            @ForAll @IntRange(max = 29) int from,
            @ForAll @IntRange(min = 1, max = 30) int length) {
        String name = Grams.normalised(text);
        int[] characters = name.codePoints().toArray();
        Assume.that(from + length <= characters.length);
        String part = new String(characters, from, length);
        assertThat(Grams.of(name)).containsAll(Grams.ofPart(part));
    }
}

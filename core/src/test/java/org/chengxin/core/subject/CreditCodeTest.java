package org.chengxin.core.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GB 32100-2015. All codes here are made up. */
class CreditCodeTest {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /** 17 characters that may lead a code. */
    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> front = Arbitraries.strings().withChars(ALPHABET).ofLength(2);
        Arbitrary<String> area = Arbitraries.strings().numeric().ofLength(6);
        Arbitrary<String> rest = Arbitraries.strings().withChars(ALPHABET).ofLength(9);
        return Combinators.combine(front, area, rest).as((a, b, c) -> a + b + c);
    }

    @Property
    void exactlyOneOfTheCheckCharactersIsTaken(@ForAll("bodies") String body) {
        long taken = ALPHABET.chars()
                .filter(c -> CreditCode.parse(body + (char) c).isPresent())
                .count();
        assertThat(taken).isEqualTo(1);
        assertThat(CreditCode.of(body + CreditCode.checkCharacter(body)))
                .hasToString(body + CreditCode.checkCharacter(body));
    }

    /** The sum as the standard prints it: weights 3^(i-1) modulo 31, the character makes the whole sum 1·C18 ≡ 0. */
    @Property
    void theWholeSumIsAMultipleOf31(@ForAll("bodies") String body) {
        String code = body + CreditCode.checkCharacter(body);
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        assertThat((sum + ALPHABET.indexOf(code.charAt(17))) % 31).isZero();
    }

    @Test
    void everyCheckCharacterFrom0To30Occurs() {
        Set<Character> seen = new HashSet<>();
        for (int i = 0; i < ALPHABET.length(); i++) {
            seen.add(CreditCode.checkCharacter("9115078400000000" + ALPHABET.charAt(i)));
        }
        assertThat(seen).hasSize(31);
    }

    @Property
    void everyOtherCharacterInAnyPlaceIsRefused(
            @ForAll("bodies") String body,
            @ForAll @IntRange(max = 17) int place,
            @ForAll @IntRange(max = 30) int other) {
        String code = body + CreditCode.checkCharacter(body);
        StringBuilder changed = new StringBuilder(code);
        changed.setCharAt(place, ALPHABET.charAt(other));
        assertThat(CreditCode.parse(changed.toString()).isPresent())
                .isEqualTo(changed.toString().equals(code));
    }

    /** All weights but the first and the check character's differ, so only that one exchange goes unnoticed. */
    @Property
    void exchangedCharactersAreRefused(
            @ForAll("bodies") String body, @ForAll @IntRange(max = 17) int one, @ForAll @IntRange(max = 17) int other) {
        String code = body + CreditCode.checkCharacter(body);
        StringBuilder changed = new StringBuilder(code);
        changed.setCharAt(one, code.charAt(other));
        changed.setCharAt(other, code.charAt(one));
        boolean ends = Math.min(one, other) == 0 && Math.max(one, other) == 17;
        boolean same = changed.toString().equals(code);
        assertThat(CreditCode.parse(changed.toString()).isPresent()).isEqualTo(same || ends);
    }

    @ParameterizedTest
    @ValueSource(strings = {"91150784MA0EXMPLET", "92150105MA0FAKE01C", "54150000000000001W", "121507000000000ABL"})
    void takesMadeUpCodes(String code) {
        assertThat(CreditCode.faultOf(code)).isEmpty();
        assertThat(CreditCode.parse(code)).contains(CreditCode.of(code));
    }

    @ParameterizedTest
    @CsvSource({
        "'', LENGTH",
        "9115078400000000, LENGTH",
        "9115078400000000000, LENGTH",
        "9115078400000000I0, ALPHABET",
        "9115078400000000O0, ALPHABET",
        "9115078400000000S0, ALPHABET",
        "9115078400000000V0, ALPHABET",
        "9115078400000000Z0, ALPHABET",
        "91150784ma00000000, ALPHABET",
        "9115078A0000000000, ALPHABET",
        "９11507840000000000, ALPHABET",
        "'91150784 000000000', ALPHABET"
    })
    void saysWhatIsWrong(String text, CreditCode.Fault fault) {
        assertThat(CreditCode.faultOf(text)).contains(fault);
        assertThat(CreditCode.parse(text)).isEmpty();
    }

    @Test
    void theWrongCheckCharacterIsSaid() {
        String body = "91150784000000001";
        char right = CreditCode.checkCharacter(body);
        char wrong = ALPHABET.charAt((ALPHABET.indexOf(right) + 1) % 31);
        assertThat(CreditCode.faultOf(body + wrong)).contains(CreditCode.Fault.CHECK);
        assertThatThrownBy(() -> CreditCode.of(body + wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CHECK");
    }

    @Test
    void nothingIsNoCode() {
        assertThat(CreditCode.parse(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"I1150784000000000", "９1150784000000000"})
    void aCheckCharacterNeedsTheAlphabet(String body) {
        assertThatThrownBy(() -> CreditCode.checkCharacter(body)).isInstanceOf(IllegalArgumentException.class);
    }
}

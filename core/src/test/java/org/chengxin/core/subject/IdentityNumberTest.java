package org.chengxin.core.subject;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.chengxin.core.subject.IdentityNumber.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GB 11643-1999. The numbers here begin with 000000, which is no place, so they are nobody's. */
class IdentityNumberTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 10);
    private static final String NO_PLACE = "000000";

    private static String number(String birth, int sequence) {
        String body = NO_PLACE + birth + String.format("%03d", sequence);
        return body + IdentityNumber.checkCharacter(body);
    }

    private static String endingInX(String birth) {
        for (int sequence = 0; ; sequence++) {
            String number = number(birth, sequence);
            if (number.endsWith("X")) {
                return number;
            }
        }
    }

    /** ISO 7064 MOD 11-2: the weighted sum with the check character, X standing for 10, leaves 1. */
    @Property
    void theCheckCharacterMakesTheSumLeaveOne(@ForAll @IntRange(max = 999) int sequence) {
        String number = number("19900101", sequence);
        int sum = 0;
        for (int i = 0; i < 18; i++) {
            int weight = 1;
            for (int power = 0; power < 17 - i; power++) {
                weight = weight * 2 % 11;
            }
            sum += (number.charAt(i) == 'X' ? 10 : number.charAt(i) - '0') * weight;
        }
        assertThat(sum % 11).isEqualTo(1);
        assertThat(IdentityNumber.parse(number, TODAY)).isPresent();
    }

    @Property
    void anyOtherDigitIsRefused(
            @ForAll @IntRange(max = 999) int sequence,
            @ForAll @IntRange(max = 16) int place,
            @ForAll @IntRange(max = 9) int digit) {
        String number = number("19900101", sequence);
        StringBuilder changed = new StringBuilder(number);
        changed.setCharAt(place, (char) ('0' + digit));
        assertThat(IdentityNumber.parse(changed.toString(), TODAY).isPresent())
                .isEqualTo(changed.toString().equals(number));
    }

    @ParameterizedTest
    @CsvSource({
        "20000229, true",
        "19000229, false",
        "20230229, false",
        "20240229, true",
        "20240230, false",
        "19991301, false",
        "19990001, false",
        "19990100, false",
        "18491231, false",
        "18500101, true",
        "20260310, true",
        "20260311, false",
        "00000101, false"
    })
    void theBirthIsADayThatHasCome(String birth, boolean taken) {
        assertThat(IdentityNumber.faultOf(number(birth, 1), TODAY).isEmpty()).isEqualTo(taken);
        if (!taken) {
            assertThat(IdentityNumber.faultOf(number(birth, 1), TODAY)).contains(Fault.BIRTH);
        }
    }

    @Test
    void aSmallXCountsAsALargeOne() {
        String number = endingInX("19900101");
        IdentityNumber large = IdentityNumber.parse(number, TODAY).orElseThrow();
        IdentityNumber small =
                IdentityNumber.parse(number.replace('X', 'x'), TODAY).orElseThrow();
        assertThat(small).isEqualTo(large).hasSameHashCodeAs(large);
        assertThat(small.reveal()).isEqualTo(number);
    }

    @Test
    void anXStandsOnlyAtTheEnd() {
        String number = endingInX("19900101");
        assertThat(IdentityNumber.faultOf("X" + number.substring(1), TODAY)).contains(Fault.ALPHABET);
        assertThat(IdentityNumber.faultOf(number.substring(0, 17) + "A", TODAY)).contains(Fault.ALPHABET);
        assertThat(IdentityNumber.faultOf(number.substring(0, 16) + "１X", TODAY))
                .contains(Fault.ALPHABET);
    }

    @Test
    void lengthAndCheckAreSaid() {
        String number = number("19900101", 1);
        assertThat(IdentityNumber.faultOf(number.substring(1), TODAY)).contains(Fault.LENGTH);
        assertThat(IdentityNumber.faultOf("", TODAY)).contains(Fault.LENGTH);
        char wrong = number.charAt(17) == '0' ? '1' : '0';
        assertThat(IdentityNumber.faultOf(number.substring(0, 17) + wrong, TODAY))
                .contains(Fault.CHECK);
        assertThat(IdentityNumber.parse(null, TODAY)).isEmpty();
    }

    @Test
    void theTextIsMasked() {
        IdentityNumber number =
                IdentityNumber.parse(number("19900101", 1), TODAY).orElseThrow();
        assertThat(number.toString()).doesNotContain("1990").matches("\\*+");
        assertThat(String.format("%s", number)).matches("\\*+");
        assertThat(number)
                .isNotEqualTo(IdentityNumber.parse(number("19900101", 2), TODAY).orElseThrow());
    }
}

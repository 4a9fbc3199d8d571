package org.chengxin.core.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReasonTest {

    @Test
    void particularsStandInTheirPlacesInBothLanguages() {
        Reason reason = Reason.of(Text.of("{1}起逾期{0}个月", "{0} months late since {1}"), 7, LocalDate.of(2025, 6, 10));
        assertThat(reason.in(Language.ZH)).isEqualTo("2025-06-10起逾期7个月");
        assertThat(reason.in(Language.EN)).isEqualTo("7 months late since 2025-06-10");
    }

    @Test
    void textsAndReasonsWithinAreInTheSameLanguage() {
        Reason inner = Reason.of(Text.of("共{0}次", "{0} times"), 3);
        Reason outer = Reason.of(Text.of("{0}：{1}", "{0}: {1}"), Text.of("投诉", "complaints"), inner);
        assertThat(outer.in(Language.ZH)).isEqualTo("投诉：共3次");
        assertThat(outer.in(Language.EN)).isEqualTo("complaints: 3 times");
    }

    @Test
    void wordsOfTheLawStayChinese() {
        assertThat(Reason.of(Text.law("第三次警告")).in(Language.EN)).isEqualTo("第三次警告");
    }

    @Test
    void numbersAreWrittenOutWithoutTrailingZeros() {
        Reason reason = Reason.of(
                Text.law("{0} {1} {2}"), new BigDecimal("814.00"), new BigDecimal("1E+3"), new BigDecimal("1E-9"));
        assertThat(reason.in(Language.ZH)).isEqualTo("814 1000 0.000000001");
    }

    @Test
    void placesWithoutAParticularStayAsTheyStand() {
        assertThat(Reason.of(Text.law("{0}{1}"), "a").in(Language.ZH)).isEqualTo("a{1}");
        assertThat(Reason.of(Text.law("{0}")).in(Language.ZH)).isEqualTo("{0}");
        assertThat(Reason.of(Text.law("{x} {} {0"), "a").in(Language.ZH)).isEqualTo("{x} {} {0");
        assertThat(Reason.of(Text.law("{0}"), "a").in(Language.ZH)).isEqualTo("a");
    }

    /** What somebody entered is put in as it is, even where it looks like a place. */
    @Property
    void aParticularIsNeverReadAsASentence(@ForAll String entered) {
        assertThat(Reason.of(Text.law("《{0}》{1}"), "{1}" + entered, "x").in(Language.ZH))
                .isEqualTo("《{1}" + entered + "》x");
    }
}

package org.chengxin.api.common.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.chengxin.core.fault.Fault;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryInputTest {

    private final QueryInput input = new QueryInput(new Faults());

    @Test
    void a_day_is_read() {
        assertThat(input.day("asOf", "2026-02-28")).contains(LocalDate.of(2026, 2, 28));
        assertThat(input.faults().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-2-3", "", "+2026-02-03", "20260203", "２０２６-02-03"})
    void what_is_no_day_is_named_by_the_parameter(String text) {
        assertThat(input.day("asOf", text)).isEmpty();
        assertThat(input.faults().list())
                .singleElement()
                .extracting(Fault::pointer, Fault::code)
                .containsExactly("asOf", FaultCode.DATE_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "1.5", "", "٣", "99999999999"})
    void a_number_out_of_range_is_refused(String text) {
        input.whole("limit", text, 1, 200, 20);
        assertThat(input.faults().list())
                .singleElement()
                .extracting(Fault::code)
                .isEqualTo(FaultCode.VALUE_RANGE);
    }

    @Test
    void a_position_is_read() {
        assertThat(input.position("after", "999999999999999999")).contains(999_999_999_999_999_999L);
        assertThat(input.position("after", null)).isEmpty();
        assertThat(input.faults().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "+1", "1.5", "", "٣", "9999999999999999999"})
    void what_is_no_position_is_refused(String text) {
        assertThat(input.position("after", text)).isEmpty();
        assertThat(input.faults().list())
                .singleElement()
                .extracting(Fault::pointer, Fault::code)
                .containsExactly("after", FaultCode.VALUE_RANGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\nb", "\uD800", "\uFFFD"})
    void a_text_with_characters_that_mean_nothing_is_refused(String text) {
        assertThat(input.text("q", text, 100)).isEmpty();
        assertThat(input.faults().list())
                .singleElement()
                .extracting(Fault::code)
                .isEqualTo(FaultCode.VALUE_CHARACTERS);
    }
}

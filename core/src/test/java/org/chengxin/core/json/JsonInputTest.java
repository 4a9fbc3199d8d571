package org.chengxin.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.chengxin.core.fault.Fault;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.law.Language;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonInputTest {

    private static Object good(String text) {
        Faults faults = new Faults();
        Object value = JsonInput.read(text.getBytes(StandardCharsets.UTF_8), faults);
        assertThat(faults.list()).isEmpty();
        return value;
    }

    private static Fault fault(byte[] bytes) {
        Faults faults = new Faults();
        assertThat(JsonInput.read(bytes, faults)).isNull();
        assertThat(faults.list()).hasSize(1);
        assertThat(faults.list().get(0).pointer()).isEmpty();
        return faults.list().get(0);
    }

    private static Fault fault(String text) {
        return fault(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsEveryKindOfValue() throws IOException {
        Object value = good("{\"a\":[1,-2.50,1e3,\"文\",true,false,null],\"b\":{}}");
        assertThat(value)
                .isEqualTo(Map.of(
                        "a",
                        List.of(
                                BigDecimal.ONE,
                                new BigDecimal("-2.50"),
                                new BigDecimal("1e3"),
                                "文",
                                true,
                                false,
                                JsonInput.NULL),
                        "b",
                        Map.of()));
        assertThat(JsonInput.read(new ByteArrayInputStream("[]".getBytes(StandardCharsets.UTF_8)), new Faults()))
                .isEqualTo(List.of());
        assertThat(JsonInput.NULL).hasToString("null");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``|1|1
            ` `|1|1
            {|1|2
            {"a":1,}|1|8
            {"a" 1}|1|6
            {"a":01}|1|7
            {'a':1}|1|2
            [1,2|1|5
            {} x|1|4
            {} {}|1|4
            [] 1|1|4
            nul|1|1
            NaN|1|4
            // x|1|1
            """)
    void saysWhereItIsBroken(String text, int line, int column) {
        Fault fault = fault(text);
        assertThat(fault.code()).isEqualTo(FaultCode.JSON_BROKEN);
        assertThat(fault.detail().particulars().get(0)).isEqualTo(line);
        assertThat((Integer) fault.detail().particulars().get(1)).isBetween(column, column + 1);
    }

    @Test
    void countsLines() {
        Fault fault = fault("{\n \"a\": 1,\n \"b\": x\n}");
        assertThat(fault.detail().in(Language.EN)).contains("line 3, column 7");
        assertThat(fault.detail().in(Language.ZH)).contains("第3行第7列");
    }

    @Test
    void aMemberThatStandsTwiceIsAFault() {
        Fault fault = fault("{\"a\":1,\n\"a\":2}");
        assertThat(fault.code()).isEqualTo(FaultCode.JSON_DUPLICATE);
        assertThat(fault.detail().particulars().get(0)).isEqualTo(2);
        assertThat(fault("{\"x\":{\"a\":1,\"\\u0061\":2}}").code()).isEqualTo(FaultCode.JSON_DUPLICATE);
        good("{\"a\":{\"a\":1},\"b\":{\"a\":1}}");
    }

    @Test
    void depthNumbersAndNamesAreBounded() {
        good("[".repeat(20) + "]".repeat(20));
        assertThat(fault("[".repeat(21) + "]".repeat(21)).code()).isEqualTo(FaultCode.JSON_LIMIT);
        good("[" + "9".repeat(100) + "]");
        assertThat(fault("[" + "9".repeat(101) + "]").code()).isEqualTo(FaultCode.JSON_LIMIT);
        assertThat(fault("[0." + "9".repeat(101) + "]").code()).isEqualTo(FaultCode.JSON_LIMIT);
        assertThat(fault("{\"" + "n".repeat(201) + "\":1}").code()).isEqualTo(FaultCode.JSON_LIMIT);
        assertThat(fault("[\"" + "s".repeat((1 << 20) + 1) + "\"]").code()).isEqualTo(FaultCode.JSON_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e999999999",
                "-1e999999999",
                "1e-999999999",
                "0e999999999",
                "1e99999999999",
                "1e-99999999999",
                "1E2147483648"
            })
    void hugeExponentsDoNotHang(String number) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> JsonInput.read(("[" + number + "]").getBytes(StandardCharsets.UTF_8), new Faults()));
    }

    @Test
    void aByteOrderMarkIsSkipped() {
        assertThat(good("\uFEFF{}")).isEqualTo(Map.of());
        assertThat(fault("{\uFEFF}").code()).isEqualTo(FaultCode.JSON_BROKEN);
    }

    @Test
    void whatIsNoUtf8IsBroken() {
        assertThat(fault(new byte[] {'"', (byte) 0xC3, '"'}).code()).isEqualTo(FaultCode.JSON_BROKEN);
        assertThat(fault(new byte[] {'"', (byte) 0xFF, '"'}).code()).isEqualTo(FaultCode.JSON_BROKEN);
        assertThat(fault(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}).code())
                .isEqualTo(FaultCode.JSON_BROKEN);
        assertThat(fault(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'})
                        .code())
                .isEqualTo(FaultCode.JSON_BROKEN);
        assertThat(fault(new byte[] {'{', '"', (byte) 0xE4, (byte) 0xB8}).code())
                .isEqualTo(FaultCode.JSON_BROKEN);
    }

    @Test
    void otherEncodingsAreBroken() {
        assertThat(fault("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE)).code())
                .isEqualTo(FaultCode.JSON_BROKEN);
        assertThat(fault("{\"a\":1}".getBytes(StandardCharsets.UTF_16)).code()).isEqualTo(FaultCode.JSON_BROKEN);
        assertThat(fault("{\"a\":1}".getBytes(java.nio.charset.Charset.forName("UTF-32BE")))
                        .code())
                .isEqualTo(FaultCode.JSON_BROKEN);
    }

    @Property
    void anyBytesAreReadOrNamed(@ForAll byte[] bytes) {
        Faults faults = new Faults();
        Object value = JsonInput.read(bytes, faults);
        assertThat(value == null).isEqualTo(!faults.isEmpty());
    }

    @Property
    void anyTextThatLooksLikeJsonIsReadOrNamed(
            @ForAll
                    @StringLength(max = 40)
                    @Chars({'{', '}', '[', ']', '"', ':', ',', '1', 'e', '-', '.', '\\', 'u', 'n', ' ', '\n', '文'})
                    String text) {
        Faults faults = new Faults();
        Object value = JsonInput.read(text.getBytes(StandardCharsets.UTF_8), faults);
        assertThat(value == null).isEqualTo(!faults.isEmpty());
    }
}

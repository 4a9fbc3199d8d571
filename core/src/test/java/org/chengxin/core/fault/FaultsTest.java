package org.chengxin.core.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.chengxin.core.law.Language;
import org.junit.jupiter.api.Test;

class FaultsTest {

    @Test
    void codesAreUniqueAndExplainedInBothLanguages() {
        assertThat(Arrays.stream(FaultCode.values()).map(FaultCode::code))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z-]+\\.[a-z-]+"));
        assertThat(FaultCode.values()).allSatisfy(code -> {
            assertThat(code.sentence().zh()).isNotBlank();
            assertThat(code.sentence().en()).isNotBlank();
        });
    }

    @Test
    void keepsTheFirstThousandAndKnowsThatThereAreMore() {
        Faults faults = new Faults();
        for (int i = 0; i < Faults.MOST; i++) {
            faults.add("/" + i, FaultCode.FIELD_UNKNOWN);
        }
        assertThat(faults.truncated()).isFalse();
        assertThat(faults.isFull()).isTrue();
        faults.add("/more", FaultCode.FIELD_UNKNOWN);
        assertThat(faults.truncated()).isTrue();
        assertThat(faults.list()).hasSize(1_000);
        assertThat(faults.size()).as("found, also beyond those kept").isEqualTo(1_001);
    }

    @Test
    void knowsWhatIsNamed() {
        Faults faults = new Faults();
        faults.add("/facts/dna", FaultCode.COLLECTION_FORBIDDEN);
        assertThat(faults.has("/facts/dna", FaultCode.COLLECTION_FORBIDDEN)).isTrue();
        assertThat(faults.has("/facts/dna", FaultCode.FACT_UNKNOWN)).isFalse();
        assertThat(faults.has("/facts", FaultCode.COLLECTION_FORBIDDEN)).isFalse();
    }

    @Test
    void tokensAreThoseOfJsonPointer() {
        assertThat(Faults.token("a/b~c")).isEqualTo("a~1b~0c");
        assertThat(Faults.token("~1")).isEqualTo("~01");
        assertThat(Faults.token("名称")).isEqualTo("名称");
        assertThat(Faults.token("\uD840\uDC00")).isEqualTo("\uD840\uDC00");
    }

    /** A name may hold half a character, which no UTF-8 can say; the answer must be writable all the same. */
    @Test
    void halfACharacterInANameIsReplaced() {
        assertThat(Faults.token("a\uD800b\uDC00")).isEqualTo("a\uFFFDb\uFFFD");
    }

    @Test
    void aFaultHasItsParticulars() {
        Fault fault = Fault.of("/asOf", FaultCode.DATE_TOO_FAR, "2036-03-10");
        assertThat(fault.detail().in(Language.EN)).isEqualTo("lies too far ahead; the last day is 2036-03-10");
        assertThat(fault.detail().in(Language.ZH)).isEqualTo("日期过于遥远，最晚为2036-03-10");
    }
}

package org.chengxin.core.sector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoldenCasesTest {

    private String good;

    @BeforeEach
    void readTheGoodCase() throws IOException {
        try (InputStream in = GoldenCasesTest.class.getResourceAsStream("golden/tiny-1-bad.json")) {
            good = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @TestFactory
    Stream<DynamicTest> workedCases() {
        return GoldenCases.tests(new TinySector(), GoldenCasesTest.class, "golden");
    }

    /** Each thing that a case expects is compared: change it, and the message says what should be and what is. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "graded"|"ungraded"|status: should be ungraded, is graded
            "grade": "B"|"grade": "A"|grade: should be A, is B
            "grade": "B"|"grade": null|grade: should be absent, is B
            "score": 5.0|"score": 6|score: should be 6, is 5
            "score": 5.0|"score": null|score: should be absent, is 5
            "late-2": 2.5}|"late-2": 3}|points of late-2: should be 3, is 2.5
            , "late-2": 2.5}|}|points of late-2: should be absent, is 2.5
            "late-2": 2.5}|"late-2": 2.5, "visit": 1}|points of visit: should be 1, is absent
            ["long-ago"]|[]|shown but not counted: should be [], is [long-ago]
            "lists": []|"lists": [["red", "enter"]]|lists: should be [[red, enter]], is []
            "flags": []|"flags": ["more-inspections"]|flags: should be [more-inspections], is []
            "late-1": "2-1"|"late-1": "2-2"|provision of late-1: should be 2-2, is 2-1
            """)
    void aDifferenceIsSaidInWords(String part, String instead, String message) {
        assertThat(good).contains(part);
        assertThatThrownBy(() -> GoldenCases.check(new TinySector(), "case.json", good.replace(part, instead)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("case.json is not answered as it says")
                .hasMessageContaining("more than three: B (第一条)")
                .hasMessageContaining(message)
                .hasMessageContaining("第二条");
    }

    /** A case that is none is no difference but a mistake in the case. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "why"|"because"|why
            , "flags": []|``|flags
            "flags": []|"flags": [], "flag": []|flag
            "sector": "tiny"|"sector": "mining"|mining
            "type": "inspection"|"type": "visit"|/records/0/type value.unknown
            {"place": "示例厂"}|{}|/records/0/facts/place field.missing
            "expect": {|"expect": {{|json.broken
            """)
    void aCaseThatIsNoneIsNamed(String part, String instead, String message) {
        assertThat(good).contains(part);
        assertThatThrownBy(() -> GoldenCases.check(new TinySector(), "case.json", good.replace(part, instead)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("case.json")
                .hasMessageContaining(message);
    }

    @Test
    void aFolderWithoutCasesIsNoTest() {
        assertThatThrownBy(() -> GoldenCases.tests(new TinySector(), GoldenCasesTest.class, "no-such-folder"))
                .hasMessageContaining("no-such-folder");
        assertThatThrownBy(() -> GoldenCases.tests(new TinySector(), GoldenCasesTest.class, "."))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no worked case");
    }
}

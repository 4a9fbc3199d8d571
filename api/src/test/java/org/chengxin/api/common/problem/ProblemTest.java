package org.chengxin.api.common.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.chengxin.api.common.json.Json;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.law.Language;
import org.chengxin.core.law.Reason;
import org.junit.jupiter.api.Test;

class ProblemTest {

    @Test
    void every_kind_has_a_reference_of_its_own_and_words_in_both_languages() {
        assertThat(Arrays.stream(ProblemType.values()).map(ProblemType::reference))
                .doesNotHaveDuplicates()
                .allMatch(reference -> reference.matches("/problems/[a-z-]+"));
        assertThat(ProblemType.values())
                .allMatch(type -> type.title().en() != null && type.detail().en() != null);
    }

    @Test
    void it_names_every_fault_in_the_language_of_the_client() {
        Faults faults = new Faults();
        faults.add("/asOf", FaultCode.FIELD_MISSING);
        faults.add("/records/3/id", FaultCode.ID_DUPLICATE);
        String json = json(Problem.of(
                ProblemType.INVALID_INPUT, Reason.of(ProblemType.INVALID_INPUT.detail()), faults, Language.EN, "r-1"));
        assertThat(json)
                .contains("\"instance\":\"/requests/r-1\"", "\"pointer\":\"/asOf\",\"code\":\"field.missing\"")
                .contains("\"detail\":\"is used twice\"")
                .doesNotContain("truncated");
    }

    @Test
    void beyond_a_thousand_faults_it_says_that_there_are_more() {
        Faults faults = new Faults();
        for (int i = 0; i < 1_001; i++) {
            faults.add("/records/" + i, FaultCode.FIELD_UNKNOWN);
        }
        Problem problem = Problem.of(
                ProblemType.INVALID_INPUT, Reason.of(ProblemType.INVALID_INPUT.detail()), faults, Language.ZH, "r-1");
        assertThat(problem.errors()).hasSize(1_000);
        assertThat(problem.truncated()).isTrue();
    }

    @Test
    void half_a_surrogate_pair_in_a_pointer_does_not_stop_it() {
        Faults faults = new Faults();
        faults.add("/\uD800", FaultCode.FIELD_UNKNOWN);
        assertThat(json(Problem.of(
                        ProblemType.INVALID_INPUT,
                        Reason.of(ProblemType.INVALID_INPUT.detail()),
                        faults,
                        Language.ZH,
                        "r-1")))
                .contains("\"pointer\":\"/?\"");
    }

    private static String json(Problem problem) {
        return new String(Json.bytes(problem), StandardCharsets.UTF_8);
    }
}

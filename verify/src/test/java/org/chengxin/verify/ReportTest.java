package org.chengxin.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {

    private static final Head HEAD = new Head(1229, "0f".repeat(32));
    private static final Misfit LINK = new Misfit(Misfit.Part.LINK, 7, "its entry is missing");
    private static final Misfit EVALUATION = new Misfit(Misfit.Part.EVALUATION, 3, "its input is no JSON");

    private static Report report(Misfit link, Misfit evaluation) {
        return new Report(
                new ChainReport(1230, 1229, 1, HEAD, link),
                new EvaluationReport(3_900, 2, 10, evaluation == null ? 0 : 1, evaluation),
                new ClosingReport(2, 5_000, null));
    }

    @Test
    void the_last_line_is_the_result() {
        assertThat(report(null, null).text().lines())
                .containsExactly(
                        "audit trail: 1,230 entries, 1,229 linked, 1 to be linked",
                        "head: 1229:" + "0f".repeat(32),
                        "evaluations: 3,912; made again identically 3,900, erased 2, made by other law or code 10, not"
                                + " fitting 0",
                        "closed periods: 2 with 5,000 grades",
                        "verified");
        assertThat(report(null, EVALUATION).text()).endsWith("\nNOT VERIFIED: evaluation 3: its input is no JSON");
    }

    @Test
    void a_closed_period_that_does_not_fit_is_named() {
        Report changed = new Report(
                new ChainReport(0, 0, 0, HEAD, null),
                EvaluationReport.NOTHING,
                new ClosingReport(1, 7, new Misfit(Misfit.Part.CLOSING, 4, "it has grades behind its last chunk")));

        assertThat(changed.text()).endsWith("\nNOT VERIFIED: closed period 4: it has grades behind its last chunk");
    }

    @Test
    void what_does_not_fit_in_the_chain_goes_first() {
        assertThat(report(LINK, EVALUATION).misfit()).contains(LINK);
        assertThat(report(LINK, null).verified()).isFalse();
    }

    @Test
    void programs_get_the_same_as_json() {
        assertThat(report(null, EVALUATION).json())
                .isEqualTo("{\"verified\":false,\"audit\":{\"entries\":1230,\"linked\":1229,\"pending\":1,\"head\":\""
                        + HEAD
                        + "\"},\"evaluations\":{\"all\":3913,\"identical\":3900,\"erased\":2,\"other\":10,\"misfits\":1},"
                        + "\"closings\":{\"periods\":2,\"grades\":5000},"
                        + "\"misfit\":{\"part\":\"evaluation\",\"id\":3,\"why\":\"its input is no JSON\"}}");
        assertThat(report(null, null).json()).startsWith("{\"verified\":true,").doesNotContain("misfit\":{");
    }

    @Test
    void the_first_misfit_stays_the_first() {
        EvaluationReport one = new EvaluationReport(0, 0, 0, 1, EVALUATION);
        EvaluationReport later = new EvaluationReport(1, 1, 1, 1, new Misfit(Misfit.Part.EVALUATION, 9, "another"));

        assertThat(one.plus(later)).isEqualTo(new EvaluationReport(1, 1, 1, 2, EVALUATION));
        assertThat(EvaluationReport.NOTHING.plus(later)).isEqualTo(later);
    }

    @Test
    void a_head_is_read_as_it_is_written() {
        assertThat(Head.parse(HEAD.toString())).isEqualTo(HEAD);
        assertThat(Head.of(0, new byte[32])).isEqualTo(Head.parse("0:" + "00".repeat(32)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1:", "1:00", ":", "-1:", "01:", "99999999999999999999:"})
    void what_is_no_head_is_refused(String text) {
        String padded = text.endsWith(":") && text.length() > 2 ? text + "00".repeat(32) : text;

        assertThatThrownBy(() -> Head.parse(padded)).isInstanceOf(IllegalArgumentException.class);
    }
}

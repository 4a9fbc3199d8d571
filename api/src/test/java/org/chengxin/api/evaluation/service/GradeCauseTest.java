package org.chengxin.api.evaluation.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.JsonInput;
import org.junit.jupiter.api.Test;

class GradeCauseTest {

    private static final String RECORD = "{\"id\": \"a\", \"type\": \"adverse\", \"decidedOn\": \"2026-01-02\"%s}";

    private static Object input(String listings, String... records) {
        String json =
                "{\"asOf\": \"2026-03-10\", \"subject\": {\"kind\": \"legal-person\"}, \"priorGrades\": [], \"listings\": ["
                        + listings + "], \"records\": [" + String.join(",", records) + "]}";
        return JsonInput.read(json.getBytes(StandardCharsets.UTF_8), new Faults());
    }

    private static GradeCause cause(Object before, Object after) {
        return GradeCause.of(FileDifference.of(before, after), false, false);
    }

    @Test
    void each_kind_of_difference_is_a_cause_of_its_own() {
        Object none = input("");
        Object one = input("", RECORD.formatted(""));
        Object other = input("", RECORD.formatted(", \"act\": \"x\""));
        Object repaired = input("", RECORD.formatted(", \"repairedOn\": \"2026-03-09\""));
        Object listed = input("{\"list\": \"severe\", \"from\": \"2026-03-01\"}");
        assertThat(cause(none, one)).hasToString("GradeCause[kind=record, records=[a]]");
        assertThat(cause(one, other)).hasToString("GradeCause[kind=correction, records=[a]]");
        assertThat(cause(one, repaired)).hasToString("GradeCause[kind=repair, records=[a]]");
        assertThat(cause(repaired, one).kind()).isEqualTo("correction");
        assertThat(cause(one, none)).hasToString("GradeCause[kind=withdrawal, records=[a]]");
        assertThat(cause(none, listed).kind()).isEqualTo("list");
        assertThat(cause(one, one).kind()).isEqualTo("expiry");
        assertThat(GradeCause.of(FileDifference.of(one, one), true, false).kind())
                .isEqualTo("plugin");
        assertThat(GradeCause.of(FileDifference.of(one, one), true, true).kind())
                .isEqualTo("period");
    }
}

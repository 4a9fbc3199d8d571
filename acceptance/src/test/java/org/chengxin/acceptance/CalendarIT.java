package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When deadlines end (readings T1 to T3), over HTTP. */
class CalendarIT {

    @ParameterizedTest
    @CsvSource({
        "from=2026-09-30&length=3&unit=working-days, 2026-10-10, false",
        "from=2026-09-25&length=10&unit=days, 2026-10-08, false",
        "from=2025-11-30&length=3&unit=months, 2026-02-28, false",
        "from=2024-02-29&length=1&unit=years, 2025-02-28, false",
        "from=2030-12-25&length=10&unit=working-days, 2031-01-08, true",
    })
    void aDueDateWithTheDaysCounted(String query, String due, boolean provisional) {
        HttpResponse<String> answer = Service.shared().get("/api/v1/calendar/due?" + query);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"due\":\"" + due + "\"", "\"provisional\":" + provisional, "起算日，不计入");
        assertThat(answer.headers().firstValue("ETag")).isPresent();
    }

    @Test
    void everyFaultIsNamed() {
        HttpResponse<String> answer = Service.shared().get("/api/v1/calendar/due?from=2026-02-30&length=0&x=1");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "\"pointer\":\"from\"", "\"pointer\":\"length\"", "\"pointer\":\"unit\"", "\"pointer\":\"x\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "length=3701&unit=days",
                "length=2501&unit=working-days",
                "length=-1&unit=days",
                "length=9999999999&unit=years"
            })
    void lengthsAreBounded(String query) {
        assertThat(Service.shared()
                        .get("/api/v1/calendar/due?from=2026-01-01&" + query)
                        .statusCode())
                .isEqualTo(400);
    }
}

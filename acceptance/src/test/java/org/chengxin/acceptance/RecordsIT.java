package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RecordsIT {

    private final Api api = new Api();

    private String subjectWithManyRecords() {
        return api.sql("select s.public_id from subject s join credit_record r on r.subject_id = s.id"
                        + " where r.disclosable is null or r.disclosable group by s.id order by count(*) desc limit 1")
                .get(0);
    }

    @Test
    void what_is_disclosed_today_comes_in_order_with_its_period() {
        String id = subjectWithManyRecords();
        String today = api.today();
        List<JsonNode> records = api.all("/subjects/" + id + "/records?limit=3");
        assertThat(records).hasSizeGreaterThan(3);
        List<String> days = new ArrayList<>();
        records.forEach(record -> {
            days.add(record.get("decidedOn").asString());
            assertThat(record.at("/disclosure/from").asString()).isLessThanOrEqualTo(today);
            assertThat(record.at("/disclosure/until").asString("9999")).isGreaterThanOrEqualTo(today);
            assertThat(record.at("/disclosure/citation").asString()).isNotBlank();
        });
        assertThat(days).isSorted();
        assertThat(Api.values(api.json("/subjects/" + id + "/records?limit=200").get("items"), "id"))
                .containsExactlyElementsOf(records.stream()
                        .map(record -> record.get("id").asString())
                        .toList());
    }

    @Test
    void what_may_not_be_disclosed_is_not_there() {
        List<String> hidden = api.sql("select public_id from credit_record where disclosable = false limit 5");
        assertThat(hidden).isNotEmpty();
        for (String record : hidden) {
            String id = api.sql(
                            "select s.public_id from subject s join credit_record r on r.subject_id = s.id where r.public_id = ?",
                            record)
                    .get(0);
            assertThat(api.all("/subjects/" + id + "/records").toString()).doesNotContain(record);
        }
    }

    @Test
    void d7_a_penalty_of_a_class_is_public_as_long_as_order_36_lets_it_be() {
        List<String> fined =
                api.sql("select concat(s.public_id, ' ', r.public_id, ' ', r.decided_on) from credit_record r"
                        + " join subject s on s.id = r.subject_id where r.sector = 'industry' and r.decided_on >= '2026-04-01'"
                        + " and json_value(r.penalty, '$.class') = 'general' and r.repaired_on is null"
                        + " and (r.disclosable is null or r.disclosable) order by r.id limit 3");
        assertThat(fined).isNotEmpty();
        for (String each : fined) {
            String[] parts = each.split(" ", -1);
            JsonNode record = api.all("/subjects/" + parts[0] + "/records").stream()
                    .filter(one -> one.get("id").asString().equals(parts[1]))
                    .findFirst()
                    .orElseThrow();
            assertThat(record.get("penalty").toString())
                    .isEqualTo(
                            "{\"procedure\":\"general\",\"kinds\":[\"罚款\"],\"decidedBy\":\"other\",\"class\":\"general\"}");
            assertThat(record.at("/disclosure/until").asString())
                    .isEqualTo(LocalDate.parse(parts[2]).plusYears(1).toString());
            assertThat(record.at("/disclosure/citation").asString()).contains("第36号");
        }
    }

    @Test
    void a_line_that_names_a_record_names_one_that_is_disclosed() {
        for (String id : api.sql(
                "select public_id from running_grade where sector = 'mining' and grade in ('C', 'D', 'E') limit 20")) {
            List<String> disclosed = api.all("/subjects/" + id + "/records?limit=200").stream()
                    .map(record -> record.get("id").asString())
                    .toList();
            api.json("/subjects/" + id + "/grades/mining").get("lines").forEach(line -> {
                if (line.has("record")) {
                    assertThat(disclosed).contains(line.get("record").asString());
                }
            });
        }
    }

    @Test
    void filters_that_the_contract_does_not_name_are_refused() {
        assertThat(Api.faults(
                        api.get("/subjects/" + subjectWithManyRecords() + "/records?sector=mining&limit=201&cursor=x")))
                .containsExactlyInAnyOrder("sector query.unknown", "limit value.range", "cursor cursor.invalid");
    }

    @Test
    void a_cursor_of_another_subject_is_not_taken() {
        String id = subjectWithManyRecords();
        String cursor =
                api.json("/subjects/" + id + "/records?limit=1").get("next").asString();
        String other = api.sql("select public_id from subject where public_id <> ? limit 1", id)
                .get(0);
        assertThat(Api.faults(api.get("/subjects/" + other + "/records?cursor=" + cursor)))
                .containsExactly("cursor cursor.invalid");
    }
}

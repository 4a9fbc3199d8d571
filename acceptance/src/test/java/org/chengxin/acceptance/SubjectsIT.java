package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SubjectsIT {

    private static final String PUBLIC =
            "select public_id from subject s where kind <> 'natural-person' and merged_into is null ";

    private final Api api = new Api();

    private List<String> found(String query) {
        return api.all("/subjects?limit=200&" + query).stream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    @Test
    void two_characters_in_the_middle_of_a_name_find_all_that_have_them() {
        for (String name : api.sql("select name from subject where kind <> 'natural-person' and id % 700 = 3")) {
            String part = name.substring(name.length() / 2 - 1, name.length() / 2 + 1);
            assertThat(found("q=" + Api.encoded(part)))
                    .as(part)
                    .isNotEmpty()
                    .containsExactlyElementsOf(api.sql(PUBLIC + "and instr(name, ?) > 0 order by id", part));
        }
    }

    @Test
    void one_character_and_a_long_part_find_too() {
        String name = api.sql("select name from subject where kind <> 'natural-person' and id = 1000")
                .get(0);
        String one = name.substring(3, 4);
        assertThat(found("q=" + Api.encoded(one)))
                .containsExactlyElementsOf(api.sql(PUBLIC + "and instr(name, ?) > 0 order by id", one));
        assertThat(found("q=" + Api.encoded(name)))
                .containsExactlyElementsOf(api.sql(PUBLIC + "and instr(name, ?) > 0 order by id", name));
    }

    @Test
    void a_credit_code_or_its_beginning_finds() {
        String code = api.sql("select code from subject where code is not null and id > 500 limit 1")
                .get(0);
        assertThat(found("q=" + code)).containsExactly(code);
        assertThat(found("q=" + code.toLowerCase(java.util.Locale.ROOT))).containsExactly(code);
        assertThat(found("q=" + code.substring(0, 10)))
                .containsExactlyElementsOf(
                        api.sql(PUBLIC + "and code like ? order by code", code.substring(0, 10) + "%"));
        assertThat(found("q=" + code.substring(0, 4)))
                .containsExactlyElementsOf(
                        api.sql(PUBLIC + "and code like ? order by code", code.substring(0, 4) + "%"));
    }

    @Test
    void nothing_is_found_where_nothing_is() {
        JsonNode answer = api.json("/subjects?q=" + Api.encoded("绝无此名"));
        assertThat(answer.get("items")).isEmpty();
        assertThat(answer.has("next")).isFalse();
        assertThat(found("q=" + Api.encoded("%"))).isEmpty();
        assertThat(found("q=" + Api.encoded("_"))).isEmpty();
        assertThat(found("q=" + Api.encoded("' or '1'='1"))).isEmpty();
    }

    @Test
    void a_natural_person_is_found_by_the_full_name_alone_and_has_no_code() {
        String name = api.sql("select name from subject where kind = 'natural-person' limit 1")
                .get(0);
        List<JsonNode> byName = api.all("/subjects?q=" + Api.encoded(name));
        assertThat(byName).anySatisfy(person -> {
            assertThat(person.get("kind").asString()).isEqualTo("natural-person");
            assertThat(person.has("code")).isFalse();
            assertThat(person.toString()).doesNotContainPattern("[0-9]{17}[0-9X]");
        });
        String id = byName.get(0).get("id").asString();
        assertThat(found("q=" + Api.encoded(name.substring(0, name.length() - 1))))
                .doesNotContain(id);
        assertThat(found(""))
                .doesNotContainAnyElementsOf(api.sql("select public_id from subject where kind = 'natural-person'"));
        assertThat(api.json("/subjects/" + id).get("name").asString()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sector=mining | and exists (select 1 from subject_role r where r.subject_id = s.id and r.sector = 'mining')",
                "sector=mining&grade=E | and exists (select 1 from running_grade g where g.subject_id = s.id and"
                        + " g.sector = 'mining' and g.grade = 'E')",
                "grade=D | and exists (select 1 from running_grade g where g.subject_id = s.id and g.grade = 'D')",
                "area=150000 | ",
                "area=150700 | and area like '1507%'",
                "area=150784 | and area = '150784'",
                "status=dissolved | and status = 'dissolved'",
                "sector=mining&list=severe | and exists (select 1 from listing l where l.subject_id = s.id and l.sector ="
                        + " 'mining' and l.list = 'severe' and l.published_on <= current_date and l.unpublished_on is null and"
                        + " (l.until_day is null or"
                        + " l.until_day >= current_date))",
                "sector=fooddrug&area=150100&status=active | and exists (select 1 from subject_role r where r.subject_id ="
                        + " s.id and r.sector = 'fooddrug') and area like '1501%' and status = 'active'"
            })
    void filters_narrow(String query, String condition) {
        // The database's own day is another one while it is past midnight in Shanghai and not in Greenwich.
        String today = "'" + api.today() + "'";
        List<String> expected =
                api.sql(PUBLIC + (condition == null ? "" : condition.replace("current_date", today)) + " order by id");
        assertThat(expected).isNotEmpty();
        assertThat(found(query)).containsExactlyElementsOf(expected);
    }

    @Test
    void filters_narrow_a_search_by_name_too() {
        String part = "矿业";
        assertThat(found("q=" + Api.encoded(part) + "&sector=mining&area=150700"))
                .isNotEmpty()
                .containsExactlyElementsOf(api.sql(
                        PUBLIC + "and instr(name, ?) > 0 and area like '1507%' and exists (select 1 from subject_role r"
                                + " where r.subject_id = s.id and r.sector = 'mining') order by id",
                        part));
    }

    @Test
    void pages_follow_one_another_and_the_link_says_where() {
        HttpResponse<String> first = api.get("/subjects?sector=industry&limit=3");
        String next = Api.read(first).get("next").asString();
        String link = first.headers().firstValue("Link").orElseThrow();
        assertThat(link)
                .contains("cursor=" + next, "sector=industry", "limit=3")
                .endsWith("; rel=\"next\"");
        String target = link.substring(1, link.indexOf('>'));
        assertThat(target).startsWith("/api/v1/");
        HttpResponse<String> second = api.get(target.substring("/api/v1".length()));
        assertThat(Api.values(Api.read(first).get("items"), "id"))
                .hasSize(3)
                .doesNotContainAnyElementsOf(Api.values(Api.read(second).get("items"), "id"));
        assertThat(Api.read(api.get("/subjects")).get("items")).hasSize(20);
    }

    @Test
    void pages_are_stable_while_rows_are_added() throws SQLException {
        List<String> before = found("area=150783");
        List<String> paged = new ArrayList<>();
        JsonNode page = api.json("/subjects?area=150783&limit=2");
        paged.addAll(Api.values(page.get("items"), "id"));
        try (Connection connection = api.service().connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "insert into subject (public_id, kind, code, name, search_name, area, status, created_at)"
                            + " values ('91150783MA0YY00003', 'legal-person', '91150783MA0YY00003', '试', '试', '150783', 'active', now(6))");
            try {
                while (page.has("next")) {
                    page = api.json("/subjects?area=150783&limit=2&cursor="
                            + page.get("next").asString());
                    page.get("items").forEach(item -> paged.add(item.get("id").asString()));
                }
            } finally {
                statement.executeUpdate("delete from subject where public_id = '91150783MA0YY00003'");
            }
        }
        assertThat(paged).hasSizeGreaterThan(4).doesNotHaveDuplicates();
        assertThat(paged.subList(0, before.size())).isEqualTo(before);
    }

    @Test
    void a_cursor_belongs_to_its_query() {
        String cursor = api.json("/subjects?sector=mining&limit=1").get("next").asString();
        assertThat(api.get("/subjects?sector=mining&limit=7&cursor=" + cursor).statusCode())
                .isEqualTo(200);
        assertThat(Api.faults(api.get("/subjects?sector=industry&cursor=" + cursor)))
                .containsExactly("cursor cursor.invalid");
        for (String forged :
                List.of("x", "AAAA", cursor + "A", cursor.substring(1), "%F0%9F%98%80", "a".repeat(5_000))) {
            assertThat(Api.faults(api.get("/subjects?sector=mining&cursor=" + forged)))
                    .containsExactly("cursor cursor.invalid");
        }
    }

    @Test
    void every_fault_of_a_query_is_named_at_once() {
        assertThat(Api.faults(api.get("/subjects?q=%20&sector=Mining&grade=Z&list=pink&area=110000&status=gone&limit=0"
                        + "&cursor=x&colour=red&q=a")))
                .containsExactlyInAnyOrder(
                        "q value.length",
                        "q query.duplicate",
                        "sector value.unknown",
                        "grade value.unknown",
                        "list value.unknown",
                        "area area.unknown",
                        "status value.unknown",
                        "limit value.range",
                        "cursor cursor.invalid",
                        "colour query.unknown");
    }

    @Test
    void a_grade_outside_the_sector_s_scale_is_refused() {
        assertThat(Api.faults(api.get("/subjects?sector=fooddrug&grade=E"))).containsExactly("grade value.unknown");
        assertThat(api.get("/subjects?sector=mining&grade=E").statusCode()).isEqualTo(200);
    }

    @Test
    void a_profile_tells_roles_and_grades() {
        String id = api.sql("select public_id from subject s join subject_role r on r.subject_id = s.id"
                        + " where kind = 'legal-person' group by s.id having count(*) > 1 limit 1")
                .get(0);
        JsonNode profile = api.json("/subjects/" + id);
        assertThat(profile.get("id").asString()).isEqualTo(id);
        assertThat(profile.get("code").asString()).isEqualTo(id);
        assertThat(profile.get("areaName").asString()).startsWith("内蒙古自治区");
        assertThat(profile.get("grades").size()).isEqualTo(profile.get("roles").size());
        assertThat(api.all("/subjects?q=" + id)).containsExactly(profile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "91150000000000000X",
                "nobody",
                "%00",
                "..%2f",
                "1",
                "91150000000000000X%20",
                "%E7%9F%BF",
                "91150000%0A"
            })
    void an_unknown_subject_is_not_found(String id) {
        for (String below : List.of("", "/grades", "/grades/mining", "/records")) {
            assertThat(api.get("/subjects/" + id + below).statusCode())
                    .as(below)
                    .isIn(404, 400);
        }
        assertThat(api.get("/subjects/nobody-here").statusCode()).isEqualTo(404);
    }
}

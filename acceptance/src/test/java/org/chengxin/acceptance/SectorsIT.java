package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SectorsIT {

    private final Api api = new Api();

    @Test
    void the_three_sectors_are_there_and_mining_is_a_draft() {
        JsonNode items = api.json("/sectors").get("items");
        assertThat(Api.values(items, "id")).containsExactly("fooddrug", "industry", "mining");
        assertThat(Api.values(items, "legalStatus")).containsExactly("in-force", "in-force", "draft");
        assertThat(Api.values(items, "enabled")).containsOnly("true");
        assertThat(Api.values(items.get(2).get("gradeScale"), "grade")).containsExactly("A", "B", "C", "D", "E");
        assertThat(api.json("/sectors/mining")).isEqualTo(items.get(2));
    }

    @Test
    void names_are_chinese_unless_english_is_preferred() {
        assertThat(Api.read(api.get("/sectors/fooddrug")).get("name").asString())
                .isEqualTo("食品药品安全");
        HttpResponse<String> english = api.get("/sectors/fooddrug", "Accept-Language", "en-GB,zh;q=0.5");
        assertThat(Api.read(english).get("name").asString()).isEqualTo("Food and drug safety");
        assertThat(english.headers().firstValue("Content-Language")).contains("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mining", "MINING", "nosuch", "mining%20", "%E7%9F%BF"})
    void an_unknown_sector_is_not_found(String id) {
        for (String below : List.of("", "/provisions", "/record-types", "/measures")) {
            assertThat(api.get("/sectors/" + id + below).statusCode()).isEqualTo(404);
        }
        assertThat(api.post("/sectors/" + id + "/evaluations", "{}").statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"mining,264", "fooddrug,50", "industry,0"})
    void the_provisions_are_all_there(String sector, int count) {
        JsonNode items = api.json("/sectors/" + sector + "/provisions").get("items");
        assertThat(items).hasSize(count);
        items.forEach(row -> {
            assertThat(row.get("citation").asString()).isNotBlank();
            assertThat(row.has("points")).isNotEqualTo(row.has("formula"));
        });
    }

    @Test
    void points_have_the_sign_of_the_answer() {
        api.json("/sectors/mining/provisions")
                .get("items")
                .forEach(row -> assertThat(row.get("points").decimalValue().signum())
                        .isEqualTo(row.get("code").asString().startsWith("honour") ? 1 : -1));
    }

    @Test
    void a_day_before_the_rules_or_too_far_ahead_is_refused() {
        assertThat(Api.faults(api.get("/sectors/mining/provisions?asOf=2020-11-30")))
                .containsExactly("asOf date.before-rules");
        assertThat(Api.faults(api.get("/sectors/mining/provisions?asOf=2126-01-01")))
                .containsExactly("asOf date.too-far");
        assertThat(Api.faults(api.get("/sectors/mining/provisions?asOf=2026-02-30")))
                .containsExactly("asOf date.invalid");
        assertThat(api.get("/sectors/mining/provisions?asOf=2020-12-01").statusCode())
                .isEqualTo(200);
    }

    @Test
    void record_types_say_which_facts_they_take() {
        JsonNode types = api.json("/sectors/mining/record-types").get("items");
        assertThat(Api.values(types, "type"))
                .containsExactlyInAnyOrder("licence", "public-score", "adverse", "honour", "contract", "determination");
        types.forEach(type -> assertThat(type.at("/facts/$schema").asString())
                .isEqualTo("https://json-schema.org/draft/2020-12/schema"));
    }

    @Test
    void measures_are_narrowed_by_grade_and_list() {
        JsonNode all = api.json("/sectors/fooddrug/measures").get("items");
        JsonNode d = api.json("/sectors/fooddrug/measures?grade=D").get("items");
        JsonNode red = api.json("/sectors/fooddrug/measures?list=red").get("items");
        assertThat(d).isNotEmpty().hasSizeLessThan(all.size());
        assertThat(red).isNotEmpty().hasSizeLessThan(all.size());
        assertThat(Api.values(all, "code")).containsAll(Api.values(d, "code")).containsAll(Api.values(red, "code"));
    }

    @Test
    void what_no_sector_has_is_refused_by_name() {
        assertThat(Api.faults(api.get("/sectors/fooddrug/measures?grade=E&list=pink&x=1")))
                .containsExactlyInAnyOrder("grade value.unknown", "list value.unknown", "x query.unknown");
    }

    @Test
    void general_measures_hold_in_every_sector() {
        JsonNode all = api.json("/measures").get("items");
        JsonNode severe = api.json("/measures?list=severe").get("items");
        assertThat(severe).isNotEmpty().hasSizeLessThan(all.size());
    }

    @Test
    void the_areas_are_those_of_the_region_each_after_its_parent() {
        JsonNode areas = api.json("/areas").get("items");
        assertThat(areas.get(0).get("code").asString()).isEqualTo("150000");
        assertThat(areas)
                .filteredOn(area -> area.get("level").asString().equals("league"))
                .hasSize(12);
        List<String> codes = Api.values(areas, "code");
        for (int i = 1; i < areas.size(); i++) {
            assertThat(codes.subList(0, i)).contains(areas.get(i).get("parent").asString());
        }
    }
}

package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The published catalogue of what is collected (001, article 19). */
class CatalogueIT {

    private final Api api = new Api();

    @Test
    void the_general_part_comes_first_then_each_sector() {
        JsonNode items = api.json("/catalogue").get("items");
        assertThat(items).hasSize(125 + 35 + 19 + 38);
        List<String> sectors = items.valueStream()
                .map(item -> item.has("sector") ? item.get("sector").asString() : "general")
                .toList();
        assertThat(sectors.stream().distinct()).containsExactly("general", "fooddrug", "industry", "mining");
        assertThat(sectors.lastIndexOf("general")).isEqualTo(124);
        assertThat(Api.values(items, "code")).doesNotHaveDuplicates();
        items.forEach(item -> assertThat(item.get("citation").asString()).isNotBlank());
    }

    @Test
    void it_says_what_is_never_collected_and_what_needs_consent() {
        assertThat(Api.values(api.json("/catalogue?collection=prohibited").get("items"), "text"))
                .startsWith("宗教信仰", "基因", "指纹", "血型", "疾病", "病史信息")
                .hasSize(7);
        assertThat(Api.values(api.json("/catalogue?collection=consent_only").get("items"), "citation"))
                .hasSize(6)
                .containsOnly("第十八条第二款");
    }

    @Test
    void a_sector_can_be_asked_alone() {
        JsonNode items = api.json("/catalogue?sector=mining&collection=good").get("items");
        assertThat(items).hasSize(2);
        assertThat(Api.values(items, "sector")).containsOnly("mining");
    }

    @Test
    void what_the_client_has_already_is_not_sent_again() {
        HttpResponse<String> first = api.get("/catalogue");
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(api.get("/catalogue", "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    @Test
    void unknown_words_and_parameters_are_refused() {
        assertThat(Api.faults(api.get("/catalogue?sector=Mining&collection=secret&area=150000")))
                .containsExactlyInAnyOrder("sector value.unknown", "collection value.unknown", "area query.unknown");
    }
}

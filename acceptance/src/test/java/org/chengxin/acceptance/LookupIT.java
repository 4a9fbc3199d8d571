package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LookupIT {

    private static final String PATH = "/subjects/lookups";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api = new Api();
    private final Made made = new Made(api);
    private final Schemas schemas = new Schemas(api.service());

    private static String user(String area) {
        return Tokens.of("user", area, List.of(), null, "行政许可");
    }

    private HttpResponse<String> lookUp(String json, String token) {
        HttpResponse<String> answer = api.post(PATH, json, "Authorization", token);
        schemas.check("post", PATH, answer);
        return answer;
    }

    private JsonNode found(List<String> codes, String token) {
        HttpResponse<String> answer = lookUp(codes(codes), token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.read(answer);
    }

    private static String codes(List<String> codes) {
        return "{\"codes\": " + codes.stream().map(code -> '"' + code + '"').collect(Collectors.joining(", ", "[", "]"))
                + "}";
    }

    private List<String> codes(int many) {
        return api.sql(
                "select code from subject where code is not null and merged_into is null order by id limit " + many);
    }

    @Test
    void each_is_shown_as_the_search_shows_it_in_the_order_asked() {
        List<String> codes = new ArrayList<>(
                api.sql(
                        "select s.code from subject s join listing l on l.subject_id = s.id"
                                + " where l.until_day is null and s.merged_into is null group by s.id order by s.id desc limit 3"));
        String stranger = Made.code();
        codes.add(1, stranger);
        JsonNode items = found(codes, user("150784")).get("items");
        assertThat(Api.values(items, "code")).containsExactlyElementsOf(codes);
        for (JsonNode item : items) {
            String code = item.get("code").asString();
            assertThat(item.get("found").asBoolean()).isEqualTo(!code.equals(stranger));
            if (item.get("found").asBoolean()) {
                assertThat(item.get("subject"))
                        .isEqualTo(api.json("/subjects?q=" + code).at("/items/0"));
                assertThat(Api.values(item.get("listings"), "list"))
                        .containsExactlyElementsOf(api.sql(
                                "select l.list from listing l join subject s on s.id = l.subject_id where s.code = ?"
                                        + " and l.until_day is null order by l.id",
                                code));
            } else {
                assertThat(item.propertyNames()).containsExactlyInAnyOrder("code", "found");
            }
        }
    }

    @Test
    void adverse_information_is_counted_as_who_asks_may_see_it() {
        String code = made.company("\"mining\": \"mining-right-holder\", \"industry\": \"enterprise\"");
        String agency = Tokens.office("agency", "150000");
        assertThat(adverse(code, user("150100"))).isEqualTo("0 0");
        LocalDate day = LocalDate.parse(api.today());
        made.record(code, Made.adverse("holder-37-2", day.minusDays(30)));
        made.record(code, with(Made.adverse("holder-37-2", day.minusDays(20)), "\"public\": false"));
        made.record(code, with(Made.adverse("holder-37-2", day.minusDays(10)), "\"repairedOn\": \"" + day + "\""));
        assertThat(adverse(code, user("150100"))).as("for a purpose").isEqualTo("1 1");
        assertThat(adverse(code, agency)).as("above its area").isEqualTo("1 1");
        assertThat(adverse(code, Tokens.officer("150784", "mining"))).isEqualTo("1 1");
        assertThat(adverse(code, Tokens.officer("150784", "industry")))
                .as("of the other sector")
                .isEqualTo("1 0");
    }

    /** A JSON object with one more member. */
    private static String with(String object, String member) {
        return object.substring(0, object.lastIndexOf('}')) + ", " + member + "}";
    }

    /** How much is disclosed and undisclosed. */
    private String adverse(String code, String token) {
        JsonNode adverse = found(List.of(code), token).at("/items/0/adverse");
        return adverse.get("disclosed").asString() + " "
                + adverse.get("undisclosed").asString();
    }

    @Test
    void the_receipt_stands_for_the_answer_and_is_chained() throws Exception {
        List<String> codes = codes(7);
        String token = user("150525");
        HttpResponse<String> answer = lookUp(codes(codes), token);
        JsonNode receipt = Api.read(answer).get("receipt");
        String items = answer.body().substring(answer.body().indexOf("\"items\":") + "\"items\":".length());
        assertThat(receipt.get("digest").asString()).isEqualTo(sha256(items.substring(0, items.length() - 1)));
        assertThat(receipt.get("subjects").asInt()).isEqualTo(7);
        assertThat(receipt.get("found").asInt()).isEqualTo(7);
        assertThat(receipt.get("purpose").asString()).isEqualTo("行政许可");
        assertThat(receipt.get("officeName").asString()).endsWith("奈曼旗");

        String path = "/receipts/" + receipt.get("id").asString();
        Instant deadline = Instant.now().plus(PATIENCE);
        JsonNode kept = Api.read(api.get(path, "Authorization", token));
        while (!kept.has("chained")) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(200);
            kept = Api.read(api.get(path, "Authorization", token));
        }
        assertThat(kept.get("digest")).isEqualTo(receipt.get("digest"));
        assertThat(api.sql(
                        "select lower(hex(hash)) from audit_link where seq = ?",
                        kept.at("/chained/seq").asString()))
                .containsExactly(kept.at("/chained/hash").asString());
        for (String reader : List.of(Tokens.office("user", "150500"), Tokens.role("auditor"))) {
            schemas.check("get", "/receipts/{receipt}", api.get(path, "Authorization", reader));
            assertThat(api.get(path, "Authorization", reader).statusCode()).isEqualTo(200);
        }
        for (String reader : List.of(Tokens.office("user", "150522"), Tokens.office("agency", "150700"))) {
            assertThat(api.get(path, "Authorization", reader).statusCode()).isEqualTo(403);
        }
        assertThat(api.get("/receipts/nosuch", "Authorization", token).statusCode())
                .isEqualTo(404);
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void the_trail_tells_of_it_under_each_subject() throws Exception {
        List<String> codes = codes(3);
        String receipt = found(codes, user("150623")).at("/receipt/id").asString();
        for (String code : codes) {
            JsonNode page = Api.read(api.get(
                    "/audit?limit=200&subject=" + code + "&actor=user@150623",
                    "Authorization",
                    Tokens.role("auditor")));
            List<JsonNode> entries = new ArrayList<>();
            page.get("items").forEach(entries::add);
            JsonNode entry = entries.stream()
                    .filter(item -> item.path("object").asString("").equals(receipt))
                    .findFirst()
                    .orElseThrow();
            assertThat(entry.get("action").asString()).isEqualTo("subjects.looked-up");
            assertThat(entry.at("/detail/ids").asString())
                    .isEqualTo(sha256(codes.stream().sorted().collect(Collectors.joining("\n"))));
        }
    }

    @Test
    void a_thousand_take_as_many_statements_as_one() {
        List<String> most = codes(1_000);
        assertThat(most).hasSize(1_000);
        // A statement with a thousand places is too long to be kept prepared, and so counts twice.
        assertThat(statements(most)).isBetween(1L, 2 * statements(most.subList(0, 1)));
    }

    /** How many statements the database gets for a look-up; the least of some tries, since others send it some too. */
    private long statements(List<String> codes) {
        String token = user("150102");
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 6; i++) {
            long before = questions();
            found(codes, token);
            least = Math.min(least, questions() - before);
        }
        return least;
    }

    private long questions() {
        return Long.parseLong(
                api.sql("select variable_value from information_schema.global_status where variable_name ="
                                + " 'QUESTIONS'")
                        .get(0));
    }

    @Test
    void every_fault_is_named_by_its_place() {
        String good = codes(1).get(0);
        String wrong = good.substring(0, 17) + (good.endsWith("0") ? "1" : "0");
        String officer = Tokens.officer("150000", "mining", "fooddrug", "industry");
        assertThat(Api.faults(lookUp(
                        "{\"codes\": [\"" + good + "\", \"" + wrong + "\", \"" + good + "\", \"1\", 5, null,"
                                + " \"91150525MAG4LC8BXI\"], \"idNumbers\": [\"123456789012345678\"], \"more\": 1}",
                        officer)))
                .containsExactlyInAnyOrder(
                        "/codes/1 code.check",
                        "/codes/2 id.duplicate",
                        "/codes/3 code.length",
                        "/codes/4 value.type",
                        "/codes/5 value.type",
                        "/codes/6 code.alphabet",
                        "/idNumbers/0 identity.invalid",
                        "/more field.unknown");
        assertThat(Api.faults(lookUp("{}", officer))).containsExactly("/codes field.missing");
        assertThat(Api.faults(lookUp("{\"codes\": []}", officer))).containsExactly("/codes value.range");
        String many = codes(Collections.nCopies(1_001, good));
        assertThat(Api.faults(lookUp(many, officer))).containsExactly("/codes value.range");
    }

    @Test
    void a_purpose_is_named_where_the_files_are_somebody_elses() {
        String code = codes(1).get(0);
        String area = api.sql("select area from subject where code = ?", code).get(0);
        String json = codes(List.of(code));
        assertThat(Api.faults(lookUp(json, Tokens.office("user", area)))).containsExactly("Purpose purpose.missing");
        assertThat(Api.faults(lookUp("{\"codes\": [\"x\"]}", Tokens.office("user", area))))
                .containsExactlyInAnyOrder("Purpose purpose.missing", "/codes/0 code.length");
        assertThat(lookUp(json, Tokens.office("agency", area)).statusCode()).isEqualTo(200);
        String elsewhere = area.startsWith("1501") ? "150200" : "150100";
        assertThat(Api.faults(lookUp(json, Tokens.office("agency", elsewhere))))
                .containsExactly("Purpose purpose.missing");
        for (String role : List.of("subject", "auditor", "developer", "admin")) {
            assertThat(lookUp(json, Tokens.role(role)).statusCode()).as(role).isEqualTo(403);
        }
        assertThat(api.post(PATH, json).statusCode()).isEqualTo(401);
    }

    @Test
    void a_natural_person_is_found_by_number_alone_and_the_number_is_not_repeated() {
        String number = Made.idNumber();
        HttpResponse<String> created = api.post(
                "/subjects",
                "{\"kind\": \"natural-person\", \"idNumber\": \"" + number + "\", \"name\": \"样例某\","
                        + " \"area\": \"150784\"}",
                "Authorization",
                Tokens.office("agency", "150000"));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String id = Api.read(created).get("id").asString();
        String json = "{\"idNumbers\": [\"" + Made.idNumber() + "\", \"" + number + "\"]}";
        HttpResponse<String> answer = lookUp(json, Tokens.office("agency", "150000"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain(number);
        JsonNode items = Api.read(answer).get("items");
        assertThat(Api.values(items, "index")).containsExactly("0", "1");
        assertThat(items.at("/0/found").asBoolean()).isFalse();
        assertThat(items.at("/1/subject/id").asString()).isEqualTo(id);
        assertThat(lookUp(json, user("150784")).statusCode()).isEqualTo(403);
        assertThat(api.sql(
                        "select count(*) from audit_entry where concat_ws(' ', object, detail, purpose, actor) like ?",
                        "%" + number + "%"))
                .containsExactly("0");
    }

    @Test
    void a_user_gets_a_receipt_of_each_file_and_record_it_reads() throws Exception {
        String id = api.sql("select s.public_id from subject s join credit_record r on r.subject_id = s.id limit 1")
                .get(0);
        HttpResponse<String> list = api.get("/subjects/" + id + "/records", "Authorization", user("150802"));
        schemas.check("get", "/subjects/{id}/records", list);
        String receipt = list.headers().firstValue("Receipt").orElseThrow();
        String items = Api.read(list).get("items").toString();
        assertThat(list.body()).contains(items);
        JsonNode kept = Api.read(api.get("/receipts/" + receipt, "Authorization", user("150802")));
        assertThat(kept.get("digest").asString()).isEqualTo(sha256(items));

        String record = Api.read(list).at("/items/0/id").asString();
        HttpResponse<String> one = api.get("/records/" + record, "Authorization", user("150802"));
        String second = one.headers().firstValue("Receipt").orElseThrow();
        assertThat(Api.read(api.get("/receipts/" + second, "Authorization", user("150802")))
                        .get("digest")
                        .asString())
                .isEqualTo(sha256(one.body()));
        for (HttpResponse<String> other : List.of(
                api.get("/subjects/" + id + "/records"),
                api.get("/subjects/" + id + "/records", "Authorization", Tokens.role("auditor")),
                api.get("/subjects/" + id + "/records", "Authorization", Tokens.subject(id)))) {
            assertThat(other.headers().firstValue("Receipt")).isEmpty();
        }
    }

    @Test
    void how_many_look_ups_each_office_made_is_public() {
        String today = api.today();
        String query = "/statistics/lookups?from=" + today + "&to=" + today;
        schemas.check("get", "/statistics/lookups", api.get(query));
        long[] before = counted(query, "152921");
        found(codes(3), user("152921"));
        found(codes(2), user("152921"));
        assertThat(counted(query, "152921")).containsExactly(before[0] + 2, before[1] + 5);
        assertThat(counted("/statistics/lookups", "152921")).containsExactly(before[0] + 2, before[1] + 5);
        assertThat(counted("/statistics/lookups?to=2020-01-01", "152921")).containsExactly(0, 0);
        assertThat(Api.faults(api.get("/statistics/lookups?from=2026-02-01&to=2026-01-01")))
                .containsExactly("to date.order");
    }

    private long[] counted(String query, String area) {
        long[] sums = {0, 0};
        api.json(query).get("items").forEach(item -> {
            if (item.get("authority").asString().equals(area)) {
                assertThat(item.get("areaName").asString()).isNotBlank();
                sums[0] += item.get("lookups").asLong();
                sums[1] += item.get("subjects").asLong();
            }
        });
        return sums;
    }
}

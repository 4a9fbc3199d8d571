package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Notices, and since when their subjects have them (reading O6). */
class NoticeIT {

    private static final String FOREIGN = Tokens.officer("150100", "mining");

    private final Api api = new Api();
    private final Made made = new Made(api);
    private final Schemas schemas = new Schemas(api.service());
    private final LocalDate today = LocalDate.parse(api.today());
    private final String subject = made.holder();
    private final String own = Tokens.subject(subject);

    private static String letter(String zh) {
        return "{\"title\": {\"zh\": \"%s\", \"en\": \"About %s\"}, \"text\": {\"zh\": \"示例内容\"}}".formatted(zh, zh);
    }

    private HttpResponse<String> serve(String json, String token, String... headers) {
        return api.post(
                "/subjects/" + subject + "/notices",
                json,
                Stream.concat(Stream.of("Authorization", token), Stream.of(headers))
                        .toArray(String[]::new));
    }

    private String served(String title) {
        HttpResponse<String> answer = serve(letter(title), Made.OFFICER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        schemas.check("post", "/subjects/{id}/notices", answer);
        return Api.read(answer).get("id").asString();
    }

    private HttpResponse<String> receive(String notice, String json, String token) {
        return api.post("/notices/" + notice + "/receipt", json, "Authorization", token);
    }

    private String onPaper(LocalDate day) {
        return "{\"receivedOn\": \"%s\", \"proof\": \"签收单（示例）\"}".formatted(day);
    }

    private List<String> titles(String token, String... headers) {
        HttpResponse<String> answer = api.get(
                "/subjects/" + subject + "/notices",
                Stream.concat(Stream.of("Authorization", token), Stream.of(headers))
                        .toArray(String[]::new));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        schemas.check("get", "/subjects/{id}/notices", answer);
        return Api.values(Api.read(answer).get("items"), "title");
    }

    @Test
    void a_notice_is_in_the_inbox_in_both_languages_the_latest_first() {
        served("甲");
        served("乙");
        assertThat(titles(own)).containsExactly("乙", "甲");
        assertThat(titles(own, "Accept-Language", "en")).containsExactly("About 乙", "About 甲");
        assertThat(titles(Tokens.role("auditor"))).containsExactly("乙", "甲");
        assertThat(api.sql(
                        "select action from audit_entry where subject = ? and action like 'notice%' order by id",
                        subject))
                .containsExactly("notice.served", "notice.served", "notices.read", "notices.read", "notices.read");
    }

    @Test
    void offices_of_the_area_read_those_of_their_sectors_and_others_what_they_served() {
        served("不属领域");
        HttpResponse<String> mining =
                serve(letter("地矿").replaceFirst("\\{", "{\"sector\": \"mining\", "), Made.OFFICER);
        assertThat(mining.statusCode()).as(mining.body()).isEqualTo(201);
        assertThat(titles(Tokens.officer("150700", "mining"))).containsExactly("地矿", "不属领域");
        assertThat(titles(Tokens.officer("150700", "industry"))).containsExactly("地矿", "不属领域");
        assertThat(titles(Tokens.officer("150784", "industry"))).containsExactly("不属领域");
        assertThat(titles(Tokens.office("agency", "150000"))).containsExactly("地矿", "不属领域");
        assertThat(api.get("/subjects/" + subject + "/notices", "Authorization", FOREIGN)
                        .statusCode())
                .isEqualTo(403);
        assertThat(serve(letter("外地"), FOREIGN).statusCode()).isEqualTo(403);
        assertThat(serve(
                                letter("工业").replaceFirst("\\{", "{\"sector\": \"industry\", "),
                                Tokens.officer("150700", "mining"))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_subject_receives_it_by_saying_that_it_has_read_it() {
        String notice = served("甲");
        HttpResponse<String> receipt = receive(notice, "{}", own);
        assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(200);
        schemas.check("post", "/notices/{notice}/receipt", receipt);
        JsonNode received = Api.read(receipt);
        assertThat(received.get("receivedOn").asString()).isEqualTo(today.toString());
        assertThat(received.get("receivedBy").asString()).isEqualTo("reading");
        HttpResponse<String> again = receive(notice, "{}", own);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("notice.received", today.toString());
        assertThat(receive(notice, onPaper(today), Made.OFFICER).statusCode()).isEqualTo(409);
        assertThat(api.sql("select detail from audit_entry where object = ? and action = 'notice.received'", notice))
                .singleElement()
                .asString()
                .contains("\"on\":\"" + today + "\"", "\"by\":\"reading\"");
    }

    @Test
    void the_office_that_served_it_says_when_it_came_on_paper() {
        String notice = served("甲");
        api.on(today.plusDays(9).toString(), () -> {
            HttpResponse<String> receipt =
                    receive(notice, onPaper(today.plusDays(4)), Tokens.office("agency", "150000"));
            assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(200);
            assertThat(Api.read(receipt).get("receivedOn").asString())
                    .isEqualTo(today.plusDays(4).toString());
            assertThat(Api.read(receipt).get("proof").asString()).isEqualTo("签收单（示例）");
        });
        assertThat(Api.faults(receive(served("乙"), "{}", Made.OFFICER)))
                .containsExactlyInAnyOrder("/receivedOn field.missing", "/proof field.missing");
    }

    @ParameterizedTest
    @CsvSource({"1, date.future", "-1, date.order"})
    void it_was_received_neither_after_today_nor_before_it_was_served(int days, String code) {
        String notice = served("甲");
        assertThat(Api.faults(receive(notice, onPaper(today.plusDays(days)), Made.OFFICER)))
                .containsExactly("/receivedOn " + code);
        assertThat(api.sql("select received_on from notice where public_id = ?", notice))
                .containsOnlyNulls();
    }

    @Test
    void nobody_else_receives_it() {
        String notice = served("甲");
        assertThat(receive(notice, "{}", Tokens.subject(made.holder())).statusCode())
                .isEqualTo(403);
        assertThat(receive(notice, onPaper(today), FOREIGN).statusCode()).isEqualTo(403);
        assertThat(receive(notice, onPaper(today), Tokens.officer("150784", "mining"))
                        .statusCode())
                .as("an office below the one that served it")
                .isEqualTo(403);
        assertThat(receive("nosuch", "{}", own).statusCode()).isEqualTo(404);
        assertThat(Api.faults(receive(notice, onPaper(today), own)))
                .containsExactlyInAnyOrder("/receivedOn field.unknown", "/proof field.unknown");
    }

    @Test
    void of_two_receipts_at_once_one_wins() {
        String notice = served("甲");
        List<CompletableFuture<Integer>> both = new ArrayList<>();
        for (String token : List.of(own, Made.OFFICER)) {
            String body = token.equals(own) ? "{}" : onPaper(today);
            both.add(CompletableFuture.supplyAsync(
                    () -> receive(notice, body, token).statusCode()));
        }
        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void a_notice_sent_twice_with_one_key_is_served_once() {
        String key = "notice-" + Made.next();
        HttpResponse<String> first = serve(letter("甲"), Made.OFFICER, "Idempotency-Key", key);
        HttpResponse<String> second = serve(letter("甲"), Made.OFFICER, "Idempotency-Key", key);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(titles(own)).containsExactly("甲");
    }

    @Test
    void what_an_office_writes_has_its_bounds() {
        assertThat(Api.faults(serve("{\"nosuch\": 1, \"sector\": \"x\"}", Made.OFFICER)))
                .containsExactlyInAnyOrder(
                        "/title field.missing",
                        "/text field.missing",
                        "/sector value.unknown",
                        "/nosuch field.unknown");
        assertThat(Api.faults(serve(letter("长".repeat(201)), Made.OFFICER)))
                .containsExactly("/title/zh value.length", "/title/en value.length");
        String person = made.person("\"mining\": \"intermediary\"");
        assertThat(Api.faults(api.post(
                        "/subjects/" + person + "/notices",
                        letter("甲").replace("示例内容", "宗教信仰：某教"),
                        "Authorization",
                        Made.OFFICER)))
                .containsExactly("/text/zh collection.forbidden");
    }

    @Test
    void the_inbox_is_read_page_by_page() {
        for (int i = 0; i < 5; i++) {
            served("第" + i);
        }
        HttpResponse<String> first = api.get("/subjects/" + subject + "/notices?limit=3", "Authorization", own);
        String cursor = Api.read(first).get("next").asString();
        served("新");
        HttpResponse<String> second =
                api.get("/subjects/" + subject + "/notices?limit=3&cursor=" + cursor, "Authorization", own);
        assertThat(Api.values(Api.read(first).get("items"), "title")).containsExactly("第4", "第3", "第2");
        assertThat(Api.values(Api.read(second).get("items"), "title")).containsExactly("第1", "第0");
        assertThat(Api.faults(
                        api.get("/subjects/" + made.holder() + "/notices?cursor=" + cursor, "Authorization", own)))
                .containsExactly("cursor cursor.invalid");
    }
}

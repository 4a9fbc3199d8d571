package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What other publishing systems are told of subjects, as the files in the folder of one of them say. */
class PublishingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PLAN = "失信行为纠正后的信用信息修复工作实施方案第五部分";

    /** Another one than has entered the records. */
    private static final String DECIDER = Tokens.named("样例共享承办人", "officer", "150700", "mining", "industry");

    private final Api api = new Api();
    private final Made made = new Made(api);
    private final Schemas schemas = new Schemas(api.service());
    private final LocalDate today = LocalDate.parse(api.today());

    private static void await(String what, BooleanSupplier done) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!done.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(deadline);
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    /** What was told of a subject, in the order of the messages. */
    private List<JsonNode> told(String subject) {
        List<JsonNode> messages = new ArrayList<>();
        Path folder = api.service().home().resolve("outbox/gsxt");
        if (!Files.exists(folder)) {
            return messages; // nothing has been told of anybody
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".ndjson"))
                    .sorted()
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    JsonNode message = Api.MAPPER.readTree(line);
                    if (message.at("/subject/id").asString("").equals(subject)) {
                        messages.add(message);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }

    /** Waits until a number of things was told of a subject; they are given in a word or two each. */
    private List<String> awaitTold(String subject, int number) {
        await(number + " messages about " + subject, () -> told(subject).size() >= number);
        return told(subject).stream().map(PublishingIT::inShort).toList();
    }

    private static String inShort(JsonNode message) {
        String says =
                message.get("kind").asString() + " " + message.get("action").asString();
        return says
                + message.at("/removal/reason").asString("").replaceFirst("^(?=.)", " ")
                + message.at("/content/grade").asString("").replaceFirst("^(?=.)", " ");
    }

    private JsonNode last(String subject) {
        List<JsonNode> all = told(subject);
        return all.get(all.size() - 1);
    }

    private String enterprise() {
        return made.company("\"industry\": \"enterprise\"");
    }

    private String penalty(LocalDate decidedOn) {
        return """
                {"sector": "industry", "type": "penalty", "decidedOn": "%s", "facts": {"serious": true},
                 "document": {"number": "（样例）%d号", "authority": "150700"}}""".formatted(decidedOn, Made.next());
    }

    private String enter(String subject, String json) {
        return made.record(subject, json).get("id").asString();
    }

    private void change(String record, String how, String json, int version) {
        HttpResponse<String> answer = api.post(
                "/records/" + record + "/" + how,
                json,
                "Authorization",
                Made.OFFICER,
                "If-Match",
                "\"" + version + "-aaaaaaaaaaaaaaaaaaaaaa\"");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void a_penalty_is_told_when_it_is_entered_corrected_and_withdrawn() {
        String subject = enterprise();
        String record = enter(subject, penalty(today.minusDays(9)));
        assertThat(awaitTold(subject, 1)).containsExactly("penalty publish");
        JsonNode first = last(subject);
        assertThat(first.at("/subject/code").asString()).isEqualTo(subject);
        assertThat(first.at("/subject/name").asString()).startsWith("样例新建");
        assertThat(first.at("/content/id").asString()).isEqualTo(record);
        change(record, "corrections", "{\"reason\": \"样例\", \"act\": \"另一行为\"}", 1);
        assertThat(awaitTold(subject, 2)).containsExactly("penalty publish", "penalty publish");
        assertThat(last(subject).at("/content/act").asString()).isEqualTo("另一行为");
        assertThat(last(subject).get("digest")).isNotEqualTo(first.get("digest"));
        change(record, "withdrawal", "{\"reason\": \"样例\"}", 2);
        assertThat(awaitTold(subject, 3)).endsWith("penalty remove withdrawn");
        assertThat(last(subject).get("item")).isEqualTo(first.get("item"));
        assertThat(last(subject).at("/removal/takeDownBy").asString()).isEqualTo(today.toString());
        assertThat(last(subject).toString()).as("of what is gone").doesNotContain("另一行为", "（样例）");
    }

    @Test
    void a_repaired_penalty_is_taken_down_the_same_day_by_the_plan() {
        String subject = enterprise();
        String record = enter(subject, penalty(today.minusDays(200)));
        awaitTold(subject, 1);
        change(record, "corrections", "{\"reason\": \"样例\", \"repairedOn\": \"" + today + "\"}", 1);
        assertThat(awaitTold(subject, 2)).endsWith("penalty remove repaired");
        assertThat(last(subject).at("/removal/takeDownBy").asString()).isEqualTo(today.toString());
        assertThat(last(subject).at("/removal/citation").asString()).isEqualTo(PLAN + "（二）");
    }

    @Test
    void what_is_not_public_yet_is_told_when_it_is() {
        String subject = made.holder();
        String pending =
                Made.adverse("holder-37-2", today.minusDays(9)).replaceFirst("\\{", "{\"basis\": \"penalty\", ");
        String record = enter(subject, pending);
        enter(subject, Made.adverse("holder-37-2", today.minusDays(8)));
        String other = enterprise();
        enter(other, penalty(today.minusDays(9)));
        awaitTold(other, 1);
        assertThat(told(subject))
                .as("neither a penalty that is not final nor what is none")
                .isEmpty();
        change(record, "corrections", "{\"reason\": \"样例\", \"finalOn\": \"" + today + "\"}", 1);
        assertThat(awaitTold(subject, 1)).containsExactly("penalty publish");
        assertThat(last(subject).at("/content/id").asString()).isEqualTo(record);
    }

    @Test
    void time_alone_ends_a_publication_and_changes_a_grade() {
        String subject = enterprise();
        enter(subject, penalty(today.minusYears(3)));
        assertThat(awaitTold(subject, 1)).containsExactly("penalty publish");
        enter(subject, """
                {"sector": "industry", "type": "national-grade", "decidedOn": "%s", "facts": {"grade": "中"},
                 "document": {"number": "（样例）%d号"}}""".formatted(today.minusYears(2), Made.next()));
        enter(subject, """
                {"sector": "industry", "type": "assessment", "decidedOn": "%s", "facts": {"grade": "B", "reason": "样例"},
                 "document": {"number": "（样例）%d号"}}""".formatted(today.minusYears(1).plusDays(5), Made.next()));
        await("graded", () -> inShort(last(subject)).equals("grade publish B"));
        int before = told(subject).size();
        api.on(today.plusDays(1).toString(), () -> {
            assertThat(awaitTold(subject, before + 1)).endsWith("penalty remove ended");
            assertThat(last(subject).at("/removal/takeDownBy").asString())
                    .isEqualTo(today.plusDays(1).toString());
        });
        api.on(
                today.plusDays(6).toString(),
                () -> assertThat(awaitTold(subject, before + 2)).endsWith("grade publish C"));
    }

    @Test
    void a_person_is_named_by_the_opaque_id_alone_and_forgotten_with_the_record() {
        String person = made.person("\"mining\": \"intermediary\"");
        String words = "样例处罚" + Made.next();
        String record = enter(person, """
                {"type": "public", "category": "RC071", "text": "%s", "decidedOn": "%s", "public": true, "basis": "penalty",
                 "document": {"number": "（样例）%d号"}}""".formatted(words, today.minusDays(20), Made.next()));
        awaitTold(person, 1);
        assertThat(last(person).get("subject").propertyNames()).containsExactly("id", "kind");
        assertThat(last(person).toString()).contains(words).doesNotContain("样例人");
        assertThat(api.sql("select payload from outbox_message where payload like concat('%', ?, '%')", words))
                .hasSize(1);
        api.on(today.plusYears(6).toString(), () -> {
            awaitTold(person, 2);
            await("erased", () -> api.get("/records/" + record).statusCode() == 410);
        });
        assertThat(api.sql("select payload from outbox_message where payload like concat('%', ?, '%')", words))
                .isEmpty();
    }

    /** The id of a case that was filed. */
    private String filed(String token, String json) {
        HttpResponse<String> answer = api.post("/procedures", json, "Authorization", token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Api.read(answer).get("id").asString();
    }

    private void step(String token, String procedure, String json) {
        HttpResponse<String> answer =
                api.post("/procedures/" + procedure + "/steps", json, "Authorization", token, "If-Match", "*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void an_entry_on_the_severe_list_is_told_once_it_is_published_and_its_removal_at_once() {
        String subject = made.holder();
        String own = Tokens.subject(subject);
        enter(subject, Made.adverse("holder-37-2", today.minusDays(2)));
        String listing = filed(DECIDER, """
                {"kind": "severe-listing", "about": {"subject": "%s"}, "sector": "mining", "statement": "样例事实"}""".formatted(subject));
        step(DECIDER, listing, "{\"step\": \"notify\", \"reason\": \"样例理由和依据\"}");
        step(DECIDER, listing, """
                {"step": "serve", "receivedOn": "%s", "evidence": ["（样例）送达回证"]}""".formatted(today));
        step(own, listing, "{\"step\": \"state\", \"reason\": \"样例陈述\"}");
        step(DECIDER, listing, """
                {"step": "decide", "outcome": "list", "reason": "样例", "document": {"number": "（样例）决%d号"}}""".formatted(Made.next()));
        String other = enterprise();
        enter(other, penalty(today.minusDays(9)));
        awaitTold(other, 1);
        assertThat(told(subject)).as("before it is published").isEmpty();
        step(DECIDER, listing, "{\"step\": \"publish\"}");
        assertThat(awaitTold(subject, 1)).containsExactly("list publish");
        JsonNode content = last(subject).get("content");
        assertThat(content.get("list").asString()).isEqualTo("severe");
        assertThat(content.get("facts").asString()).isEqualTo("样例事实");

        LocalDate ripe = today.plusYears(1).plusDays(1);
        LocalDate over = ripe.plusDays(15);
        String[] removal = new String[1];
        api.on(ripe.toString(), () -> {
            removal[0] = filed(
                    own,
                    "{\"kind\": \"severe-removal\", \"about\": {\"subject\": \"%s\"}, \"statement\": \"样例\"}"
                            .formatted(subject));
            for (String step : List.of("check-papers", "visit", "publish")) {
                step(DECIDER, removal[0], "{\"step\": \"" + step + "\"}");
            }
        });
        api.on(over.toString(), () -> {
            step(DECIDER, removal[0], "{\"step\": \"decide\", \"outcome\": \"remove\", \"reason\": \"样例理由\"}");
            awaitTold(subject, 3);
        });
        assertThat(told(subject).stream().map(PublishingIT::inShort))
                .as("the record's repair comes with it")
                .containsExactlyInAnyOrder("list publish", "repair publish", "list remove left");
        JsonNode left = told(subject).stream()
                .filter(message -> inShort(message).equals("list remove left"))
                .findFirst()
                .orElseThrow();
        assertThat(left.at("/removal/citation").asString()).isEqualTo(PLAN + "（四）");
        assertThat(LocalDate.parse(left.at("/removal/takeDownBy").asString())).isAfter(over);
    }

    @Test
    void an_entry_on_the_abnormal_list_is_told_until_the_removal_is_decided() {
        String subject = enterprise();
        String record = enter(subject, """
                {"sector": "industry", "type": "abnormal-list", "decidedOn": "%s",
                 "document": {"number": "（样例）异%d号", "authority": "150700"}}""".formatted(today.minusDays(9), Made.next()));
        assertThat(awaitTold(subject, 1)).containsExactly("list publish");
        assertThat(last(subject).at("/content/list").asString()).isEqualTo("abnormal");
        String removal = filed(
                Tokens.subject(subject),
                "{\"kind\": \"abnormal-removal\", \"about\": {\"record\": \"%s\"}, \"statement\": \"样例\"}"
                        .formatted(record));
        step(DECIDER, removal, "{\"step\": \"decide\", \"outcome\": \"remove\", \"reason\": \"样例理由\"}");
        assertThat(awaitTold(subject, 2)).endsWith("list remove left");
        assertThat(last(subject).at("/removal/citation").asString()).isEqualTo(PLAN + "（三）");
        assertThat(LocalDate.parse(last(subject).at("/removal/takeDownBy").asString()))
                .isAfter(today);
    }

    @Test
    void the_result_of_a_repair_is_told_before_the_penalty_is_taken_down() {
        String subject = enterprise();
        String record = enter(subject, """
                {"sector": "industry", "type": "penalty", "decidedOn": "%s",
                 "penalty": {"procedure": "general", "kinds": ["罚款"], "decidedBy": "market-supervision", "dutiesDoneOn": "%s"},
                 "document": {"number": "（样例）%d号", "authority": "150700"}}""".formatted(today.minusMonths(4), today.minusMonths(3), Made.next()));
        awaitTold(subject, 1);
        String repair = filed(
                Tokens.subject(subject),
                "{\"kind\": \"repair\", \"about\": {\"record\": \"%s\"}, \"statement\": \"样例\", \"evidence\": [\"（样例）材料\"]}"
                        .formatted(record));
        step(DECIDER, repair, "{\"step\": \"accept\"}");
        step(DECIDER, repair, "{\"step\": \"decide\", \"outcome\": \"grant\", \"reason\": \"样例理由\"}");
        assertThat(awaitTold(subject, 3))
                .containsExactly("penalty publish", "repair publish", "penalty remove repaired");
        assertThat(told(subject).get(1).at("/content/record").asString()).isEqualTo(record);
        assertThat(told(subject).get(1).at("/content/repairedOn").asString()).isEqualTo(today.toString());
    }

    @Test
    void a_merged_file_is_told_under_the_one_that_stays() {
        String from = enterprise();
        String into = enterprise();
        String record = enter(from, penalty(today.minusDays(9)));
        awaitTold(from, 1);
        HttpResponse<String> merged = api.post(
                "/subjects/" + from + "/merge",
                "{\"reason\": \"样例\", \"into\": \"" + into + "\"}",
                "Authorization",
                Made.OFFICER,
                "If-Match",
                "\"1-aaaaaaaaaaaaaaaaaaaaaa\"");
        assertThat(merged.statusCode()).as(merged.body()).isEqualTo(200);
        assertThat(awaitTold(from, 2)).endsWith("penalty remove merged");
        assertThat(awaitTold(into, 1)).containsExactly("penalty publish");
        assertThat(last(into).get("item").asString()).isEqualTo(into + "/penalty/" + record);
    }

    @Test
    void what_an_import_brings_is_told_too() {
        StringBuilder rows = new StringBuilder("subject,type,decidedOn,document.number,document.authority\n");
        List<String> subjects = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String subject = enterprise();
            subjects.add(subject);
            rows.append("%s,penalty,%s,（样例）%d号,150700\n".formatted(subject, today.minusDays(9), Made.next()));
        }
        HttpResponse<String> taken = api.send(
                "/imports?sector=industry",
                "POST",
                BodyPublishers.ofString(rows.toString()),
                "Content-Type",
                "text/csv",
                "Authorization",
                Made.OFFICER);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        for (String subject : subjects) {
            assertThat(awaitTold(subject, 1)).containsExactly("penalty publish");
        }
    }

    @Test
    void the_sample_is_not_told_by_itself() {
        assertThat(Integer.parseInt(api.sql("select count(*) from subject").get(0)))
                .isGreaterThan(3_000);
        assertThat(Integer.parseInt(api.sql("select count(*) from publication").get(0)))
                .isLessThan(2_000);
    }

    @Test
    void deliveries_can_be_looked_through() {
        String agency = Tokens.office("agency", "150000");
        String subject = enterprise();
        enter(subject, penalty(today.minusDays(9)));
        enter(subject, penalty(today.minusDays(8)));
        awaitTold(subject, 2);
        await(
                "both systems",
                () -> api.sql(
                                        "select 1 from outbox_delivery d join subject s on s.id = d.subject_id where s.public_id = ?"
                                                + " and d.state = 'delivered'",
                                        subject)
                                .size()
                        == 4);
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            HttpResponse<String> page =
                    api.get("/publishing/deliveries?limit=3&subject=" + subject + cursor, "Authorization", agency);
            schemas.check("get", "/publishing/deliveries", page);
            Api.read(page)
                    .get("items")
                    .forEach(item -> seen.add(item.get("sequence").asString() + " "
                            + item.get("destination").asString()));
            cursor = Api.read(page).has("next")
                    ? "&cursor=" + Api.read(page).get("next").asString()
                    : "";
        } while (!cursor.isEmpty());
        assertThat(seen).hasSize(4).doesNotHaveDuplicates();
        HttpResponse<String> some = api.get(
                "/publishing/deliveries?destination=gsxt&state=delivered&subject=" + subject, "Authorization", agency);
        assertThat(Api.values(Api.read(some).get("items"), "destination")).containsExactly("gsxt", "gsxt");
        for (String path : List.of("destinations", "reconciliations")) {
            HttpResponse<String> answer = api.get("/publishing/" + path, "Authorization", agency);
            assertThat(answer.statusCode()).isEqualTo(200);
            schemas.check("get", "/publishing/" + path, answer);
        }
        assertThat(Api.faults(api.get(
                        "/publishing/deliveries?destination=x&state=y&limit=0&cursor=z", "Authorization", agency)))
                .containsExactlyInAnyOrder(
                        "destination value.unknown",
                        "state value.unknown",
                        "limit value.range",
                        "cursor cursor.invalid");
        assertThat(Api.faults(api.get("/publishing/deliveries?subject=nobody-here", "Authorization", agency)))
                .containsExactly("subject subject.unknown");
        assertThat(Api.faults(api.get("/publishing/reconciliations?cursor=z", "Authorization", agency)))
                .containsExactly("cursor cursor.invalid");
        assertThat(api.sql("select detail from audit_entry where action = 'deliveries.read' and subject = ?", subject))
                .isNotEmpty();
    }
}

package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is public and changes is told to everybody once, in one order, and nothing else is (issue 5, point 9). */
class FeedIT {

    private static final String[] SECTORS = {"mining", "fooddrug", "industry"};
    private static final String DECIDER = Tokens.named("样例承办人", "officer", "150700", SECTORS);
    private static final String OTHER_DECIDER = Tokens.named("样例另一承办人", "officer", "150700", SECTORS);
    private static final String AGENCY = Tokens.office("agency", "150000");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api api = new Api();
    private final Made made = new Made(api);
    private final Schemas schemas = new Schemas(api.service());
    private final LocalDate today = LocalDate.parse(api.today());

    // ---- reading

    /** The last position there is; nothing waits for one. */
    private long head() {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!api.sql("select id from feed_pending limit 1").isEmpty()) {
            assertThat(Instant.now()).isBefore(deadline);
            pause();
        }
        return Long.parseLong(api.sql("select position from feed_head").get(0));
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private JsonNode page(long after, int limit) {
        HttpResponse<String> answer = api.get("/changes?after=" + after + "&limit=" + limit);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        schemas.check("get", "/changes", answer);
        return Api.read(answer);
    }

    /** All changes after a position, page by page. */
    private List<JsonNode> changes(long after, int limit) {
        head();
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = page(after, limit);
        while (!page.get("items").isEmpty()) {
            page.get("items").forEach(items::add);
            page = page(page.get("next").asLong(), limit);
        }
        return items;
    }

    private static Predicate<JsonNode> of(String subject) {
        return item -> item.path("subject").asString("").equals(subject);
    }

    private List<JsonNode> changesOf(String subject, long after) {
        return changes(after, 200).stream().filter(of(subject)).toList();
    }

    private static List<String> types(List<JsonNode> items) {
        return items.stream().map(item -> item.get("type").asString()).toList();
    }

    private static long position(JsonNode item) {
        return item.get("position").asLong();
    }

    private JsonNode only(String type, String subject, long after) {
        List<JsonNode> found = changesOf(subject, after).stream()
                .filter(item -> item.get("type").asString().equals(type))
                .toList();
        assertThat(found).as(type).hasSize(1);
        return found.get(0);
    }

    private String nextWorkingDay() {
        return api.json("/calendar/due?from=" + today + "&length=1&unit=working-days")
                .get("due")
                .asString();
    }

    private JsonNode filed(String token, String json) {
        HttpResponse<String> answer = api.post("/procedures", json, "Authorization", token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Api.read(answer);
    }

    private void step(String token, JsonNode filed, String json) {
        HttpResponse<String> answer = api.post(
                "/procedures/" + filed.get("id").asString() + "/steps", json, "Authorization", token, "If-Match", "*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String about(String kind, String member, String id) {
        return "{\"kind\": \"%s\", \"about\": {\"%s\": \"%s\"}, \"statement\": \"样例申请\"}".formatted(kind, member, id);
    }

    private static String end(String step, String outcome) {
        return "{\"step\": \"%s\", \"outcome\": \"%s\", \"reason\": \"样例理由\"}".formatted(step, outcome);
    }

    private void withdraw(String record) {
        HttpResponse<String> answer = api.post(
                "/records/" + record + "/withdrawal",
                "{\"reason\": \"样例误录\"}",
                "Authorization",
                Made.OFFICER,
                "If-Match",
                "*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** Puts the database into a state that the service would need years to reach. */
    private void update(String sql, Object... parameters) {
        try (Connection connection = api.service().connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    // ---- what is told

    @Test
    void the_sample_region_is_no_news() {
        assertThat(api.sql("select g.public_id from running_grade g join feed_event e on e.subject = g.public_id"
                        + " where e.type = 'grade.changed' and json_value(e.data, '$.from.status') is null"
                        + " and g.subject_id <= 100"))
                .isEmpty();
    }

    @Test
    void a_grade_is_told_when_it_is_first_there_and_whenever_it_changes() {
        long before = head();
        String subject = made.holder();
        assertThat(changesOf(subject, before)).as("nobody's grade").isEmpty();
        made.record(subject, Made.publicScore(900, today.minusDays(3)));
        made.record(subject, Made.publicScore(901, today.minusDays(2)));
        made.record(subject, Made.adverse("holder-37-2", today.minusDays(2)));
        List<JsonNode> changes = changesOf(subject, before);
        assertThat(types(changes)).containsExactly("grade.changed", "grade.changed");
        JsonNode first = changes.get(0);
        assertThat(first.at("/data/from/status").asString()).isEqualTo("ungraded");
        assertThat(first.at("/data/to/grade").asString()).isEqualTo("A");
        assertThat(first.get("sector").asString()).isEqualTo("mining");
        assertThat(first.at("/data/period").asString()).startsWith(Integer.toString(today.getYear()));
        assertThat(changes.get(1).at("/data/from/grade").asString()).isEqualTo("A");
        assertThat(changes.get(1).at("/data/to/grade").asString()).isEqualTo("B");
        assertThat(Instant.parse(first.get("at").asString()))
                .isBeforeOrEqualTo(Instant.parse(changes.get(1).get("at").asString()));
    }

    @Test
    void an_import_tells_of_each_grade_once() {
        long before = head();
        List<String> subjects =
                IntStream.range(0, 12).mapToObj(i -> made.holder()).toList();
        StringBuilder csv = new StringBuilder("subject,type,decidedOn,document.number,facts.score,sourceKey\n");
        for (int round = 0; round < 2; round++) {
            for (String subject : subjects) {
                csv.append("%s,public-score,%s,（样例）批%d号,%d,feed-%d\n"
                        .formatted(subject, today.minusDays(9 - round), Made.next(), 900 + round, Made.next()));
            }
        }
        HttpResponse<String> sent = api.send(
                "/imports",
                "POST",
                BodyPublishers.ofString(csv.toString()),
                "Content-Type",
                "text/csv",
                "Authorization",
                Made.OFFICER);
        String job = "/jobs/" + Api.read(sent).get("id").asString();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!Api.read(api.get(job, "Authorization", Made.OFFICER))
                .get("state")
                .asString()
                .equals("done")) {
            assertThat(Instant.now()).isBefore(deadline);
            pause();
        }
        List<JsonNode> changes = changes(before, 200);
        for (String subject : subjects) {
            assertThat(types(changes.stream().filter(of(subject)).toList())).containsExactly("grade.changed");
        }
    }

    @Test
    void a_repair_a_withdrawal_and_a_grade_come_in_the_order_of_what_happened() {
        String subject = made.holder();
        made.record(subject, Made.publicScore(900, today.minusDays(3)));
        String old = made.record(
                        subject, Made.adverse("holder-37-2", today.minusYears(1).minusDays(1)))
                .get("id")
                .asString();
        long before = head();
        JsonNode repair = filed(Tokens.subject(subject), about("repair", "record", old));
        step(DECIDER, repair, "{\"step\": \"accept\"}");
        step(DECIDER, repair, end("decide", "grant"));
        String wrong = made.record(subject, Made.adverse("holder-37-2", today.minusDays(2)))
                .get("id")
                .asString();
        withdraw(wrong);

        List<JsonNode> changes = changesOf(subject, before);
        assertThat(types(changes))
                .containsExactly(
                        "record.repaired", "grade.changed", "grade.changed", "record.withdrawn", "grade.changed");
        assertThat(changes).isSortedAccordingTo((a, b) -> Long.compare(position(a), position(b)));
        JsonNode repaired = changes.get(0);
        assertThat(repaired.at("/data/record").asString()).isEqualTo(old);
        assertThat(repaired.at("/data/deleteBy").asString()).isEqualTo(nextWorkingDay());
        assertThat(repaired.at("/data/citation").asString()).contains("第五部分（四）");
        assertThat(changes.get(3).at("/data/record").asString()).isEqualTo(wrong);
        assertThat(changes.get(3).at("/data/deleteBy").asString()).isEqualTo(nextWorkingDay());
        assertThat(changes.toString()).doesNotContain("样例误录", "样例理由", "样例申请");
    }

    @Test
    void what_nobody_could_read_is_not_told_of() {
        String subject = made.holder();
        long before = head();
        // A penalty counts, and is public, once it is final (reading M13).
        String pending = made.record(
                        subject,
                        Made.adverse("holder-37-2", today.minusDays(2))
                                .replaceFirst("}\\s*$", ", \"basis\": \"penalty\"}"))
                .get("id")
                .asString();
        String secret = made.record(
                        subject,
                        Made.adverse("holder-37-2", today.minusDays(2)).replaceFirst("}\\s*$", ", \"public\": false}"))
                .get("id")
                .asString();
        String general = made.record(subject, """
                {"type": "public", "category": "RC049", "text": "样例", "decidedOn": "%s", "document": {"number": "（样例）%d号"},
                 "public": false, "basis": "penalty"}""".formatted(today.minusDays(2), Made.next()))
                .get("id")
                .asString();
        List.of(pending, secret, general).forEach(this::withdraw);
        assertThat(changesOf(subject, before)).isEmpty();
        assertThat(changes(before, 200).toString()).doesNotContain(pending, secret, general);
    }

    @Test
    void of_a_record_put_away_a_tombstone_is_left_and_of_a_person_its_id_alone() {
        String company = made.holder();
        String person = made.person("\"mining\": \"intermediary\"");
        LocalDate nearlyOver = today.minusYears(5).plusDays(1);
        String archived = made.record(company, Made.adverse("holder-37-2", nearlyOver))
                .get("id")
                .asString();
        String erased = made.record(person, Made.adverse("intermediary-2-1", nearlyOver))
                .get("id")
                .asString();
        String never = made.record(
                        person,
                        Made.adverse("intermediary-2-1", nearlyOver.minusDays(1))
                                .replaceFirst("}\\s*$", ", \"public\": false}"))
                .get("id")
                .asString();
        long before = head();
        JsonNode repair = filed(Tokens.subject(person), about("repair", "record", erased));
        step(DECIDER, repair, "{\"step\": \"accept\"}");
        step(DECIDER, repair, end("decide", "grant"));
        JsonNode told = only("record.repaired", person, before);

        api.on(today.plusDays(86).toString(), () -> {
            Instant deadline = Instant.now().plus(PATIENCE);
            while (api.sql("select public_id from erased_record where public_id in (?, ?)", erased, never)
                                    .size()
                            < 2
                    || !api.sql("select state from credit_record where public_id = ?", archived)
                            .equals(List.of("archived"))) {
                assertThat(Instant.now()).isBefore(deadline);
                pause();
            }
            head();
        });

        JsonNode kept = only("record.archived", company, before);
        assertThat(kept.at("/data/record").asString()).isEqualTo(archived);
        assertThat(kept.at("/data/ground").asString()).contains("第三十六条");
        List<JsonNode> changes = changes(before, 200);
        List<JsonNode> tombstones = changes.stream()
                .filter(item -> item.toString().contains(erased))
                .toList();
        assertThat(types(tombstones)).containsExactly("record.erased");
        assertThat(tombstones.get(0).propertyNames()).containsExactlyInAnyOrder("position", "id", "type", "at", "data");
        assertThat(tombstones.get(0).get("data").propertyNames())
                .containsExactlyInAnyOrder("record", "deleteBy", "citation", "ground");
        assertThat(changes.toString()).doesNotContain(never);
        JsonNode emptied = changes.stream()
                .filter(item -> position(item) == position(told))
                .findFirst()
                .orElseThrow();
        assertThat(emptied.propertyNames()).containsExactlyInAnyOrder("position", "id", "type", "at");
        assertThat(emptied.get("type").asString()).isEqualTo("erased");
        assertThat(emptied.get("id")).isEqualTo(told.get("id"));
        assertThat(api.sql("select position from feed_event where data like concat('%', ?, '%')", erased))
                .containsExactly(Long.toString(position(tombstones.get(0))));
    }

    // ---- lists

    private JsonNode severelyListed(String subject) {
        JsonNode listing = filed(DECIDER, """
                {"kind": "severe-listing", "about": {"subject": "%s"}, "sector": "mining", "list": "severe", "statement": "样例失信事实"}""".formatted(subject));
        step(DECIDER, listing, "{\"step\": \"notify\", \"reason\": \"样例理由\"}");
        step(DECIDER, listing, """
                {"step": "serve", "receivedOn": "%s", "evidence": ["（样例）送达回证"]}""".formatted(today));
        step(Tokens.subject(subject), listing, "{\"step\": \"state\", \"reason\": \"样例陈述\"}");
        step(DECIDER, listing, """
                {"step": "decide", "outcome": "list", "reason": "样例", "document": {"number": "（样例）决%d号"}}""".formatted(Made.next()));
        return listing;
    }

    @Test
    void an_entry_is_told_when_it_is_published_and_when_it_ends() {
        String subject = made.holder();
        long before = head();
        JsonNode listing = severelyListed(subject);
        assertThat(types(changesOf(subject, before))).doesNotContain("list.entered");
        step(DECIDER, listing, "{\"step\": \"publish\"}");
        JsonNode entered = only("list.entered", subject, before);
        assertThat(entered.get("sector").asString()).isEqualTo("mining");
        assertThat(entered.at("/data/list").asString()).isEqualTo("severe");
        assertThat(entered.at("/data/from").asString()).isEqualTo(today.toString());
        String entry = entered.at("/data/entry").asString();
        assertThat(api.all("/lists/severe/entries?limit=200&sector=mining").stream()
                        .map(each -> each.get("id").asString()))
                .contains(entry);
        assertThat(entered.toString()).doesNotContain("样例失信事实", "样例陈述");

        JsonNode objection = filed(Tokens.subject(subject), about("objection", "listing", entry));
        step(DECIDER, objection, "{\"step\": \"accept\"}");
        step(OTHER_DECIDER, objection, end("decide", "change"));
        JsonNode left = only("list.left", subject, before);
        assertThat(left.at("/data/entry").asString()).isEqualTo(entry);
        assertThat(left.at("/data/until").asString()).isEqualTo(today.toString());
        assertThat(left.at("/data/deleteBy").asString()).isEqualTo(nextWorkingDay());
    }

    @Test
    void an_entry_that_ends_before_it_was_published_is_not_told_of() {
        String subject = made.holder();
        long before = head();
        severelyListed(subject);
        String entry = api.sql(
                        "select l.public_id from listing l join subject s on s.id = l.subject_id where s.public_id = ?",
                        subject)
                .get(0);
        JsonNode objection = filed(Tokens.subject(subject), about("objection", "listing", entry));
        step(DECIDER, objection, "{\"step\": \"accept\"}");
        step(OTHER_DECIDER, objection, end("decide", "change"));
        assertThat(types(changesOf(subject, before))).doesNotContain("list.entered", "list.left");
    }

    @Test
    void the_red_list_is_left_by_the_law_alone() {
        String subject = made.company("\"fooddrug\": \"operator\"");
        update(
                "insert into listing (public_id, subject_id, sector, list, from_day, published_on)"
                        + " select substr(sha2(concat('feed', public_id), 256), 1, 20), id, 'fooddrug', 'red', ?, ? from subject"
                        + " where public_id = ?",
                today.minusYears(1),
                today.minusYears(1),
                subject);
        long before = head();
        made.record(subject, """
                {"sector": "fooddrug", "type": "adverse", "provision": "27-12", "decidedOn": "%s",
                 "document": {"number": "（样例）红%d号", "authority": "150700"}}""".formatted(today, Made.next()));
        JsonNode left = only("list.left", subject, before);
        assertThat(left.at("/data/list").asString()).isEqualTo("red");
        assertThat(left.at("/data/deleteBy").asString()).isEqualTo(today.toString());
        assertThat(left.get("data").has("citation")).isFalse();
    }

    @Test
    void an_entry_whose_time_is_over_is_left() {
        String subject = made.holder();
        step(DECIDER, severelyListed(subject), "{\"step\": \"publish\"}");
        LocalDate day = today.plusDays(89);
        update(
                "update listing l join subject s on s.id = l.subject_id set l.from_day = ?, l.until_day = null"
                        + " where s.public_id = ?",
                day.minusYears(5).minusDays(1),
                subject);
        long before = head();
        api.on(day.toString(), () -> {
            Instant deadline = Instant.now().plus(PATIENCE);
            while (!types(changesOf(subject, before)).contains("list.left")) {
                assertThat(Instant.now()).isBefore(deadline);
                pause();
            }
        });
        assertThat(only("list.left", subject, before).at("/data/until").asString())
                .isEqualTo(day.minusDays(1).toString());
    }

    @Test
    void outside_entries_are_told_as_they_are_taken_over() {
        String subject = made.holder();
        String key = "feed-" + Made.next();
        long before = head();
        for (String removedOn : List.of("", today.toString(), today.toString())) {
            HttpResponse<String> answer = api.send(
                    "/lists/imports",
                    "POST",
                    BodyPublishers.ofString("""
                            list,subject,enteredOn,removedOn,facts,document.number,sourceKey
                            重大税收违法失信主体名单,%s,%s,%s,样例事实,（样例）税%d号,%s
                            """.formatted(subject, today.minusDays(30), removedOn, Made.next(), key)),
                    "Content-Type",
                    "text/csv",
                    "Authorization",
                    AGENCY);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(Api.read(answer).get("failed").asInt()).as(answer.body()).isZero();
        }
        List<JsonNode> changes = changesOf(subject, before).stream()
                .filter(item -> item.get("type").asString().startsWith("list."))
                .toList();
        assertThat(types(changes)).containsExactly("list.entered", "list.left");
        assertThat(changes.get(0).get("sector").asString()).isEqualTo("outside");
        assertThat(changes.get(0).at("/data/entry")).isEqualTo(changes.get(1).at("/data/entry"));
        assertThat(changes.get(1).at("/data/deleteBy").asString()).isEqualTo(nextWorkingDay());
        assertThat(changes.toString()).doesNotContain("样例事实");
    }

    // ---- procedures

    @Test
    void what_a_procedure_publishes_is_told_as_far_as_the_publication_does() {
        String subject = made.company("\"fooddrug\": \"operator\"");
        String record = made.record(subject, """
                {"sector": "fooddrug", "type": "adverse", "provision": "27-9", "decidedOn": "%s",
                 "document": {"number": "（样例）食%d号", "authority": "150784"}}""".formatted(today.minusDays(2), Made.next()))
                .get("id")
                .asString();
        String banner = Tokens.named("样例旗县承办人", "officer", "150784", "fooddrug");
        JsonNode objection = filed(Tokens.subject(subject), about("objection", "record", record));
        long before = head();
        step(banner, objection, "{\"step\": \"accept\"}");
        step(banner, objection, end("decide", "keep"));
        step(banner, objection, "{\"step\": \"publish\"}");
        JsonNode told = only("procedure.published", subject, before).get("data");
        JsonNode publication = api.all("/publications?kind=objection&limit=200").stream()
                .filter(each -> each.get("id").equals(objection.get("id")))
                .findFirst()
                .orElseThrow();
        for (String member : List.of("kind", "outcome", "from", "until", "citation")) {
            assertThat(told.get(member)).as(member).isEqualTo(publication.get(member));
        }
        assertThat(told.get("procedure")).isEqualTo(publication.get("id"));
        assertThat(told.get("officeName")).isEqualTo(publication.get("office"));
        assertThat(told.toString()).doesNotContain("样例申请", "样例理由", record);
    }

    @Test
    void an_overdue_step_is_told_once_without_whom_it_is_about_and_the_level_above_sees_it_in_its_queue() {
        String subject = made.holder();
        String record = made.record(subject, Made.adverse("holder-37-2", today.minusDays(2)))
                .get("id")
                .asString();
        JsonNode objection = filed(Tokens.subject(subject), about("objection", "record", record));
        String id = objection.get("id").asString();
        LocalDate due = LocalDate.parse(objection.get("dueOn").asString());
        String region = Tokens.named("样例自治区承办人", "officer", "150000", SECTORS);
        long before = head();
        LocalDate first = due.plusDays(5);
        for (LocalDate day : List.of(first, first.plusDays(1))) {
            api.on(day.toString(), () -> {
                Instant deadline = Instant.now().plus(PATIENCE);
                while (api.sql(
                                "select day from daily_task where name = 'feed' and day = ? and done_at is not null",
                                day)
                        .isEmpty()) {
                    assertThat(Instant.now()).isBefore(deadline);
                    pause();
                }
                String queue = "/procedures?kind=objection&limit=200&dueBefore=" + day;
                JsonNode shown = Api.read(api.get(queue, "Authorization", region))
                        .get("items")
                        .valueStream()
                        .filter(item -> item.get("id").asString().equals(id))
                        .findFirst()
                        .orElseThrow();
                assertThat(shown.has("overdueSince")).isTrue();
            });
        }
        List<JsonNode> told = changes(before, 200).stream()
                .filter(item -> item.get("type").asString().equals("procedure.overdue")
                        && item.at("/data/dueOn").asString().equals(due.toString())
                        && item.at("/data/overdueSince").asString().equals(first.toString())
                        && item.at("/data/kind").asString().equals("objection")
                        && item.at("/data/office").asString().equals("150700"))
                .toList();
        long overdue = Long.parseLong(api.sql(
                        "select count(*) from procedure_case where kind = 'objection' and escalated_on = ?"
                                + " and due_on = ? and owed_office = '150700'",
                        first,
                        due)
                .get(0));
        assertThat(told).hasSize((int) overdue).isNotEmpty();
        JsonNode one = told.get(0);
        assertThat(one.propertyNames()).containsExactlyInAnyOrder("position", "id", "type", "at", "sector", "data");
        assertThat(one.get("data").propertyNames())
                .containsExactlyInAnyOrder("kind", "step", "by", "office", "officeName", "dueOn", "overdueSince");
        assertThat(one.at("/data/step").asString()).isEqualTo("accept");
        assertThat(one.at("/data/by").asString()).isEqualTo("officer");
        assertThat(told.toString()).doesNotContain(subject, id, record, "样例申请");
    }

    // ---- order

    @Test
    void parallel_writers_leave_no_gap_and_keep_each_subject_s_order() {
        int writers = 6;
        int rounds = 8;
        long before = head();
        List<String> subjects =
                IntStream.range(0, writers).mapToObj(i -> made.holder()).toList();
        AtomicBoolean writing = new AtomicBoolean(true);
        CompletableFuture<List<JsonNode>> reader = CompletableFuture.supplyAsync(() -> {
            List<JsonNode> seen = new ArrayList<>();
            long at = before;
            boolean last;
            do {
                last = !writing.get();
                JsonNode page = page(at, 7);
                page.get("items").forEach(seen::add);
                at = page.get("next").asLong();
                last = last && page.get("items").isEmpty();
            } while (!last);
            return seen;
        });
        // Each round moves the grade of each subject: A and B in turn.
        List<CompletableFuture<Void>> all = subjects.stream()
                .map(subject -> CompletableFuture.runAsync(() -> {
                    for (int round = 0; round < rounds; round++) {
                        made.record(
                                subject,
                                Made.publicScore(round % 2 == 0 ? 900 : 300, today.minusDays(rounds + 1L - round)));
                    }
                }))
                .toList();
        all.forEach(CompletableFuture::join);
        long end = head();
        writing.set(false);
        List<JsonNode> seen =
                reader.join().stream().filter(item -> position(item) <= end).toList();
        assertThat(seen.stream().map(FeedIT::position))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(before + 1, end).boxed().toList());
        assertThat(seen.stream().map(item -> item.get("id").asString())).doesNotHaveDuplicates();
        assertThat(changes(before, 3).subList(0, seen.size())).isEqualTo(seen);
        Map<String, String> last = new HashMap<>();
        for (JsonNode item : seen) {
            String subject = item.path("subject").asString("");
            if (subjects.contains(subject)) {
                if (last.containsKey(subject)) {
                    assertThat(item.at("/data/from/grade").asString()).isEqualTo(last.get(subject));
                }
                last.put(subject, item.at("/data/to/grade").asString());
            }
        }
        for (String subject : subjects) {
            assertThat(seen.stream().filter(of(subject))).hasSize(rounds);
        }
    }

    @Test
    void what_is_rolled_back_leaves_nothing_and_no_gap() {
        String subject = made.holder();
        String record = Made.publicScore(900, today.minusDays(3));
        made.record(subject, record);
        long before = head();
        assertThat(made.enter(subject, record).statusCode()).isEqualTo(409);
        assertThat(made.enter(subject, "{}").statusCode()).isEqualTo(400);
        assertThat(changesOf(subject, before)).isEmpty();
        made.record(subject, Made.publicScore(300, today.minusDays(2)));
        List<JsonNode> after = changes(before, 200);
        assertThat(after.stream().map(FeedIT::position))
                .containsExactlyElementsOf(LongStream.rangeClosed(before + 1, before + after.size())
                        .boxed()
                        .toList());
    }

    // ---- asking

    @Test
    void a_page_says_where_one_stands_and_has_a_tag() {
        String subject = made.holder();
        long before = head();
        made.record(subject, Made.publicScore(900, today.minusDays(4)));
        made.record(subject, Made.publicScore(300, today.minusDays(3)));
        long end = head();
        HttpResponse<String> first = api.get("/changes?after=" + before + "&limit=1");
        schemas.check("get", "/changes", first);
        assertThat(Api.read(first).get("items")).hasSize(1);
        assertThat(Api.read(first).get("next").asLong()).isEqualTo(before + 1);
        assertThat(first.headers().firstValue("Link").orElseThrow())
                .startsWith("</api/v1/changes?")
                .contains("after=" + (before + 1), "limit=1")
                .endsWith(">; rel=\"next\"");
        HttpResponse<String> again = api.get(
                "/changes?after=" + before + "&limit=1",
                "If-None-Match",
                first.headers().firstValue("ETag").orElseThrow());
        assertThat(again.statusCode()).isEqualTo(304);
        HttpResponse<String> none = api.get("/changes?after=" + end);
        assertThat(Api.read(none).get("items")).isEmpty();
        assertThat(Api.read(none).get("next").asLong()).isEqualTo(end);
        assertThat(none.headers().firstValue("Link")).isEmpty();
        assertThat(Api.read(api.get("/changes")).get("items")).isNotEmpty().hasSizeLessThanOrEqualTo(20);
    }

    @Test
    void bad_questions_are_refused() {
        assertThat(Api.faults(api.get("/changes?after=-1&limit=201&x=1")))
                .containsExactlyInAnyOrder("after value.range", "limit value.range", "x query.unknown");
        assertThat(Api.faults(api.get("/changes?after=abc"))).containsExactly("after value.range");
        assertThat(Api.faults(api.get("/changes?after=9999999999999999999"))).containsExactly("after value.range");
        assertThat(Api.faults(api.get("/changes?after=" + (head() + 1_000_000))))
                .containsExactly("after value.range");
        assertThat(Api.faults(api.get("/changes?after=1&after=2"))).containsExactly("after query.duplicate");
        assertThat(Api.faults(api.get("/changes/stream?after=x&cursor=y")))
                .containsExactlyInAnyOrder("after value.range", "cursor query.unknown");
        assertThat(Api.faults(api.get("/changes/stream", "Last-Event-ID", "abc")))
                .containsExactly("Last-Event-ID value.range");
        assertThat(Api.faults(api.get("/changes/stream", "Last-Event-ID", Long.toString(head() + 1_000_000))))
                .containsExactly("Last-Event-ID value.range");
        assertThat(api.post("/changes", "{}").statusCode()).isEqualTo(405);
    }

    @Test
    void changes_are_kept_for_400_days_and_who_asks_for_older_ones_is_told_so() {
        String subject = made.holder();
        made.record(subject, Made.publicScore(900, today.minusDays(4)));
        long old = head();
        made.record(subject, Made.publicScore(300, today.minusDays(3)));
        LocalDate day = today.plusDays(83);
        long end = head();
        // As if they had been told 400 days before a day that no other test moves to.
        update(
                "update feed_event set at = ? where position <= ?",
                day.minusDays(401).atTime(1, 0),
                old);
        api.on(day.toString(), () -> {
            Instant deadline = Instant.now().plus(PATIENCE);
            while (!api.sql("select forgotten from feed_head where forgotten = ?", old)
                    .equals(List.of(Long.toString(old)))) {
                assertThat(Instant.now()).isBefore(deadline);
                pause();
            }
        });
        assertThat(api.sql("select position from feed_event where position <= ?", old))
                .isEmpty();
        for (String path : List.of("/changes?after=0", "/changes?after=" + (old - 1), "/changes/stream?after=0")) {
            HttpResponse<String> gone = api.get(path);
            assertThat(gone.statusCode()).as(gone.body()).isEqualTo(410);
            assertThat(Api.read(gone).get("type").asString()).isEqualTo("/problems/forgotten");
            assertThat(Api.read(gone).get("detail").asString()).contains(Long.toString(old + 1));
        }
        schemas.check("get", "/changes", api.get("/changes?after=0"));
        assertThat(page(old, 200).get("items").get(0).get("position").asLong()).isEqualTo(old + 1);
        assertThat(Api.read(api.get("/changes"))
                        .get("items")
                        .get(0)
                        .get("position")
                        .asLong())
                .isEqualTo(old + 1);
        assertThat(end).isGreaterThan(old);
    }

    // ---- the stream

    /** An open stream, read as a client does. */
    private final class Followed implements AutoCloseable {
        private final InputStream body;

        Followed(String path, String... headers) {
            HttpRequest.Builder request = HttpRequest.newBuilder(api.service().uri("/api/v1/changes/stream" + path))
                    .header("Accept", "text/event-stream");
            if (headers.length > 0) {
                request.headers(headers);
            }
            try {
                HttpResponse<InputStream> answer =
                        api.service().client().send(request.build(), BodyHandlers.ofInputStream());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                        .startsWith("text/event-stream");
                body = answer.body();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }

        /** The next events, each as its id, name and data. */
        List<Map<String, String>> next(int number) {
            List<Map<String, String>> events = new ArrayList<>();
            Map<String, String> event = new HashMap<>();
            while (events.size() < number) {
                String text = line();
                if (text.isEmpty()) {
                    if (event.containsKey("data")) {
                        events.add(event);
                    }
                    event = new HashMap<>();
                } else if (!text.startsWith(":")) {
                    event.put(
                            text.substring(0, text.indexOf(':')),
                            text.substring(text.indexOf(':') + 1).strip());
                }
            }
            return events;
        }

        private String line() {
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                for (int b = body.read(); b != '\n'; b = body.read()) {
                    if (b < 0) {
                        throw new AssertionError("the stream has ended");
                    }
                    bytes.write(b);
                }
                return bytes.toString(StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                body.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static List<Long> ids(List<Map<String, String>> events) {
        return events.stream().map(event -> Long.parseLong(event.get("id"))).toList();
    }

    @Test
    void the_stream_goes_on_where_it_was_broken_off() {
        long before = head();
        String subject = made.holder();
        List<Long> seen = new ArrayList<>();
        try (Followed stream = new Followed("?after=" + before)) {
            for (int i = 0; i < 3; i++) {
                made.record(subject, Made.publicScore(i % 2 == 0 ? 900 : 300, today.minusDays(9 - i)));
            }
            List<Map<String, String>> events = stream.next(2);
            seen.addAll(ids(events));
            JsonNode item = page(before, 1).get("items").get(0);
            assertThat(Api.MAPPER.readTree(events.get(0).get("data"))).isEqualTo(item);
            assertThat(events.get(0).get("event")).isEqualTo(item.get("type").asString());
        }
        made.record(subject, Made.publicScore(300, today.minusDays(5)));
        try (Followed stream = new Followed(
                "?after=" + before, "Last-Event-ID", seen.get(seen.size() - 1).toString())) {
            made.record(subject, Made.publicScore(900, today.minusDays(4)));
            seen.addAll(ids(stream.next(3)));
        }
        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(before + 1, before + 5).boxed().toList());
    }

    @Test
    void a_stream_without_a_place_begins_with_what_comes_next_and_one_far_behind_gets_everything() {
        long before = head();
        List<String> subjects =
                IntStream.range(0, 30).mapToObj(i -> made.holder()).toList();
        for (String subject : subjects) {
            made.record(subject, Made.publicScore(900, today.minusDays(4)));
        }
        long end = head();
        assertThat(end - before).isGreaterThanOrEqualTo(30);
        try (Followed live = new Followed("");
                Followed replay = new Followed("?after=" + before)) {
            made.record(subjects.get(0), Made.publicScore(300, today.minusDays(3)));
            assertThat(ids(live.next(1))).containsExactly(end + 1);
            assertThat(ids(replay.next((int) (end + 1 - before))))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(before + 1, end + 1).boxed().toList());
        }
    }

    @Test
    void one_address_follows_twenty_times_at_most() throws IOException, InterruptedException {
        List<InputStream> open = new ArrayList<>();
        int status = 200;
        while (status == 200) {
            HttpResponse<InputStream> answer = api.service()
                    .client()
                    .send(
                            HttpRequest.newBuilder(api.service().uri("/api/v1/changes/stream"))
                                    .build(),
                            BodyHandlers.ofInputStream());
            status = answer.statusCode();
            open.add(answer.body());
            assertThat(open).hasSizeLessThanOrEqualTo(21);
        }
        assertThat(status).isEqualTo(429);
        for (InputStream each : open) {
            each.close();
        }
    }
}

package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Lists, what is published of them, and how entries begin and end. */
class ListIT {

    private static final String DECIDER = Tokens.named("样例承办人", "officer", "150700", "mining", "fooddrug", "industry");
    private static final String AGENCY = Tokens.office("agency", "150000");
    private static final String TAX = "重大税收违法失信主体名单";
    private static final String HEADER = "list,subject,name,enteredOn,removedOn,facts,document.number,sourceKey\n";

    private final Api api = new Api();
    private final Made made = new Made(api);
    private final Schemas schemas = new Schemas(api.service());
    private final LocalDate today = LocalDate.parse(api.today());

    private JsonNode checked(String path, String template) {
        HttpResponse<String> answer = api.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        schemas.check("get", template, answer);
        return Api.read(answer);
    }

    private void step(String token, String id, String json) {
        HttpResponse<String> answer =
                api.post("/procedures/" + id + "/steps", json, "Authorization", token, "If-Match", "*");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private String filed(String token, String json) {
        HttpResponse<String> answer = api.post("/procedures", json, "Authorization", token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Api.read(answer).get("id").asString();
    }

    /** Has a subject listed by the procedure, up to the decision. */
    private String decided(String subject, String about, String sector, String list) {
        String id = filed(DECIDER, """
                {"kind": "severe-listing", "about": %s, "sector": "%s", "list": "%s", "statement": "样例失信事实"}""".formatted(about, sector, list));
        step(DECIDER, id, "{\"step\": \"notify\", \"reason\": \"样例理由\"}");
        step(DECIDER, id, """
                {"step": "serve", "receivedOn": "%s", "evidence": ["（样例）送达回证"]}""".formatted(today));
        step(Tokens.subject(subject), id, "{\"step\": \"state\", \"reason\": \"样例陈述\"}");
        step(DECIDER, id, """
                {"step": "decide", "outcome": "list", "reason": "样例", "document": {"number": "（样例）决%d号"}}""".formatted(Made.next()));
        return id;
    }

    private JsonNode listed(String subject, String about, String sector, String list) {
        String id = decided(subject, about, sector, list);
        step(DECIDER, id, "{\"step\": \"publish\"}");
        return entry(subject, list, sector);
    }

    private JsonNode listed(String subject, String sector, String list) {
        return listed(subject, "{\"subject\": \"" + subject + "\"}", sector, list);
    }

    /** The published entry of a subject on a list, missing where there is none. */
    private JsonNode entry(String subject, String list, String sector) {
        String name = api.json("/subjects/" + subject).get("name").asString();
        return api.all("/lists/" + list + "/entries?limit=200&sector=" + sector).stream()
                .filter(entry -> entry.get("name").asString().equals(name))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private String measures(String subject, String sector) {
        return api.json("/subjects/" + subject + "/grades/" + sector)
                .get("measures")
                .toString();
    }

    private List<String> audited(String subject, String action) {
        return Api.values(
                        Api.read(api.get("/audit?subject=" + subject, "Authorization", Tokens.role("auditor")))
                                .get("items"),
                        "action")
                .stream()
                .filter(action::equals)
                .toList();
    }

    /** Puts the database into a state that the service would need years to reach. */
    private void update(String sql, Object... parameters) {
        try (Connection connection = api.service().connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            assertThat(statement.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private void await(BooleanSupplier done) {
        for (int i = 0; i < 100 && !done.getAsBoolean(); i++) {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
        assertThat(done.getAsBoolean()).isTrue();
    }

    // ---- the lists

    @Test
    void the_lists_tell_who_keeps_them_and_how_they_are_entered_and_left() {
        JsonNode lists = checked("/lists", "/lists").get("items");
        assertThat(lists.valueStream()
                        .map(list -> list.get("sector").asString() + " "
                                + list.get("list").asString()))
                .containsExactly(
                        "fooddrug red",
                        "fooddrug black",
                        "fooddrug severe",
                        "mining severe",
                        "outside severe",
                        "outside abnormal");
        JsonNode mining = lists.get(3);
        assertThat(mining.get("title").asString()).isEqualTo("地矿严重失信名单");
        assertThat(Api.values(mining.get("removal"), "citation")).containsExactly("第二十六条第二款、第二十八条");
        assertThat(mining.at("/term/length").asInt()).isEqualTo(5);
        assertThat(mining.at("/term/unit").asString()).isEqualTo("years");
        assertThat(lists.get(2).at("/term/unit").asString()).isEqualTo("periods");
        HttpResponse<String> again = api.get(
                "/lists",
                "If-None-Match",
                api.get("/lists").headers().firstValue("ETag").orElseThrow());
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void thirty_six_authorities_keep_lists_outside_the_sectors() {
        JsonNode items = checked("/lists/severe/authorities", "/lists/severe/authorities")
                .get("items");
        assertThat(items).hasSize(36);
        assertThat(items.get(3).get("list").asString()).isEqualTo(TAX);
        assertThat(items.get(3).get("code").asString()).isEqualTo("1-4");
        assertThat(Api.values(items.get(35).get("removal"), "citation")).contains("398号文实施方案四（三）");
    }

    @Test
    void entries_come_page_by_page_and_bad_questions_are_refused() {
        checked("/lists/red/entries?limit=3", "/lists/{list}/entries");
        List<JsonNode> all = api.all("/lists/severe/entries?limit=200");
        assertThat(api.all("/lists/severe/entries?limit=7")).isEqualTo(all);
        assertThat(all).hasSizeGreaterThan(7);
        assertThat(api.get("/lists/grey/entries").statusCode()).isEqualTo(404);
        assertThat(Api.faults(api.get("/lists/red/entries?sector=nosuch&cursor=x&limit=0&y=1")))
                .containsExactlyInAnyOrder(
                        "sector value.unknown", "cursor cursor.invalid", "limit value.range", "y query.unknown");
    }

    @Test
    void a_natural_person_is_published_without_code() {
        String person = made.person("\"fooddrug\": \"operator\"");
        JsonNode entry = listed(person, "fooddrug", "severe");
        assertThat(entry.has("code")).isFalse();
        assertThat(entry.has("name")).isTrue();
    }

    // ---- entry, publication, end

    @Test
    void an_entry_is_published_with_exactly_what_the_law_says_and_shown_with_what_it_brings() {
        String subject = made.holder();
        String procedure = decided(subject, "{\"subject\": \"" + subject + "\"}", "mining", "severe");
        assertThat(entry(subject, "severe", "mining").isMissingNode()).isTrue();
        assertThat(api.json("/subjects/" + subject).has("listings")).isFalse();
        assertThat(found(subject)).isFalse();
        step(DECIDER, procedure, "{\"step\": \"publish\"}");

        JsonNode entry = entry(subject, "severe", "mining");
        assertThat(entry.propertyNames())
                .containsExactlyInAnyOrder(
                        "id", "list", "sector", "title", "citation", "name", "code", "facts", "office", "disclosure");
        assertThat(entry.get("facts").asString()).isEqualTo("样例失信事实");
        assertThat(entry.get("office").asString()).contains("呼伦贝尔市");
        assertThat(entry.at("/disclosure/until").asString())
                .isEqualTo(today.plusYears(5).toString());
        assertThat(found(subject)).isTrue();
        JsonNode profile = checked("/subjects/" + subject, "/subjects/{id}");
        assertThat(profile.get("listings")).hasSize(1);
        assertThat(profile.at("/listings/0/id")).isEqualTo(entry.get("id"));
        assertThat(Api.values(profile.at("/listings/0/measures"), "code")).contains("ME096", "ME133");
    }

    /** Whether the search for those on the severe list finds a subject. */
    private boolean found(String subject) {
        String code =
                api.sql("select code from subject where public_id = ?", subject).get(0);
        return !api.json("/subjects?list=severe&q=" + code).get("items").isEmpty();
    }

    @Test
    void a_black_list_entry_needs_the_procedure_too_and_brings_its_joint_penalties() {
        String subject = made.company("\"fooddrug\": \"operator\"");
        assertThat(measures(subject, "fooddrug")).doesNotContain("ME052");
        JsonNode entry = listed(subject, "fooddrug", "black");
        assertThat(entry.get("title").asString()).isEqualTo("失信黑名单");
        assertThat(entry.at("/disclosure").has("until")).isFalse();
        assertThat(measures(subject, "fooddrug")).contains("ME052");
    }

    @Test
    void an_entry_ends_by_itself_when_its_time_is_over() {
        String mining = made.holder();
        String food = made.company("\"fooddrug\": \"operator\"");
        listed(mining, "mining", "severe");
        JsonNode fooddrug = listed(food, "fooddrug", "severe");
        assertThat(fooddrug.at("/disclosure/until").asString())
                .isEqualTo(today.plusYears(4).getYear() + "-12-31");
        // As if it had been entered five years before a day that no other test moves to.
        LocalDate day = today.plusDays(97);
        update(
                "update listing l join subject s on s.id = l.subject_id set l.from_day = ?, l.until_day = null"
                        + " where s.public_id = ?",
                day.minusYears(5).minusDays(1),
                mining);
        assertThat(measures(mining, "mining")).contains("ME133");
        api.on(day.toString(), () -> {
            await(() -> entry(mining, "severe", "mining").isMissingNode()
                    && !audited(mining, "list.left").isEmpty());
            assertThat(measures(mining, "mining")).doesNotContain("ME133");
            assertThat(api.json("/subjects/" + mining).has("listings")).isFalse();
            assertThat(entry(food, "severe", "fooddrug").isMissingNode()).isFalse();
        });
        assertThat(api.sql(
                        "select l.until_day from listing l join subject s on s.id = l.subject_id where s.public_id = ?",
                        mining))
                .containsExactly(day.minusDays(1).toString());
    }

    @Test
    void the_red_list_is_left_as_soon_as_demerits_reach_ten() {
        String subject = made.company("\"fooddrug\": \"operator\"");
        update(
                "insert into listing (public_id, subject_id, sector, list, from_day, published_on)"
                        + " select substr(sha2(public_id, 256), 1, 20), id, 'fooddrug', 'red', ?, ? from subject where public_id = ?",
                today.minusYears(1),
                today.minusYears(1),
                subject);
        assertThat(entry(subject, "red", "fooddrug").isMissingNode()).isFalse();
        made.record(subject, """
                {"sector": "fooddrug", "type": "adverse", "provision": "27-12", "decidedOn": "%s",
                 "document": {"number": "（样例）红%d号", "authority": "150700"}}""".formatted(today, Made.next()));
        assertThat(entry(subject, "red", "fooddrug").isMissingNode()).isTrue();
        assertThat(api.sql(
                        "select l.until_day from listing l join subject s on s.id = l.subject_id where s.public_id = ?",
                        subject))
                .containsExactly(today.toString());
        assertThat(audited(subject, "list.left")).hasSize(1);
    }

    // ---- objections

    @Test
    void a_disputed_entry_is_marked_and_brings_nothing_meanwhile() {
        String subject = made.company("\"mining\": \"mining-right-holder\", \"fooddrug\": \"operator\"");
        JsonNode entry = listed(subject, "mining", "severe");
        assertThat(measures(subject, "mining")).contains("ME133", "ME096");
        assertThat(measures(subject, "fooddrug")).contains("ME096");
        String objection =
                filed(Tokens.subject(subject), """
                {"kind": "objection", "about": {"listing": "%s"}, "statement": "样例异议"}""".formatted(entry.get("id").asString()));
        assertThat(entry(subject, "severe", "mining").get("disputed").asBoolean())
                .isTrue();
        assertThat(api.json("/subjects/" + subject).at("/listings/0/measures")).isEmpty();
        assertThat(measures(subject, "mining")).doesNotContain("ME133").doesNotContain("ME096");
        assertThat(measures(subject, "fooddrug")).doesNotContain("ME096");

        step(DECIDER, objection, "{\"step\": \"accept\"}");
        step(
                Tokens.named("样例另一承办人", "officer", "150700", "mining"),
                objection,
                "{\"step\": \"decide\", \"outcome\": \"keep\", \"reason\": \"样例\"}");
        assertThat(entry(subject, "severe", "mining").has("disputed")).isFalse();
        assertThat(measures(subject, "mining")).contains("ME133", "ME096");
        assertThat(measures(subject, "fooddrug")).contains("ME096");
    }

    @Test
    void an_entry_is_disputed_with_the_record_that_it_rests_on() {
        String subject = made.holder();
        String record = made.record(subject, Made.adverse("holder-37-2", today.minusDays(2)))
                .get("id")
                .asString();
        listed(subject, "{\"record\": \"" + record + "\"}", "mining", "severe");
        String objection = filed(Tokens.subject(subject), """
                {"kind": "objection", "about": {"record": "%s"}, "statement": "样例异议"}""".formatted(record));
        assertThat(entry(subject, "severe", "mining").get("disputed").asBoolean())
                .isTrue();
        assertThat(measures(subject, "mining")).doesNotContain("ME133");
        step(DECIDER, objection, "{\"step\": \"refuse\", \"reason\": \"样例\"}");
        assertThat(measures(subject, "mining")).contains("ME133");
    }

    // ---- outside lists

    private HttpResponse<String> imported(String rows, String... headers) {
        String[] all = List.of(headers).toArray(new String[headers.length + 4]);
        all[headers.length] = "Content-Type";
        all[headers.length + 1] = "text/csv";
        all[headers.length + 2] = "Authorization";
        all[headers.length + 3] = AGENCY;
        return api.send("/lists/imports", "POST", BodyPublishers.ofString(HEADER + rows), all);
    }

    private JsonNode taken(String rows) {
        HttpResponse<String> answer = imported(rows);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        schemas.check("post", "/lists/imports", answer);
        return Api.read(answer);
    }

    private String code(String subject) {
        return api.sql("select code from subject where public_id = ?", subject).get(0);
    }

    @Test
    void what_an_outside_authority_shares_is_taken_over_and_brings_the_joint_measures() {
        String subject = made.company("\"mining\": \"mining-right-holder\", \"fooddrug\": \"operator\"");
        assertThat(measures(subject, "mining")).doesNotContain("第二十四条第二款");
        String row =
                TAX + "," + code(subject) + ",," + today.minusDays(9) + ",%s,样例欠税,（样例）税1号,key-" + Made.next() + "\n";
        String entered = row.formatted("");
        JsonNode first = taken(entered);
        assertThat(first.get("entered").asInt()).isEqualTo(1);
        JsonNode entry = entry(subject, "severe", "outside");
        assertThat(entry.get("title").asString()).isEqualTo(TAX);
        assertThat(entry.get("office").asString()).isEqualTo("国家税务总局内蒙古自治区税务局");
        assertThat(entry.get("citation").asString()).isEqualTo("398号文实施方案附件1第4项");
        assertThat(measures(subject, "mining")).contains("第二十四条第二款", "第三十二条第（一）项");
        assertThat(measures(subject, "fooddrug")).contains("第三十二条第（一）项");
        assertThat(Api.values(api.json("/subjects/" + subject).at("/listings/0/measures"), "code"))
                .contains("ME096", "ME143");

        assertThat(taken(entered).get("unchanged").asInt()).isEqualTo(1);
        JsonNode removal = taken(row.formatted(today));
        assertThat(removal.get("removed").asInt()).isEqualTo(1);
        assertThat(removal.get("publicationEndedOn").asString()).isEqualTo(today.toString());
        assertThat(removal.get("publicationDueToEndOn"))
                .isEqualTo(api.json("/calendar/due?from=" + today + "&length=1&unit=working-days")
                        .get("due"));
        assertThat(entry(subject, "severe", "outside").isMissingNode()).isTrue();
        assertThat(taken(row.formatted(today)).get("unchanged").asInt()).isEqualTo(1);
        assertThat(taken(entered).get("unchanged").asInt()).isEqualTo(1);
        assertThat(entry(subject, "severe", "outside").isMissingNode()).isTrue();
        assertThat(audited(subject, "lists.imported")).hasSize(2);
    }

    @Test
    void rows_at_fault_are_named_and_the_others_go_in() {
        String one = code(made.holder());
        String two = code(made.holder());
        String rows = TAX + "," + one + ",," + today + ",,样例事实,（样例）税2号,\n"
                + "样例名单," + one + ",," + today + ",,样例事实,x,\n"
                + TAX + "," + Made.code() + ",," + today + ",,样例事实,x,\n"
                + TAX + "," + two + ",别的名称," + today + ",,样例事实,x,\n"
                + TAX + "," + two + ",," + today + "," + today.minusDays(1) + ",样例事实,x,\n"
                + TAX + "," + two + ",," + today.plusDays(1) + ",,,x,\n"
                + TAX + ",123,," + today + ",,样例事实\n"
                + TAX + "," + one + ",," + today + ",,样例事实,（样例）税2号,\n";
        JsonNode answer = taken(rows);
        assertThat(answer.get("rows").asInt()).isEqualTo(8);
        assertThat(answer.get("entered").asInt()).isEqualTo(1);
        assertThat(answer.get("failed").asInt()).isEqualTo(7);
        assertThat(answer.get("faults")
                        .valueStream()
                        .map(fault -> fault.get("row").asInt() + " "
                                + fault.path("column").asString("") + " "
                                + fault.get("code").asString()))
                .contains(
                        "2 list value.unknown",
                        "3 subject subject.unknown",
                        "4 name name.differs",
                        "5 removedOn date.order",
                        "6 enteredOn date.future",
                        "6 facts field.missing",
                        "7  row.width",
                        "8 sourceKey source-key.duplicate");
    }

    @Test
    void what_is_no_such_table_is_refused() {
        assertThat(Api.faults(api.send(
                        "/lists/imports",
                        "POST",
                        BodyPublishers.ofString("list,subject,subject,x\n"),
                        "Content-Type",
                        "text/csv",
                        "Authorization",
                        AGENCY)))
                .containsExactlyInAnyOrder(
                        "/subject column.duplicate",
                        "/x field.unknown",
                        "/document.number field.missing",
                        "/enteredOn field.missing",
                        "/facts field.missing");
        assertThat(Api.faults(api.send(
                        "/lists/imports",
                        "POST",
                        BodyPublishers.ofByteArray(new byte[] {'l', (byte) 0xff, '\n'}),
                        "Content-Type",
                        "text/csv",
                        "Authorization",
                        AGENCY)))
                .containsExactly(" file.not-text");
        assertThat(Api.faults(imported("x\n".repeat(2_001)))).containsExactly(" value.range");
        assertThat(api.get("/publications?kind=nosuch").statusCode()).isEqualTo(400);
    }

    @Test
    void an_office_takes_over_for_its_own_area_only() {
        String subject = made.holder();
        HttpResponse<String> answer = api.send(
                "/lists/imports",
                "POST",
                BodyPublishers.ofString(HEADER + TAX + "," + code(subject) + ",," + today + ",,样例事实,（样例）税3号,\n"),
                "Content-Type",
                "text/csv",
                "Authorization",
                Tokens.office("agency", "150100"));
        assertThat(Api.values(Api.read(answer).get("faults"), "code")).containsExactly("area.not-allowed");
    }

    @Test
    void what_is_published_is_found_by_an_index() {
        String plan = String.join(
                " ",
                api.sql("explain format=json select l.id from listing l where l.unpublished_on is null"
                        + " and l.published_on <= current_date and l.list = 'severe' and l.sector = 'mining' and l.id > 0"
                        + " order by l.id limit 21"));
        assertThat(plan).contains("listing_open").doesNotContain("filesort");
    }
}

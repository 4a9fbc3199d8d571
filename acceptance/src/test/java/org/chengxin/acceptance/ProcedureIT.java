package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Every kind of procedure from its first to its last step, and each step that the law does not allow. */
class ProcedureIT {

    private static final String[] SECTORS = {"mining", "fooddrug", "industry"};
    private static final String DECIDER = Tokens.named("样例承办人", "officer", "150700", SECTORS);
    private static final String REGION = Tokens.named("样例自治区承办人", "officer", "150000", SECTORS);
    private static final String FOREIGN = Tokens.officer("150100", SECTORS);
    private static final String OTHER_SECTOR = Tokens.officer("150700", "fooddrug");
    private static final String REVIEWER = Tokens.office("reviewer", "150000");

    private final Api api = new Api();
    private final Made made = new Made(api);
    private final Schemas schemas = new Schemas(api.service());
    private final LocalDate today = LocalDate.parse(api.today());

    private HttpResponse<String> file(String token, String json) {
        return token == null ? api.post("/procedures", json) : api.post("/procedures", json, "Authorization", token);
    }

    /** A case that was filed. */
    private JsonNode filed(String token, String json) {
        HttpResponse<String> answer = file(token, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        schemas.check("post", "/procedures", answer);
        return Api.read(answer);
    }

    private static String about(String kind, String member, String id) {
        return "{\"kind\": \"%s\", \"about\": {\"%s\": \"%s\"}, \"statement\": \"样例申请\"}".formatted(kind, member, id);
    }

    private HttpResponse<String> step(String token, JsonNode filed, String json) {
        return step(token, filed.get("id").asString(), "*", json);
    }

    private HttpResponse<String> step(String token, String id, String version, String json) {
        return api.post("/procedures/" + id + "/steps", json, "Authorization", token, "If-Match", version);
    }

    /** A step that was taken. */
    private JsonNode taken(String token, JsonNode filed, String json) {
        HttpResponse<String> answer = step(token, filed, json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        schemas.check("post", "/procedures/{procedure}/steps", answer);
        return Api.read(answer);
    }

    private void refused(HttpResponse<String> answer, String code, String citation) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(Api.values(Api.read(answer).get("errors"), "code")).contains(code);
        assertThat(Api.read(answer).get("detail").asString()).contains(citation);
    }

    private static String simple(String step) {
        return "{\"step\": \"" + step + "\"}";
    }

    private static String end(String step, String outcome) {
        return "{\"step\": \"%s\", \"outcome\": \"%s\", \"reason\": \"样例理由\"}".formatted(step, outcome);
    }

    private static LocalDate day(JsonNode node, String member) {
        return LocalDate.parse(node.get(member).asString());
    }

    private LocalDate due(LocalDate from, int length, String unit) {
        return day(api.json("/calendar/due?from=" + from + "&length=" + length + "&unit=" + unit), "due");
    }

    private String score(String subject) {
        return api.json("/subjects/" + subject + "/grades/mining").path("score").asString();
    }

    private JsonNode read(String record) {
        return Api.read(api.get("/records/" + record, "Authorization", Made.OFFICER));
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

    /** What is published of a case today, null where nothing is. */
    private JsonNode published(JsonNode filed) {
        String path = "/publications?limit=200&kind=" + filed.get("kind").asString();
        schemas.check("get", "/publications", api.get(path));
        return api.all(path).stream()
                .filter(each -> each.get("id").equals(filed.get("id")))
                .findFirst()
                .orElse(null);
    }

    private JsonNode tracked(JsonNode filed) {
        HttpResponse<String> answer =
                api.get("/procedures/track/" + filed.get("trackingCode").asString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        schemas.check("get", "/procedures/track/{code}", answer);
        return Api.read(answer);
    }

    // ---- objection and review

    private String adverse(String subject) {
        made.record(subject, Made.publicScore(900, today.minusDays(3)));
        return made.record(subject, Made.adverse("holder-37-2", today.minusDays(2)))
                .get("id")
                .asString();
    }

    @Test
    void an_objection_is_answered_by_the_office_and_reviewed_by_the_region() {
        String subject = made.holder();
        String record = adverse(subject);
        String own = Tokens.subject(subject);
        assertThat(score(subject)).isEqualTo("820");
        assertThat(file(null, about("objection", "record", record)).statusCode())
                .isEqualTo(401);
        assertThat(file(Tokens.subject(made.holder()), about("objection", "record", record))
                        .statusCode())
                .isEqualTo(403);

        JsonNode objection = filed(own, about("objection", "record", record));
        assertThat(objection.get("state").asString()).isEqualTo("open");
        assertThat(day(objection, "dueOn")).isEqualTo(due(today, 20, "working-days"));
        assertThat(objection.get("owedByOffice").asString()).isEqualTo("150700");
        assertThat(read(record).get("disputed").asBoolean()).isTrue();
        refused(file(own, about("objection", "record", record)), "procedure.running", "第三十八条");

        assertThat(step(FOREIGN, objection, simple("accept")).statusCode()).isEqualTo(403);
        assertThat(step(OTHER_SECTOR, objection, simple("accept")).statusCode()).isEqualTo(403);
        assertThat(step(own, objection, simple("accept")).statusCode()).isEqualTo(403);
        refused(step(REGION, objection, simple("accept")), "procedure.level", "第三十八条");
        refused(step(DECIDER, objection, end("decide", "change")), "procedure.barred", "第三十八条");
        assertThat(step(DECIDER, objection.get("id").asString(), "\"9-AAAAAAAAAAAAAAAAAAAAAA\"", simple("accept"))
                        .statusCode())
                .isEqualTo(412);
        assertThat(api.post(
                                "/procedures/" + objection.get("id").asString() + "/steps",
                                simple("accept"),
                                "Authorization",
                                DECIDER)
                        .statusCode())
                .isEqualTo(428);
        taken(DECIDER, objection, simple("accept"));
        refused(step(Made.OFFICER, objection, end("decide", "change")), "procedure.own", "第三十八条");
        HttpResponse<String> silent = step(DECIDER, objection, "{\"step\": \"decide\", \"outcome\": \"perhaps\"}");
        assertThat(Api.faults(silent)).containsExactly("/outcome value.unknown");
        JsonNode decided = taken(DECIDER, objection, end("decide", "keep"));
        assertThat(decided.get("state").asString()).isEqualTo("decided");
        assertThat(decided.at("/steps/1/reason").asString()).isEqualTo("样例理由");
        HttpResponse<String> answer = api.get(
                "/documents/" + decided.at("/documents/0/id").asString(), "Authorization", own, "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("异议处理结果告知书", "予以维持", "样例理由", "第三十九条");
        assertThat(read(record).has("disputed")).isFalse();

        JsonNode review =
                filed(own, about("review", "procedure", objection.get("id").asString()));
        assertThat(day(review, "dueOn")).isEqualTo(due(today, 20, "working-days"));
        assertThat(review.get("owedByOffice").asString()).isEqualTo("150000");
        assertThat(step(DECIDER, review, end("decide", "change")).statusCode()).isEqualTo(403);
        refused(step(Tokens.office("reviewer", "150700"), review, end("decide", "change")), "procedure.level", "第三十九条");
        taken(REVIEWER, review, end("decide", "change"));
        assertThat(score(subject)).isEqualTo("980");
        assertThat(read(record).get("state").asString()).isEqualTo("withdrawn");
        refused(step(REVIEWER, review, end("decide", "keep")), "procedure.barred", "第三十九条");

        JsonNode shown = tracked(objection);
        assertThat(shown.get("state").asString()).isEqualTo("decided");
        assertThat(shown.toString()).doesNotContain("样例理由", "样例申请", subject);
    }

    @Test
    void food_and_drug_publishes_its_answer_for_ten_days_and_the_level_above_reviews() {
        String subject = made.company("\"fooddrug\": \"operator\"");
        String own = Tokens.subject(subject);
        String record = made.record(subject, """
                {"sector": "fooddrug", "type": "adverse", "provision": "27-9", "decidedOn": "%s",
                 "document": {"number": "（样例）食%d号", "authority": "150784"}}""".formatted(today.minusDays(2), Made.next()))
                .get("id")
                .asString();
        String banner = Tokens.named("样例旗县承办人", "officer", "150784", "fooddrug");
        JsonNode late = Api.read(file(own, """
                {"kind": "objection", "about": {"record": "%s"}, "statement": "样例", "knownOn": "%s"}""".formatted(record, today.minusDays(40))));
        assertThat(late.get("status").asInt()).isEqualTo(409);
        assertThat(late.get("detail").asString()).contains("第五十四条");

        JsonNode objection = filed(own, about("objection", "record", record));
        assertThat(day(objection, "dueOn")).isEqualTo(due(today, 15, "working-days"));
        taken(banner, objection, simple("accept"));
        taken(banner, objection, end("decide", "keep"));
        refused(step(banner, objection, simple("end")), "procedure.barred", "第五十五条");
        JsonNode published = taken(banner, objection, simple("publish"));
        LocalDate last = due(today, 10, "days");
        assertThat(published.get("state").asString()).isEqualTo("published");
        assertThat(day(published, "dueOn")).isEqualTo(last);
        JsonNode conclusion = published(objection);
        assertThat(conclusion.get("outcome").asString()).isEqualTo("keep");
        assertThat(day(conclusion, "from")).isEqualTo(today);
        assertThat(day(conclusion, "until")).isEqualTo(last);
        assertThat(conclusion.at("/subject/id").asString()).isEqualTo(subject);
        assertThat(conclusion.toString()).doesNotContain("样例申请", "样例理由");

        JsonNode review = filed(own, about("review", "record", record));
        assertThat(day(review, "dueOn")).isEqualTo(due(today, 15, "working-days"));
        refused(
                step(Tokens.named("样例自治区复查人", "reviewer", "150000", "fooddrug"), review, end("decide", "keep")),
                "procedure.level",
                "第五十五条");
        taken(Tokens.named("样例盟市复查人", "reviewer", "150700", "fooddrug"), review, end("decide", "keep"));

        api.on(last.plusDays(1).toString(), () -> {
            await(() -> tracked(objection).get("state").asString().equals("closed"));
            assertThat(published(objection)).isNull();
            refused(file(own, about("review", "record", record)), "procedure.too-late", "第五十五条");
        });
    }

    @Test
    void anybody_may_object_to_a_mining_grade_by_name_and_nobody_else_reads_who() {
        String subject = made.holder();
        adverse(subject);
        String grade = """
                {"kind": "objection", "about": {"grade": "mining", "subject": "%s"}, "statement": "样例意见"%s}""";
        assertThat(Api.faults(file(null, grade.formatted(subject, "")))).containsExactly("/applicant field.missing");
        JsonNode objection = filed(
                null,
                grade.formatted(
                        subject, ", \"applicant\": {\"name\": \"样例公众\", \"contact\": \"example@example.invalid\"}"));
        assertThat(objection.get("owedByOffice").asString()).isEqualTo(Made.AREA);
        assertThat(tracked(objection).toString()).doesNotContain("样例公众", "example.invalid", "样例意见");
        String banner = Tokens.named("样例旗县承办人", "officer", Made.AREA, "mining");
        taken(banner, objection, simple("accept"));
        taken(banner, objection, end("decide", "keep"));
    }

    @Test
    void an_inspection_s_result_is_checked_again_and_told_within_seven_working_days() {
        String subject = made.company("\"industry\": \"enterprise\"");
        String record = made.record(subject, """
                {"sector": "industry", "type": "inspection", "decidedOn": "%s", "facts": {"result": "样例结果"},
                 "document": {"number": "（样例）检%d号", "authority": "150700"}}""".formatted(today.minusDays(2), Made.next()))
                .get("id")
                .asString();
        JsonNode objection = filed(Tokens.subject(subject), about("inspection-objection", "inspection", record));
        assertThat(day(objection, "dueOn")).isEqualTo(due(today, 20, "working-days"));
        refused(step(DECIDER, objection, simple("tell")), "procedure.barred", "第十条");
        JsonNode checked = taken(DECIDER, objection, end("recheck", "keep"));
        assertThat(day(checked, "dueOn")).isEqualTo(due(today, 7, "working-days"));
        assertThat(taken(DECIDER, objection, simple("tell")).get("state").asString())
                .isEqualTo("closed");
    }

    @Test
    void what_was_counted_without_a_year_s_notice_is_counted_again_once_there_is_one_and_the_old_date_is_kept() {
        String subject = made.holder();
        String record = adverse(subject);
        JsonNode filed = filed(Tokens.subject(subject), about("objection", "record", record));
        LocalDate counted = day(filed, "dueOn");
        // As it was told by a calendar that did not know the notice of its year yet.
        LocalDate told = counted.minusDays(4);
        String id = filed.get("id").asString();
        sql("update procedure_case set due_on = ?, provisional = true where public_id = ?", told, id);
        sql(
                "update procedure_due d join procedure_case c on c.id = d.case_id set d.due_on = ?, d.provisional = true"
                        + " where c.public_id = ?",
                told,
                id);
        JsonNode before = Api.read(api.get("/procedures/" + id, "Authorization", DECIDER));
        assertThat(day(before, "dueOn")).isEqualTo(told);
        assertThat(before.get("provisional").booleanValue()).isTrue();
        api.on(today.plusDays(13).toString(), () -> {
            await(() -> day(tracked(filed), "dueOn").equals(counted));
            JsonNode after = Api.read(api.get("/procedures/" + id, "Authorization", DECIDER));
            assertThat(Api.values(after.get("dues"), "due")).containsExactly(told.toString(), counted.toString());
            assertThat(after.path("provisional").asBoolean(false))
                    .isEqualTo(filed.path("provisional").asBoolean(false));
        });
        assertThat(api.sql("select action from audit_entry where object = ? and action = 'procedure.projected'", id))
                .hasSize(1);
    }

    private void sql(String update, Object... parameters) {
        try (Connection connection = api.service().connect();
                PreparedStatement statement = connection.prepareStatement(update)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            assertThat(statement.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new AssertionError(update, e);
        }
    }

    // ---- repair

    private String old(String subject, LocalDate decidedOn) {
        made.record(subject, Made.publicScore(900, today.minusDays(3)));
        return made.record(subject, Made.adverse("holder-37-2", decidedOn))
                .get("id")
                .asString();
    }

    @Test
    void a_mining_record_is_repaired_a_year_after_its_decision() {
        String subject = made.holder();
        String own = Tokens.subject(subject);
        String record = old(subject, today.minusYears(1));
        refused(file(own, about("repair", "record", record)), "procedure.barred", "第二十六条第一款第（一）项");
        String ripe = old(subject, today.minusYears(1).minusDays(1));
        refused(file(own, about("repair", "record", ripe)), "procedure.barred", "第（三）项");

        String other = made.holder();
        String alone = old(other, today.minusYears(1).minusDays(1));
        String its = Tokens.subject(other);
        assertThat(score(other)).isEqualTo("820");
        JsonNode repair = filed(its, about("repair", "record", alone));
        assertThat(day(repair, "dueOn")).isEqualTo(due(today, 15, "working-days"));
        JsonNode asked = taken(DECIDER, repair, """
                {"step": "ask-papers", "reason": "缺少（样例）证明"}""");
        assertThat(asked.get("owedBy").asString()).isEqualTo("subject");
        assertThat(asked.has("dueOn")).isFalse();
        JsonNode supplied = taken(its, repair, "{\"step\": \"supply\", \"evidence\": [\"（样例）证明\"]}");
        assertThat(day(supplied, "dueOn")).isEqualTo(due(today, 15, "working-days"));
        taken(DECIDER, repair, simple("accept"));
        JsonNode granted = taken(DECIDER, repair, end("decide", "grant"));
        assertThat(granted.get("state").asString()).isEqualTo("closed");
        assertThat(read(alone).get("repairedOn").asString()).isEqualTo(today.toString());
        assertThat(score(other)).isEqualTo("980");
        assertThat(made.recordsOf(other)).doesNotContain(alone);
        refused(file(its, about("repair", "record", alone)), "procedure.barred", "已修复");
    }

    @Test
    void a_penalty_of_market_supervision_is_accepted_in_five_and_decided_in_ten_working_days() {
        String subject = made.company("\"industry\": \"enterprise\"");
        String own = Tokens.subject(subject);
        String penalty = """
                {"sector": "industry", "type": "penalty", "decidedOn": "%s", "facts": {"serious": true},
                 "penalty": {"procedure": "general", "kinds": ["罚款"], "fields": [%s], "decidedBy": "%s", "dutiesDoneOn": "%s"},
                 "document": {"number": "（样例）罚%d号", "authority": "150700"}}""";
        LocalDate threeMonths = today.minusMonths(3).minusDays(1);
        String ripe = made.record(
                        subject, penalty.formatted(threeMonths, "", "market-supervision", threeMonths, Made.next()))
                .get("id")
                .asString();
        String fire = made.record(
                        subject, penalty.formatted(threeMonths, "\"fire\"", "other", threeMonths, Made.next()))
                .get("id")
                .asString();
        refused(file(own, about("repair", "record", fire)), "procedure.barred", "398号文实施方案三");
        JsonNode repair = filed(own, about("repair", "record", ripe));
        assertThat(day(repair, "dueOn")).isEqualTo(due(today, 5, "working-days"));
        JsonNode accepted = taken(DECIDER, repair, simple("accept"));
        assertThat(day(accepted, "dueOn")).isEqualTo(due(today, 10, "working-days"));
        taken(DECIDER, repair, end("decide", "refuse"));
        assertThat(read(ripe).has("repairedOn")).isFalse();
    }

    private JsonNode listed(String subject) {
        JsonNode proposed = filed(DECIDER, """
                {"kind": "severe-listing", "about": {"subject": "%s"}, "sector": "mining", "statement": "样例事实"}""".formatted(subject));
        taken(DECIDER, proposed, "{\"step\": \"notify\", \"reason\": \"样例理由和依据\"}");
        taken(DECIDER, proposed, """
                {"step": "serve", "receivedOn": "%s", "evidence": ["（样例）送达回证"]}""".formatted(today));
        taken(Tokens.subject(subject), proposed, "{\"step\": \"state\", \"reason\": \"样例陈述\"}");
        taken(DECIDER, proposed, """
                {"step": "decide", "outcome": "list", "reason": "样例", "document": {"number": "（样例）决%d号"}}""".formatted(Made.next()));
        return taken(DECIDER, proposed, simple("publish"));
    }

    @Test
    void nobody_on_the_severe_list_is_repaired_or_leaves_it_with_a_record_unrepaired() {
        String subject = made.holder();
        String own = Tokens.subject(subject);
        String ripe = old(subject, today.minusYears(2));
        listed(subject);
        refused(file(own, about("repair", "record", ripe)), "procedure.barred", "第二十五条第四款");
        assertThat(score(subject)).isEqualTo("820");
        LocalDate later = today.plusYears(1).plusDays(1);
        api.on(later.toString(), () -> {
            made.record(subject, Made.adverse("holder-52-1", later.minusDays(10)));
            refused(file(own, about("severe-removal", "subject", subject)), "procedure.barred", "第二十六条第二款");
        });
        assertThat(api.sql(
                        "select count(*) from procedure_case c join subject s on s.id = c.subject_id"
                                + " where s.public_id = ? and c.kind in ('repair', 'severe-removal')",
                        subject))
                .containsExactly("0");
    }

    @Test
    void since_april_2026_a_penalty_is_repaired_by_its_class() {
        String subject = made.company("\"industry\": \"enterprise\"");
        String own = Tokens.subject(subject);
        String penalty = """
                {"sector": "industry", "type": "penalty", "decidedOn": "%s", "facts": {"serious": true},
                 "penalty": {"procedure": "general", "kinds": ["罚款"], "decidedBy": "other", "class": "%s", "dutiesDoneOn": "%s"},
                 "document": {"number": "（样例）罚%d号", "authority": "150700"}}""";
        LocalDate yesterday = today.minusDays(1);
        String minor = made.record(subject, penalty.formatted(yesterday, "minor", yesterday, Made.next()))
                .get("id")
                .asString();
        String fresh = made.record(subject, penalty.formatted(today.minusMonths(3), "general", yesterday, Made.next()))
                .get("id")
                .asString();
        String ripe = made.record(
                        subject,
                        penalty.formatted(today.minusMonths(3).minusDays(1), "general", yesterday, Made.next()))
                .get("id")
                .asString();
        String severe = made.record(subject, penalty.formatted(today.minusMonths(11), "severe", yesterday, Made.next()))
                .get("id")
                .asString();
        assertThat(made.recordsOf(subject)).doesNotContain(minor).contains(fresh, ripe, severe);
        refused(file(own, about("repair", "record", fresh)), "procedure.barred", "第36号");
        refused(file(own, about("repair", "record", severe)), "procedure.barred", "第36号");
        for (String record : List.of(minor, ripe)) {
            JsonNode repair = filed(own, about("repair", "record", record));
            assertThat(day(repair, "dueOn")).isEqualTo(due(today, 3, "working-days"));
            JsonNode accepted = taken(DECIDER, repair, simple("accept"));
            assertThat(day(accepted, "dueOn")).isEqualTo(due(today, 7, "working-days"));
            taken(DECIDER, repair, end("decide", "grant"));
        }
        assertThat(made.recordsOf(subject)).doesNotContain(minor, ripe).contains(fresh, severe);
        assertThat(read(ripe).get("repairedOn").asString()).isEqualTo(today.toString());
    }

    @Test
    void food_and_drug_repairs_what_is_no_crime_while_its_licence_stands() {
        String subject = made.company("\"fooddrug\": \"operator\"");
        String own = Tokens.subject(subject);
        String banner = Tokens.named("样例旗县承办人", "officer", "150784", "fooddrug");
        String breach = """
                {"sector": "fooddrug", "type": "adverse", "provision": "%s", "decidedOn": "%s",
                 "document": {"number": "（样例）食%d号", "authority": "150784"}}""";
        String record = made.record(subject, breach.formatted("27-9", today.minusDays(2), Made.next()))
                .get("id")
                .asString();
        String stopped = made.record(subject, breach.formatted("28-6", today.minusDays(2), Made.next()))
                .get("id")
                .asString();
        String crime = made.record(subject, """
                {"sector": "fooddrug", "type": "finding", "decidedOn": "%s",
                 "facts": {"finding": "criminal-liability-major-accident"},
                 "document": {"number": "（样例）食%d号", "authority": "150784"}}""".formatted(today.minusDays(2), Made.next()))
                .get("id")
                .asString();
        refused(file(own, about("repair", "record", crime)), "procedure.barred", "第五十三条第一款");
        refused(file(own, about("repair", "record", stopped)), "procedure.barred", "第五十三条第二款");
        JsonNode repair = filed(own, about("repair", "record", record));
        taken(banner, repair, simple("accept"));
        taken(banner, repair, end("decide", "grant"));
        assertThat(read(record).get("repairedOn").asString()).isEqualTo(today.toString());
        made.record(subject, """
                {"sector": "fooddrug", "type": "licence", "decidedOn": "%s", "facts": {"status": "revoked"},
                 "document": {"number": "（样例）食%d号", "authority": "150784"}}""".formatted(today.minusDays(1), Made.next()));
        String other = made.record(subject, breach.formatted("27-9", today.minusDays(1), Made.next()))
                .get("id")
                .asString();
        refused(file(own, about("repair", "record", other)), "procedure.barred", "第五十三条第二款");
    }

    // ---- lists

    @Test
    void a_severe_listing_needs_notice_five_days_and_a_signed_decision_and_ends_after_a_year_s_repair() {
        String subject = made.holder();
        String own = Tokens.subject(subject);
        old(subject, today.minusDays(2));
        String listing = """
                {"kind": "severe-listing", "about": {"subject": "%s"}, "sector": "mining", "statement": "样例事实"}""".formatted(subject);
        assertThat(file(own, listing).statusCode()).isEqualTo(403);
        refused(file(REGION, listing), "procedure.barred", "第十八条");
        JsonNode proposed = filed(DECIDER, listing);
        taken(DECIDER, proposed, "{\"step\": \"notify\", \"reason\": \"样例理由和依据\"}");
        assertThat(Api.faults(step(DECIDER, proposed, """
                {"step": "serve", "receivedOn": "%s"}""".formatted(today.plusDays(1)))))
                .containsExactly("/receivedOn date.future");
        JsonNode served = taken(DECIDER, proposed, """
                {"step": "serve", "receivedOn": "%s", "evidence": ["（样例）送达回证"]}""".formatted(today));
        LocalDate last = due(today, 5, "days");
        assertThat(served.get("owedBy").asString()).isEqualTo("subject");
        assertThat(day(served, "dueOn")).isEqualTo(last);
        refused(step(DECIDER, proposed, """
                {"step": "decide", "outcome": "list", "reason": "样例", "document": {"number": "（样例）决1号"}}"""), "procedure.barred", "第十八条");
        taken(own, proposed, "{\"step\": \"state\", \"reason\": \"样例陈述\"}");
        assertThat(Api.faults(step(DECIDER, proposed, end("decide", "list"))))
                .containsExactly("/document field.missing");
        taken(DECIDER, proposed, """
                {"step": "decide", "outcome": "list", "reason": "样例", "document": {"number": "（样例）决%d号"}}""".formatted(Made.next()));
        assertThat(api.json("/subjects/" + subject + "/grades/mining")
                        .get("measures")
                        .toString())
                .contains("第二十三条第（三）项");
        JsonNode listed = taken(DECIDER, proposed, simple("publish"));
        assertThat(Api.values(listed.get("documents"), "kind"))
                .containsExactly("severe-listing-notice", "severe-listing-decision");
        refused(file(DECIDER, listing), "procedure.barred", "第十六条");

        String removal = about("severe-removal", "subject", subject);
        refused(file(own, removal), "procedure.barred", "第二十六条第二款");
        LocalDate ripe = today.plusYears(1).plusDays(1);
        api.on(ripe.toString(), () -> {
            JsonNode filed = filed(own, removal);
            refused(step(DECIDER, filed, simple("visit")), "procedure.barred", "第二十八条");
            taken(DECIDER, filed, simple("check-papers"));
            taken(DECIDER, filed, simple("visit"));
            taken(DECIDER, filed, simple("publish"));
            refused(step(DECIDER, filed, end("decide", "remove")), "procedure.barred", "第二十八条");
            LocalDate end = due(ripe, 7, "working-days");
            JsonNode intended = published(filed);
            assertThat(intended.has("outcome")).isFalse();
            assertThat(intended.get("list").asString()).isEqualTo("severe");
            assertThat(day(intended, "until")).isEqualTo(end);
            api.on(end.plusDays(1).toString(), () -> {
                taken(DECIDER, filed, end("decide", "remove"));
                assertThat(api.sql(
                                "select l.until_day from listing l join subject s on s.id = l.subject_id where s.public_id = ?",
                                subject))
                        .containsExactly(end.plusDays(1).toString());
                assertThat(api.sql(
                                "select repaired_on from credit_record r join subject s on s.id = r.subject_id"
                                        + " where s.public_id = ? and r.type = 'adverse'",
                                subject))
                        .containsExactly(end.plusDays(1).toString());
            });
        });
    }

    @Test
    void a_notice_that_the_subject_receives_is_served_by_that() {
        String subject = made.holder();
        String own = Tokens.subject(subject);
        JsonNode proposed = filed(DECIDER, """
                {"kind": "severe-listing", "about": {"subject": "%s"}, "sector": "mining", "statement": "样例事实"}""".formatted(subject));
        taken(DECIDER, proposed, "{\"step\": \"notify\", \"reason\": \"样例理由和依据\"}");
        JsonNode notice = Api.read(api.get("/subjects/" + subject + "/notices", "Authorization", own))
                .at("/items/0");
        assertThat(notice.get("procedure").asString())
                .isEqualTo(proposed.get("id").asString());
        assertThat(notice.has("document")).isTrue();
        HttpResponse<String> receipt =
                api.post("/notices/" + notice.get("id").asString() + "/receipt", "{}", "Authorization", own);
        assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(200);
        JsonNode served = tracked(proposed);
        assertThat(served.at("/steps/1/step").asString()).isEqualTo("serve");
        assertThat(day(served, "dueOn")).isEqualTo(due(today, 5, "days"));
    }

    @Test
    void the_abnormal_list_is_left_within_ten_working_days() {
        String subject = made.company("\"industry\": \"enterprise\"");
        String record = made.record(subject, """
                {"sector": "industry", "type": "abnormal-list", "decidedOn": "%s",
                 "document": {"number": "（样例）异%d号", "authority": "150700"}}""".formatted(today.minusDays(9), Made.next()))
                .get("id")
                .asString();
        JsonNode removal = filed(Tokens.subject(subject), about("abnormal-removal", "record", record));
        assertThat(day(removal, "dueOn")).isEqualTo(due(today, 10, "working-days"));
        taken(DECIDER, removal, end("decide", "remove"));
        assertThat(read(record).at("/facts/removedOn").asString()).isEqualTo(today.toString());
    }

    @Test
    void an_honour_is_deleted_by_the_agency_within_five_working_days() {
        String subject = made.holder();
        made.record(subject, Made.publicScore(900, today.minusDays(3)));
        String honour = made.record(subject, """
                {"sector": "mining", "type": "honour", "provision": "honour-1", "decidedOn": "%s", "facts": {"honour": "样例荣誉"},
                 "document": {"number": "（样例）誉%d号"}}""".formatted(today.minusDays(9), Made.next()))
                .get("id")
                .asString();
        JsonNode deletion = filed(Tokens.subject(subject), about("honour-deletion", "record", honour));
        assertThat(day(deletion, "dueOn")).isEqualTo(due(today, 5, "working-days"));
        assertThat(step(DECIDER, deletion, simple("delete")).statusCode()).isEqualTo(403);
        taken(Tokens.office("agency", "150000"), deletion, simple("delete"));
        assertThat(api.get("/records/" + honour).statusCode()).isEqualTo(410);
    }

    // ---- orders and interviews

    @Test
    void a_missed_order_offers_the_provision_that_follows_and_a_d_reports_every_week() {
        String subject = made.company("\"fooddrug\": \"operator\"");
        String own = Tokens.subject(subject);
        String order = """
                {"kind": "rectification", "about": {"subject": "%s"}, "statement": "样例责令限期整改"%s}""";
        assertThat(Api.faults(file(DECIDER, order.formatted(subject, "")))).containsExactly("/dueOn field.missing");
        JsonNode plain = filed(DECIDER, order.formatted(subject, ", \"dueOn\": \"" + today.plusDays(20) + "\""));
        assertThat(day(plain, "dueOn")).isEqualTo(today.plusDays(20));
        taken(own, plain, "{\"step\": \"report\", \"reason\": \"样例整改情况\"}");
        JsonNode missed = taken(DECIDER, plain, end("check", "missed"));
        assertThat(missed.at("/steps/1/offers/0").asString()).isEqualTo("27-7b");

        made.record(subject, """
                {"sector": "fooddrug", "type": "adverse", "provision": "27-12", "decidedOn": "%s",
                 "document": {"number": "（样例）食%d号"}}""".formatted(today.minusDays(2), Made.next()));
        JsonNode weekly = filed(DECIDER, order.formatted(subject, ", \"dueOn\": \"" + today.plusDays(60) + "\""));
        assertThat(weekly.get("owedBy").asString()).isEqualTo("subject");
        assertThat(day(weekly, "dueOn")).isEqualTo(due(today, 7, "days"));
        JsonNode reported = taken(own, weekly, "{\"step\": \"report\", \"reason\": \"样例第一周\"}");
        assertThat(day(reported, "dueOn")).isEqualTo(due(today, 7, "days"));
        taken(DECIDER, weekly, end("check", "done"));
    }

    @Test
    void who_stays_away_from_an_interview_is_offered_as_a_record() {
        String subject = made.company("\"fooddrug\": \"operator\"");
        JsonNode interview = filed(DECIDER, """
                {"kind": "interview", "about": {"subject": "%s"}, "statement": "样例约谈事项", "dueOn": "%s"}""".formatted(subject, today.plusDays(3)));
        JsonNode away = taken(DECIDER, interview, end("hold", "absent"));
        assertThat(away.at("/steps/0/offers/0").asString()).isEqualTo("27-7c");
        assertThat(away.get("state").asString()).isEqualTo("closed");
    }

    @Test
    void how_each_office_decides_is_public() {
        String subject = made.holder();
        JsonNode objection = filed(Tokens.subject(subject), about("objection", "record", adverse(subject)));
        taken(DECIDER, objection, simple("accept"));
        JsonNode before = counted("150700");
        taken(DECIDER, objection, end("decide", "keep"));
        JsonNode after = counted("150700");
        assertThat(after.at("/objections/keep").asInt())
                .isEqualTo(before.at("/objections/keep").asInt(0) + 1);
        assertThat(after.at("/deadlines/kept").asInt())
                .isEqualTo(before.at("/deadlines/kept").asInt() + 1);
        String tomorrow = today.plusDays(1).toString();
        api.on(
                tomorrow,
                () -> await(() -> !api.sql("select 1 from entry_tally where office = '150700' and day = ?", today)
                        .isEmpty()));
        assertThat(counted("150700").at("/entries/onTime").asInt()).isPositive();
        assertThat(api.get("/statistics/procedures?from=2026-02-01&to=2026-01-01")
                        .statusCode())
                .isEqualTo(400);
    }

    private JsonNode counted(String office) {
        HttpResponse<String> answer = api.get("/statistics/procedures");
        schemas.check("get", "/statistics/procedures", answer);
        String month = today.toString().substring(0, 7);
        return Api.read(answer)
                .get("items")
                .valueStream()
                .filter(item -> item.get("authority").asString().equals(office)
                        && item.get("month").asString().equals(month))
                .findFirst()
                .orElseThrow();
    }

    // ---- queue, races, time

    @Test
    void of_two_officers_at_once_exactly_one_takes_the_step() {
        String subject = made.holder();
        JsonNode objection = filed(Tokens.subject(subject), about("objection", "record", adverse(subject)));
        String id = objection.get("id").asString();
        HttpResponse<String> read = api.get("/procedures/" + id, "Authorization", DECIDER);
        schemas.check("get", "/procedures/{procedure}", read);
        String version = read.headers().firstValue("ETag").orElseThrow();
        List<CompletableFuture<Integer>> both = Stream.of("样例甲", "样例乙")
                .map(name -> Tokens.named(name, "officer", "150700", "mining"))
                .map(token -> CompletableFuture.supplyAsync(
                        () -> step(token, id, version, simple("accept")).statusCode()))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void the_queue_shows_the_most_urgent_first_and_what_is_overdue_to_the_level_above() {
        String subject = made.holder();
        JsonNode objection = filed(Tokens.subject(subject), about("objection", "record", adverse(subject)));
        String id = objection.get("id").asString();
        String path = "/procedures?kind=objection&limit=200";
        HttpResponse<String> answer = api.get(path, "Authorization", DECIDER);
        schemas.check("get", "/procedures", answer);
        JsonNode items = Api.read(answer).get("items");
        assertThat(Api.values(items, "id")).contains(id);
        List<String> dues = items.valueStream()
                .filter(item -> item.has("dueOn"))
                .map(item -> item.get("dueOn").asString())
                .toList();
        assertThat(dues).isSorted();
        JsonNode mine = items.valueStream()
                .filter(item -> item.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(mine.get("workingDaysLeft").asInt()).isEqualTo(20);
        assertThat(Api.values(Api.read(api.get(path, "Authorization", FOREIGN)).get("items"), "id"))
                .doesNotContain(id);
        assertThat(Api.values(
                        Api.read(api.get(path, "Authorization", OTHER_SECTOR)).get("items"), "id"))
                .doesNotContain(id);
        assertThat(api.get("/procedures?state=lost", "Authorization", DECIDER).statusCode())
                .isEqualTo(400);

        api.on(
                day(objection, "dueOn").plusDays(1).toString(),
                () -> await(() -> Api.read(api.get("/procedures/" + id, "Authorization", REGION))
                        .has("overdueSince")));
    }

    @Test
    void bad_input_is_named_at_once() {
        String own = Tokens.subject(made.holder());
        assertThat(Api.faults(file(own, "{\"kind\": \"wish\", \"about\": {}, \"extra\": 1}")))
                .containsExactlyInAnyOrder(
                        "/kind value.unknown",
                        "/about/ field.missing",
                        "/statement field.missing",
                        "/extra field.unknown");
        assertThat(file(own, about("repair", "record", "nosuchrecord")).statusCode())
                .isEqualTo(404);
        assertThat(api.get("/procedures/track/nosuch").statusCode()).isEqualTo(404);
        assertThat(api.get("/procedures/nosuch", "Authorization", DECIDER).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_sector_s_procedures_are_told_with_their_limits() {
        HttpResponse<String> answer = api.get("/sectors/mining/procedures");
        schemas.check("get", "/sectors/{sector}/procedures", answer);
        JsonNode repair = Api.read(answer)
                .get("items")
                .valueStream()
                .filter(item -> item.get("kind").asString().equals("repair"))
                .findFirst()
                .orElseThrow();
        assertThat(repair.at("/steps/0/within/length").asInt()).isEqualTo(15);
        assertThat(repair.at("/steps/0/within/unit").asString()).isEqualTo("working-days");
        assertThat(repair.get("requirements").toString()).contains("since-decision", "第二十六条第一款第（一）项");
    }
}

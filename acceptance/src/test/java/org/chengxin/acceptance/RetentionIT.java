package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What becomes of records when their time is over (001, article 36). */
class RetentionIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api api = new Api();
    private final Made made = new Made(api);
    private final LocalDate today = LocalDate.parse(api.today());

    /** Five years ago: today is the last day (reading T1). */
    private final LocalDate nearlyOver = today.minusYears(5);

    private void await(String what, BooleanSupplier done) {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (!done.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(deadline);
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void an_organisation_s_is_archived_and_a_person_s_is_erased_from_every_place() {
        String company = made.holder();
        String person = made.person("\"mining\": \"intermediary\"");
        String archived = made.record(company, Made.adverse("holder-37-2", nearlyOver))
                .get("id")
                .asString();
        String secret = "样例当事人" + Made.next();
        String record = """
                {"type": "public", "category": "RC071", "text": "%s", "decidedOn": "%s", "document": {"number": "%s"},
                 "public": true, "basis": "penalty"}""".formatted(secret, nearlyOver, secret);
        String general = Api.read(made.enter(person, record, "Idempotency-Key", "retention-" + Made.next()))
                .get("id")
                .asString();
        String sector = made.record(person, Made.adverse("intermediary-2-1", nearlyOver))
                .get("id")
                .asString();
        HttpResponse<String> objection =
                api.post("/procedures", """
                {"kind": "objection", "about": {"record": "%s"}, "statement": "%s"}""".formatted(sector, secret), "Authorization", Tokens.subject(person));
        assertThat(objection.statusCode()).as(objection.body()).isEqualTo(201);
        HttpResponse<String> refused = api.post(
                "/procedures/" + Api.read(objection).get("id").asString() + "/steps",
                """
                {"step": "refuse", "reason": "%s"}""".formatted(secret),
                "Authorization",
                Tokens.named("样例经办人", "officer", "150700", "mining"),
                "If-Match",
                "*");
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(200);
        assertThat(made.recordsOf(company)).contains(archived);
        assertThat(made.recordsOf(person)).contains(sector);
        String read = api.sql(
                        "select e.id from evaluation e join subject s on s.id = e.subject_id where s.public_id = ? order by e.id desc"
                                + " limit 1",
                        person)
                .get(0);

        // A day that no other test moves to: what is to be done on a day is done once.
        api.on(
                today.plusDays(16).toString(),
                () -> await(
                        "put away",
                        () -> api.sql("select public_id from erased_record where public_id in (?, ?)", general, sector)
                                                .size()
                                        == 2
                                && api.sql("select state from credit_record where public_id = ?", archived)
                                        .equals(List.of("archived"))));

        JsonNode kept = Api.read(api.get("/records/" + archived, "Authorization", Made.OFFICER));
        assertThat(kept.get("state").asString()).isEqualTo("archived");
        for (String id : List.of(general, sector)) {
            for (String path : List.of("", "/versions")) {
                HttpResponse<String> gone = api.get("/records/" + id + path, "Authorization", Made.OFFICER);
                assertThat(gone.statusCode()).isEqualTo(410);
            }
            assertThat(api.sql("select detail from audit_entry where object = ? and action = 'record.erased'", id))
                    .singleElement()
                    .asString()
                    .contains("\"hash\"");
        }
        assertThat(made.recordsOf(person, "Authorization", Made.OFFICER)).isEmpty();
        assertThat(api.sql("select erased_at from evaluation where id = ? and input is null and answer is null", read))
                .hasSize(1);
        for (String held : List.of(
                "select id from credit_record where document_number = ? or facts like concat('%', ?, '%')",
                "select record_id from record_version where content like concat('%', ?, '%') or reason = ?",
                "select number from document_use where number = ? or act = ?",
                "select id from idempotency_key where body like concat('%', ?, '%') or location = ascii(?)",
                "select id from procedure_case where statement = ? or applicant = ?",
                "select case_id from procedure_step where reason = ? or document = ?",
                "select id from notice where text_zh like concat('%', ?, '%') or title_zh = ?",
                "select id from document where data like concat('%', ?, '%') or data = ?",
                "select id from outbox_message where payload like concat('%', ?, '%') or payload = ?",
                "select id from audit_entry where detail like concat('%', ?, '%') or actor = ?")) {
            assertThat(api.sql(held, secret, secret)).as(held).isEmpty();
        }
    }

    @Test
    void a_subject_has_its_honours_taken_out_and_nothing_else() {
        String subject = made.holder();
        made.record(subject, Made.publicScore(900, today.minusDays(3)));
        String honour = made.record(subject, """
                {"sector": "mining", "type": "honour", "provision": "honour-1", "decidedOn": "%s", "facts": {"honour": "样例荣誉"},
                 "document": {"number": "（样例）誉%d号"}}""".formatted(today.minusDays(9), Made.next()))
                .get("id")
                .asString();
        String adverse = made.record(subject, Made.adverse("holder-37-2", today.minusDays(2)))
                .get("id")
                .asString();
        String charity =
                made.record(subject, """
                {"type": "public", "category": "RC064", "text": "样例捐赠", "decidedOn": "2026-05-04", "document": {"number": "（样例）捐%d号"}}""".formatted(Made.next())).get("id").asString();
        String before =
                api.json("/subjects/" + subject + "/grades/mining").get("score").asString();
        String own = Tokens.subject(subject);
        assertThat(delete(honour, Tokens.subject(made.holder())).statusCode()).isEqualTo(403);
        HttpResponse<String> refused = delete(adverse, own);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("record.not-deletable", "第三十六条第二款");
        for (String id : List.of(honour, charity)) {
            HttpResponse<String> deleted = delete(id, own);
            assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(200);
            assertThat(Api.read(deleted).get("deletedOn").asString()).isEqualTo(api.today());
            assertThat(api.get("/records/" + id).statusCode()).isEqualTo(410);
            assertThat(delete(id, own).statusCode()).isEqualTo(410);
        }
        assertThat(api.json("/subjects/" + subject + "/grades/mining")
                        .get("score")
                        .asDouble())
                .isLessThan(Double.parseDouble(before));
    }

    private HttpResponse<String> delete(String record, String token) {
        return api.post("/records/" + record + "/deletion", "{}", "Authorization", token);
    }
}

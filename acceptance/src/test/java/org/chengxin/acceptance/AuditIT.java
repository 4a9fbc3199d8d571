package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class AuditIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Api api = new Api();
    private final Schemas schemas = new Schemas(api.service());
    private final String auditor = Tokens.role("auditor");

    /** A read of a file that is not public, under a request id of its own. */
    private String read(String subject, String token) {
        String request = UUID.randomUUID().toString();
        HttpResponse<String> answer =
                api.get("/subjects/" + subject + "/records", "Authorization", token, "X-Request-Id", request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return request;
    }

    private String subject(int which) {
        return api.sql("select public_id from subject where kind = 'legal-person' order by id limit 1 offset " + which)
                .get(0);
    }

    private HttpResponse<String> audit(String query) {
        HttpResponse<String> answer = api.get("/audit" + query, "Authorization", auditor);
        schemas.check("get", "/audit", answer);
        return answer;
    }

    private List<JsonNode> all(String query) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = Api.read(audit(query + cursor));
            page.get("items").forEach(items::add);
            cursor = page.has("next") ? "&cursor=" + page.get("next").asString() : "";
        } while (!cursor.isEmpty());
        return items;
    }

    @Test
    void what_was_read_is_linked_into_the_chain_soon_after() throws Exception {
        String request = read(subject(3), auditor);
        awaitLink(request);
        assertThat(api.sql(
                        "select count(*) from audit_pending p join audit_entry e on e.id = p.entry_id"
                                + " where e.request_id = ?",
                        request))
                .containsExactly("0");
        JsonNode item = all("?subject=" + subject(3) + "&limit=200").stream()
                .filter(entry -> entry.get("requestId").asString().equals(request))
                .findFirst()
                .orElseThrow();
        assertThat(item.get("action").asString()).isEqualTo("records.read");
        String seq = item.get("seq").asString();
        byte[] before = api.sql("select hex(hash) from audit_link where seq = ? - 1", seq).stream()
                .findFirst()
                .map(HexFormat.of()::parseHex)
                .orElseGet(() -> new byte[32]);
        assertThat(hash(before, item))
                .as("the entry as the auditor has it makes the hash of its link")
                .isEqualTo(item.get("hash").asString());
    }

    private void awaitLink(String request) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (api.sql(
                        "select seq from audit_link l join audit_entry e on e.id = l.entry_id where e.request_id = ?",
                        request)
                .isEmpty()) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(200);
        }
    }

    /** The hash of an entry's link, made as core's {@code AuditChain} says that anybody can. */
    private static String hash(byte[] before, JsonNode item) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(before);
            out.writeByte(1);
            out.writeLong(item.get("id").asLong());
            out.writeLong(ChronoUnit.MICROS.between(
                    Instant.EPOCH, Instant.parse(item.get("at").asString())));
            List<String> roles = new ArrayList<>();
            item.get("roles").forEach(role -> roles.add(role.asString()));
            for (String text : Arrays.asList(
                    text(item, "actor"),
                    String.join(",", roles),
                    text(item, "authority"),
                    text(item, "purpose"),
                    text(item, "subject"),
                    text(item, "action"),
                    text(item, "object"),
                    text(item, "requestId"),
                    item.has("detail") ? item.get("detail").toString() : null)) {
                byte[] utf8 = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text == null ? -1 : utf8.length);
                out.write(utf8);
            }
        }
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray()));
    }

    private static String text(JsonNode item, String member) {
        return item.has(member) ? item.get(member).asString() : null;
    }

    @Test
    void the_links_follow_each_other_to_the_head() throws Exception {
        awaitLink(read(subject(4), auditor));
        List<String> links = api.sql("select seq from audit_link order by seq");
        for (int i = 0; i < links.size(); i++) {
            assertThat(links.get(i)).isEqualTo(Integer.toString(i + 1));
        }
        assertThat(api.sql("select count(*) from audit_head h join audit_link l on l.seq = h.seq and l.hash = h.hash"
                        + " where h.seq >= " + links.size()))
                .containsExactly("1");
    }

    @Test
    void each_question_gives_its_entries_by_time_over_all_pages() {
        String subject = subject(5);
        String token = Tokens.of("auditor", "150784", List.of(), null, "检查");
        String actor = "auditor@150784";
        List<String> requests =
                Stream.generate(() -> read(subject, token)).limit(5).toList();

        assertThat(requestsOf(all("?subject=" + subject + "&actor=" + actor + "&limit=2")))
                .filteredOn(requests::contains)
                .containsExactlyElementsOf(requests);
        String today = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        for (String question : List.of("?actor=" + actor, "?from=" + today + "&to=" + today, "?limit=200")) {
            List<JsonNode> items = all(question + (question.contains("limit") ? "" : "&limit=150"));
            assertThat(requestsOf(items)).as(question).containsSubsequence(requests);
            assertThat(items)
                    .extracting(item -> Instant.parse(item.get("at").asString()))
                    .isSorted();
        }
        assertThat(requestsOf(all(
                        "?subject=" + subject + "&to=" + LocalDate.parse(today).minusDays(1))))
                .doesNotContainAnyElementsOf(requests);
        assertThat(requestsOf(all("?subject=" + subject + "&from="
                        + LocalDate.parse(today).plusDays(1))))
                .doesNotContainAnyElementsOf(requests);
    }

    private static List<String> requestsOf(List<JsonNode> items) {
        return items.stream().map(item -> item.get("requestId").asString()).toList();
    }

    @Test
    void reading_the_trail_is_an_entry_of_it() {
        String request = UUID.randomUUID().toString();
        api.get("/audit?subject=" + subject(6), "Authorization", auditor, "X-Request-Id", request);
        assertThat(api.sql("select action from audit_entry where request_id = ? and subject = ?", request, subject(6)))
                .containsExactly("audit.read");
    }

    @Test
    void an_entry_that_is_there_is_never_changed_by_what_comes_later() {
        read(subject(7), auditor);
        String sum = "select coalesce(sum(crc32(concat_ws('|', id, at, actor, roles, coalesce(authority, '-'),"
                + " coalesce(purpose, '-'), coalesce(subject, '-'), action, coalesce(object, '-'), request_id,"
                + " coalesce(detail, '-')))), 0) from audit_entry where id <= ?";
        String last = api.sql("select max(id) from audit_entry").get(0);
        String before = api.sql(sum, last).get(0);
        read(subject(7), auditor);
        audit("?subject=" + subject(7));
        assertThat(api.sql(sum, last)).containsExactly(before);
    }

    @Test
    void only_auditors_read_it_and_every_fault_of_the_question_is_named() {
        assertThat(api.get("/audit").statusCode()).isEqualTo(401);
        for (String role : List.of("officer", "agency", "user", "admin")) {
            assertThat(api.get("/audit", "Authorization", Tokens.office(role, "150000"))
                            .statusCode())
                    .as(role)
                    .isEqualTo(403);
        }
        assertThat(Api.faults(audit("?from=2026-02-30&to=x&limit=0&cursor=x&nosuch=1")))
                .containsExactlyInAnyOrder(
                        "from date.invalid",
                        "to date.invalid",
                        "limit value.range",
                        "cursor cursor.invalid",
                        "nosuch query.unknown");
        assertThat(Api.faults(audit("?from=2026-03-02&to=2026-03-01"))).containsExactly("to date.order");
        HttpResponse<String> stranger = audit("?subject=150102199003071234");
        assertThat(Api.faults(stranger)).containsExactly("subject subject.unknown");
        assertThat(stranger.body()).doesNotContain("150102199003071234");
    }

    /** The questions as the service asks them; the entries that tell of several subjects are found beside those of one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "audit_entry_by_subject | e.at, e.id | audit_entry e force index (audit_entry_by_subject) where e.subject ="
                        + " '91150525MAG4LC8BXL' and e.actor = 'auditor'",
                "PRIMARY | a.at, a.entry_id | audit_subject a straight_join audit_entry e on e.id = a.entry_id where a.subject ="
                        + " '91150525MAG4LC8BXL' and e.actor = 'auditor'",
                "audit_entry_by_actor | e.at, e.id | audit_entry e force index (audit_entry_by_actor) where true and e.actor ="
                        + " 'auditor'",
                "audit_entry_by_time | e.at, e.id | audit_entry e force index (audit_entry_by_time) where true and e.at <"
                        + " '2026-02-01'",
                "audit_entry_by_time | e.at, e.id | audit_entry e force index (audit_entry_by_time) where true"
            })
    void each_question_is_answered_from_an_index_in_its_order(String index, String key, String question) {
        List<String> names = List.of(key.split(", ", -1));
        String sql = "select " + key + " from " + question + " and " + names.get(0) + " >= '2020-01-01' and ("
                + names.get(0) + " > '2020-01-01' or " + names.get(1) + " > 7) order by " + key + " limit 21";
        assertThat(api.sql("explain format=json " + sql).get(0))
                .contains("\"key\": \"" + index + "\"")
                .doesNotContain("\"access_type\": \"ALL\"", "filesort");
    }
}

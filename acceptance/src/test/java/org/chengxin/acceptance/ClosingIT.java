package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Periods that offices draft, check, confirm and publish, and what follows from it; none is closed by the clock here. */
class ClosingIT {

    private static final String BANNER = "150784";
    private static final String LEAGUE = "150700";
    private static final String REGION = "150000";
    private static final int CHUNK = 2_000;

    private static Region region;

    @BeforeAll
    static void start() {
        region = Region.start("closing", Map.of("CHENGXIN_CLOSINGS_AUTOMATIC", "false"));
    }

    @AfterAll
    static void stop() {
        region.close();
    }

    private final Api api = region.api();
    private final Schemas schemas = new Schemas(api.service());
    private final LocalDate today = LocalDate.parse(api.today());
    private final LocalDate quarterBegan = today.withDayOfMonth(1).minusMonths((today.getMonthValue() - 1) % 3);

    private static String quarter(LocalDate day) {
        return day.getYear() + "-Q" + (day.getMonthValue() + 2) / 3;
    }

    private HttpResponse<String> post(String sector, String json, String token) {
        HttpResponse<String> answer = api.post("/sectors/" + sector + "/closings", json, "Authorization", token);
        schemas.check("post", "/sectors/{sector}/closings", answer);
        return answer;
    }

    private JsonNode closed(String sector, String period, String authority) {
        return region.result(
                region.begun(post(sector, "{\"period\": \"" + period + "\"}", region.office("agency", authority))));
    }

    private JsonNode checked(String template, String path, String... headers) {
        HttpResponse<String> answer = api.get(path, headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        schemas.check("get", template, answer);
        return Api.read(answer);
    }

    private JsonNode area(JsonNode closing, String code) {
        return closing.get("areas")
                .valueStream()
                .filter(area -> area.get("area").asString().equals(code))
                .findFirst()
                .orElseThrow(() -> new AssertionError(closing.toString()));
    }

    private static void conflict(HttpResponse<String> answer, String code, String citation) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(Api.read(answer).at("/errors/0/code").asString()).isEqualTo(code);
        assertThat(Api.read(answer).get("detail").asString()).contains(citation);
    }

    @Test
    void a_quarter_goes_up_from_the_banner_s_draft_to_the_region_s_confirmation_and_is_frozen_then() {
        api.on(quarterBegan.plusMonths(3).plusDays(2).toString(), this::closeQuarter);
        // Only the next period can be closed.
        String agency = region.office("agency", REGION);
        conflict(
                post("mining", "{\"period\": \"" + quarter(quarterBegan.minusMonths(13)) + "\"}", agency),
                "period.passed",
                "第十五条");
        api.on(
                quarterBegan.plusMonths(9).toString(),
                () -> conflict(
                        post("mining", "{\"period\": \"" + quarter(quarterBegan.plusMonths(6)) + "\"}", agency),
                        "period.out-of-turn",
                        "第十五条"));
    }

    private void closeQuarter() {
        String period = quarter(quarterBegan);
        String last = quarter(quarterBegan.minusDays(1));
        String path = "/sectors/mining/closings/" + period;
        String agency = region.office("agency", REGION);
        String own = api.sql(
                        "select s.public_id from subject s join running_grade g on g.subject_id = s.id where g.sector = 'mining'"
                                + " and g.grade is not null and s.area = ? and s.code is not null limit 1",
                        BANNER)
                .get(0);
        assertThat(inForce(own, "mining")).isEqualTo(last);

        // The banner drafts: nobody but offices sees anything of it, and no grade changes.
        JsonNode draft = closed("mining", period, BANNER);
        assertThat(draft.get("level").asString()).isEqualTo("draft");
        assertThat(draft.get("closed").booleanValue()).isFalse();
        assertThat(api.get(path).statusCode()).isEqualTo(404);
        assertThat(api.json("/sectors/mining/closings").at("/items/0/period").asString())
                .isEqualTo(last);
        JsonNode open = checked("/sectors/{sector}/closings/{period}", path, "Authorization", agency);
        assertThat(open.get("state").asString()).isEqualTo("open");
        assertThat(area(open, BANNER).at("/drafted/by").asString()).isEqualTo(BANNER);
        assertThat(area(open, BANNER).get("outcomes")).isEqualTo(draft.get("outcomes"));
        assertThat(inForce(own, "mining")).isEqualTo(last);
        conflict(
                api.post(path + "/publication", "{}", "Authorization", region.office("agency", BANNER)),
                "period.unconfirmed",
                "第十五条");
        assertThat(api.get(path + "/proposals", "Authorization", agency).statusCode())
                .isEqualTo(404);

        // The league checks, after a record that the banner had not: that shows.
        String officer = region.office("officer", LEAGUE, "mining");
        enter(own, "holder-37-2", quarterBegan.plusDays(3), officer);
        JsonNode check = closed("mining", period, LEAGUE);
        assertThat(check.get("level").asString()).isEqualTo("check");

        // The region confirms.
        String job = region.begun(post("mining", "{\"period\": \"" + period + "\"}", agency));
        JsonNode result = region.result(job);
        assertThat(result.get("closed").booleanValue()).isTrue();
        JsonNode closing = checked("/sectors/{sector}/closings/{period}", path);
        assertThat(closing.get("state").asString()).isEqualTo("closed");
        assertThat(closing.get("rootHash")).isEqualTo(result.get("rootHash"));
        assertThat(api.sql(
                        "select json_value(data, '$.rootHash') from (select type, sector, data from feed_event union all"
                                + " select type, sector, data from feed_pending) told where type = 'period.closed' and sector = 'mining'"
                                + " and json_value(data, '$.period') = ?",
                        period))
                .containsExactly(result.get("rootHash").asString());
        assertThat(area(closing, BANNER).at("/drafted/changedSince").booleanValue())
                .isTrue();
        assertThat(area(closing, LEAGUE).at("/checked/changedSince").booleanValue())
                .isFalse();
        assertThat(area(closing, BANNER).at("/confirmed/by").asString()).isEqualTo(REGION);
        assertThat(area(closing, REGION).at("/published/by").asString()).isEqualTo(REGION);
        assertThat(area(closing, BANNER).has("published")).isFalse();
        assertThat(checked("/sectors/{sector}/closings", "/sectors/mining/closings")
                        .at("/items/0/period")
                        .asString())
                .isEqualTo(period);

        // Everybody with a role is in it, once; the hash over all can be made again.
        assertThat(closing.get("subjects").asString())
                .isEqualTo(api.sql("select count(*) from subject_role where sector = 'mining'")
                        .get(0));
        assertThat(root(path)).isEqualTo(closing.get("rootHash").asString());
        assertThat(inForce(own, "mining")).isEqualTo(period);

        // Each level publishes its own part; the first time stays.
        String banner = region.office("agency", BANNER);
        HttpResponse<String> published = api.post(path + "/publication", "{}", "Authorization", banner);
        schemas.check("post", "/sectors/{sector}/closings/{period}/publication", published);
        JsonNode first = area(Api.read(published), BANNER).get("published");
        assertThat(first.get("by").asString()).isEqualTo(BANNER);
        assertThat(area(Api.read(api.post(path + "/publication", "{}", "Authorization", banner)), BANNER)
                        .get("published"))
                .isEqualTo(first);

        // Asked again it is the same job; what is entered later changes nothing of it.
        List<String> frozen = frozen(own);
        String lastDay = "/subjects/" + own + "/grades/mining?asOf="
                + quarterBegan.plusMonths(3).minusDays(1);
        JsonNode ended = api.json(lastDay);
        assertThat(ended.get("final").booleanValue()).isTrue();
        enter(own, "holder-37-2", quarterBegan.plusDays(4), officer);
        assertThat(region.begun(post("mining", "{\"period\": \"" + period + "\"}", agency)))
                .isEqualTo(job);
        assertThat(region.begun(post("mining", "{\"period\": \"" + period + "\"}", banner)))
                .isEqualTo(job);
        assertThat(frozen(own)).isEqualTo(frozen);
        assertThat(checked("/sectors/{sector}/closings/{period}", path).get("rootHash"))
                .isEqualTo(closing.get("rootHash"));
        assertThat(api.json(lastDay)).isEqualTo(ended);
        JsonNode told = api.json("/subjects/" + own + "/grades/mining/history?limit=200")
                .get("items")
                .valueStream()
                .filter(item -> item.get("kind").asString().equals("period"))
                .filter(item -> item.get("period").asString().equals(period))
                .findFirst()
                .orElseThrow();
        assertThat(told.get("score")).isEqualTo(ended.get("score"));
        assertThat(told.get("grade")).isEqualTo(ended.get("grade"));
        verifyNames(own);
        assertThat(api.json("/subjects/" + own + "/grades/mining").get("lines")).isNotEqualTo(ended.get("lines"));
    }

    /** What was frozen cannot be changed without its hash showing it. */
    private void verifyNames(String subject) {
        String row = "from closed_grade g join subject s on s.id = g.subject_id where s.public_id = ?";
        String score = api.sql("select g.score " + row, subject).get(0);
        assertThat(api.service().launcher().call("verify").output()).doesNotContain("closed period ");
        change(subject, "1");
        Console told = api.service().launcher().call("verify");
        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.output()).contains("NOT VERIFIED: closed period ", "are not what their hash is of");
        change(subject, score);
    }

    private void change(String subject, String score) {
        try (Connection connection = api.service().connect();
                PreparedStatement statement =
                        connection.prepareStatement("update closed_grade g join subject s on s.id = g.subject_id"
                                + " set g.score = ? where s.public_id = ?")) {
            statement.setString(1, score);
            statement.setString(2, subject);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> frozen(String subject) {
        return api.sql(
                "select concat_ws(' ', g.closing_id, g.status, g.grade, g.score, hex(input_hash), hex(answer_hash)) from closed_grade g"
                        + " join subject s on s.id = g.subject_id where s.public_id = ? union all select concat(period, grade)"
                        + " from prior_grade p join subject s on s.id = p.subject_id where s.public_id = ?",
                subject,
                subject);
    }

    private void enter(String subject, String provision, LocalDate decidedOn, String officer) {
        HttpResponse<String> answer = api.post(
                "/subjects/" + subject + "/records",
                """
                {"sector": "mining", "type": "adverse", "provision": "%s", "decidedOn": "%s", "act": "closing %s",
                 "document": {"number": "（样例）%s", "authority": "150700"}}""".formatted(provision, decidedOn, decidedOn, decidedOn),
                "Authorization",
                officer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private String inForce(String subject, String sector) {
        for (JsonNode item : api.json("/subjects/" + subject + "/grades").get("items")) {
            if (item.get("sector").asString().equals(sector) && item.has("inForce")) {
                return item.at("/inForce/period").asString();
            }
        }
        return null;
    }

    /** The hash over all that was frozen, made as the description says. */
    private String root(String path) {
        String auditor = region.office("auditor", null);
        MessageDigest sha256 = sha256();
        byte[] root = new byte[sha256.getDigestLength()];
        String cursor = "";
        int lines = 0;
        do {
            JsonNode page = checked(
                    "/sectors/{sector}/closings/{period}/evaluations",
                    path + "/evaluations?limit=200" + cursor,
                    "Authorization",
                    auditor);
            for (JsonNode item : page.get("items")) {
                sha256.update((String.join(
                                        "\t",
                                        item.get("subject").asString(),
                                        item.get("status").asString(),
                                        item.path("grade").asString("-"),
                                        item.has("score")
                                                ? item.get("score")
                                                        .decimalValue()
                                                        .toPlainString()
                                                : "-",
                                        item.get("inputHash").asString(),
                                        item.get("answerHash").asString())
                                + "\n")
                        .getBytes(StandardCharsets.UTF_8));
                lines++;
                if (lines % CHUNK == 0) {
                    root = next(root, sha256.digest());
                }
            }
            cursor = page.has("next") ? "&cursor=" + page.get("next").asString() : "";
        } while (!cursor.isEmpty());
        return HexFormat.of().formatHex(lines % CHUNK == 0 ? root : next(root, sha256.digest()));
    }

    private static byte[] next(byte[] root, byte[] chunk) {
        MessageDigest sha256 = sha256();
        sha256.update(root);
        return sha256.digest(chunk);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    @Test
    void a_year_of_food_and_drug_enters_the_red_list_at_once_and_proposes_the_others() {
        String year = Integer.toString(today.getYear());
        String red = api
                .sql(
                        "select s.public_id from subject s join running_grade g on g.subject_id = s.id and g.sector = 'fooddrug'"
                                + " and g.grade = 'A' join prior_grade p on p.subject_id = s.id and p.sector = 'fooddrug'"
                                + " and p.grade = 'A' and p.period in (?, ?) where not exists (select 1 from listing l where"
                                + " l.subject_id = s.id and l.list = 'red') group by s.id having count(*) = 2 limit 1",
                        Integer.toString(today.getYear() - 1),
                        Integer.toString(today.getYear() - 2))
                .stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody of the sample is about to enter the red list"));
        String taken = Integer.toString(today.getYear() - 1);
        String agency = region.office("agency", REGION);
        HttpResponse<String> before = post("fooddrug", "{\"period\": \"" + taken + "\"}", agency);
        assertThat(before.statusCode()).as(before.body()).isEqualTo(200);
        assertThat(Api.read(before).get("takenOver").booleanValue()).isTrue();

        api.on(today.getYear() + 1 + "-01-05", () -> {
            JsonNode result = closed("fooddrug", year, REGION);
            assertThat(result.get("closed").booleanValue()).isTrue();
            assertThat(inForce(red, "fooddrug")).isEqualTo(year);
            assertThat(api.sql(
                            "select l.from_day from listing l join subject s on s.id = l.subject_id where s.public_id = ?"
                                    + " and l.list = 'red' and l.sector = 'fooddrug'",
                            red))
                    .containsExactly(today.getYear() + 1 + "-01-05");
            assertThat(api.json("/subjects/" + red + "/grades/fooddrug")
                            .get("measures")
                            .toString())
                    .contains("第四十七条");

            // D is proposed for the list of severe cases and nobody is on it yet.
            String path = "/sectors/fooddrug/closings/" + year + "/proposals";
            JsonNode proposals = checked(
                            "/sectors/{sector}/closings/{period}/proposals",
                            path + "?limit=200",
                            "Authorization",
                            agency)
                    .get("items");
            assertThat(proposals).isNotEmpty();
            JsonNode severe = proposals
                    .valueStream()
                    .filter(item -> item.get("list").asString().equals("severe")
                            && !item.get("listed").booleanValue())
                    .findFirst()
                    .orElseThrow();
            assertThat(severe.get("grade").asString()).isEqualTo("D");
            assertThat(severe.get("citation").asString()).contains("第四十四条");
            assertThat(api.sql(
                            "select 1 from listing l join subject s on s.id = l.subject_id where s.public_id = ?"
                                    + " and l.list = 'severe' and l.until_day is null",
                            severe.at("/subject/id").asString()))
                    .isEmpty();
            open(severe, path, agency);

            // An officer sees the proposals of its own area alone.
            String area = severe.get("area").asString();
            String officer = region.office("officer", area, "fooddrug");
            checked("/sectors/{sector}/closings/{period}/proposals", path, "Authorization", officer)
                    .get("items")
                    .forEach(item -> assertThat(item.get("area").asString()).isEqualTo(area));
            assertThat(api.get(path + "?area=150000", "Authorization", officer).statusCode())
                    .isEqualTo(403);
            assertThat(api.get(path, "Authorization", region.office("officer", area, "mining"))
                            .statusCode())
                    .isEqualTo(403);

            // Other systems are told the grades in force.
            region.await(
                    "publication",
                    () -> api
                            .sql(
                                    "select payload from outbox_message m join subject s on s.id = m.subject_id where s.public_id = ?"
                                            + " and m.kind = 'grade'",
                                    red)
                            .stream()
                            .anyMatch(payload -> payload.contains("\"period\":\"" + year + "\"")));
        });
    }

    /** The office opens the procedure with what the proposal says. */
    private void open(JsonNode proposal, String path, String agency) {
        JsonNode filing = proposal.get("filing");
        HttpResponse<String> filed = api.post(
                "/procedures",
                filing.toString().replaceFirst("}$", ", \"statement\": \"样例：年度评定为D级\"}"),
                "Authorization",
                region.office("officer", proposal.get("area").asString(), "fooddrug"));
        assertThat(filed.statusCode()).as(filed.body()).isEqualTo(201);
        assertThat(Api.read(api.get(path + "?limit=200", "Authorization", agency))
                        .get("items")
                        .valueStream()
                        .filter(item -> item.get("id").equals(proposal.get("id")))
                        .map(item -> item.get("procedure").asString()))
                .containsExactly(Api.read(filed).get("id").asString());
    }

    @Test
    void what_cannot_be_closed_is_refused_with_its_reason() {
        String agency = region.office("agency", REGION);
        conflict(post("industry", "{\"period\": \"2025\"}", agency), "period.none", "第四条");
        conflict(post("fooddrug", "{\"period\": \"" + today.getYear() + "\"}", agency), "period.not-over", "第二十三条");
        conflict(post("mining", "{\"period\": \"2020-Q3\"}", agency), "date.before-rules", "2020-12-01");
        assertThat(Api.faults(post("mining", "{\"period\": \"2025\"}", agency)))
                .containsExactly("/period period.invalid");
        assertThat(Api.faults(post("mining", "{\"period\": \"2025\", \"area\": \"999999\", \"x\": 2}", agency)))
                .containsExactlyInAnyOrder("/period period.invalid", "/area area.unknown", "/x field.unknown");
        assertThat(Api.faults(post("mining", "{\"period\": 1, \"area\": \"999999\", \"x\": 2}", agency)))
                .containsExactlyInAnyOrder("/period value.type", "/area area.unknown", "/x field.unknown");
        assertThat(Api.faults(post("mining", "{}", agency))).containsExactly("/period field.missing");
        assertThat(post("nosuch", "{\"period\": \"2025\"}", agency).statusCode())
                .isEqualTo(404);
        String asked = "{\"period\": \"2021-Q1\", \"area\": \"150784\"}";
        assertThat(post("mining", asked, region.office("agency", "150100")).statusCode())
                .isEqualTo(403);
        assertThat(post("mining", asked, region.office("agency", LEAGUE, "fooddrug"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post("mining", asked, region.office("officer", LEAGUE, "mining"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(api.get("/sectors/mining/closings/1999-Q1").statusCode()).isEqualTo(404);
        assertThat(api.get("/sectors/mining/closings/1999-Q1/evaluations", "Authorization", agency)
                        .statusCode())
                .isEqualTo(404);
        assertThat(Api.faults(api.get("/sectors/fooddrug/closings?cursor=x&limit=0&y=1")))
                .containsExactlyInAnyOrder("cursor cursor.invalid", "limit value.range", "y query.unknown");
        assertThat(Api.faults(
                        api.get("/sectors/fooddrug/closings/2025/proposals?area=1&cursor=x", "Authorization", agency)))
                .contains("area area.unknown");
    }
}

package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.chengxin.acceptance.OtherSide.Answer;
import org.chengxin.acceptance.OtherSide.Post;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What other systems are told over HTTP, however they and the service fare; on a service of its own that sends to them. */
class OutboxIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String GSXT = "gsxt";
    private static final String CREDIT_CHINA = "credit-china";
    private static final String AGENCY = Tokens.office("agency", "150000");

    private static final OtherSide OTHER = new OtherSide();
    private static Launcher launcher;
    private static Api api;
    private static Made made;

    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @BeforeAll
    static void start() throws IOException {
        launcher = Launcher.onFreshHome("home-outbox");
        // The tokens of the shared service are believed here too.
        Path keys = Files.createDirectories(launcher.home().resolve("keys"));
        for (String key : List.of("token.key", "token.pub")) {
            Files.copy(Service.shared().home().resolve("keys").resolve(key), keys.resolve(key));
        }
        launch();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("CHENGXIN_PUBLISH_GSXT", OTHER.address(GSXT));
        settings.put("CHENGXIN_PUBLISH_GSXT_TOKEN", "token-of-the-test");
        settings.put("CHENGXIN_PUBLISH_CREDIT_CHINA", OTHER.address(CREDIT_CHINA));
        settings.put("CHENGXIN_PUBLISH_DELIVERY", OTHER.address("delivery"));
        // Nobody waits for a test as one waits for another office.
        settings.put("CHENGXIN_PUBLISH_ANSWER_WITHIN", "PT3S");
        settings.put("CHENGXIN_PUBLISH_LONGEST_WAIT", "PT2S");
        return settings;
    }

    private static void launch() {
        launcher.start(settings(), "--empty");
        api = new Api(Service.of(launcher));
        made = new Made(api);
    }

    @AfterAll
    static void stop() {
        launcher.stop();
        OTHER.close();
    }

    @AfterEach
    void behave() {
        OTHER.takesAll();
    }

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

    private String penalty(String subject) {
        return made.record(subject, """
                {"sector": "industry", "type": "penalty", "decidedOn": "%s", "facts": {"serious": true},
                 "document": {"number": "（样例）%d号", "authority": "150700"}}""".formatted(today.minusDays(9), Made.next()))
                .get("id")
                .asString();
    }

    private String enterprise() {
        return made.company("\"industry\": \"enterprise\"");
    }

    /** Corrects a record, so that what is public of it is another. */
    private void correct(String record, int version) {
        HttpResponse<String> answer = api.post(
                "/records/" + record + "/corrections",
                "{\"reason\": \"样例更正\", \"act\": \"act-%d\"}".formatted(Made.next()),
                "Authorization",
                Made.OFFICER,
                "If-Match",
                "\"" + version + "-aaaaaaaaaaaaaaaaaaaaaa\"");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static List<JsonNode> deliveries(String query) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            HttpResponse<String> page =
                    api.get("/publishing/deliveries?limit=200&" + query + cursor, "Authorization", AGENCY);
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            Api.read(page).get("items").forEach(items::add);
            cursor = Api.read(page).has("next")
                    ? "&cursor=" + Api.read(page).get("next").asString()
                    : "";
        } while (!cursor.isEmpty());
        return items;
    }

    private static JsonNode destination(String id) {
        for (JsonNode each : Api.read(api.get("/publishing/destinations", "Authorization", AGENCY))
                .get("items")) {
            if (each.get("id").asString().equals(id)) {
                return each;
            }
        }
        throw new AssertionError(id + " is no destination");
    }

    private static void awaitDelivered(String subject) {
        await("all told of " + subject, () -> {
            List<JsonNode> all = deliveries("subject=" + subject);
            return !all.isEmpty()
                    && all.stream()
                            .allMatch(each -> each.get("state").asString().equals("delivered"));
        });
    }

    /** The sequences of what a system was sent of a subject. */
    private static List<Long> sequences(String system, String subject) {
        return OTHER.posts(system, subject).stream()
                .map(post -> post.message().get("sequence").asLong())
                .toList();
    }

    @Test
    void each_system_gets_what_is_public_with_its_own_token() {
        String subject = enterprise();
        String record = penalty(subject);
        awaitDelivered(subject);
        for (String system : List.of(GSXT, CREDIT_CHINA)) {
            assertThat(OTHER.posts(system, subject)).extracting(Post::says).containsExactly("penalty publish");
            Post post = OTHER.posts(system, subject).get(0);
            assertThat(post.item()).isEqualTo(subject + "/penalty/" + record);
            assertThat(post.key()).isEqualTo(post.message().get("id").asString());
            assertThat(post.token()).isEqualTo(system.equals(GSXT) ? "Bearer token-of-the-test" : null);
            assertThat(post.message().at("/content/disclosure/until").asString())
                    .isEqualTo(today.minusDays(9).plusYears(3).toString());
        }
        assertThat(destination(GSXT).get("transport").asString()).isEqualTo("http");
        assertThat(destination(GSXT).get("lastSuccess").asString()).isNotEmpty();
    }

    @Test
    void a_message_that_is_not_taken_holds_up_its_own_subject_alone() {
        String bad = enterprise();
        String good = enterprise();
        OTHER.does(post -> post.subject().equals(bad) && post.system().equals(GSXT) ? Answer.of(422) : OtherSide.TAKEN);
        String record = penalty(bad);
        await("tried", () -> OTHER.posts(GSXT, bad).size() > 1);
        correct(record, 1);
        penalty(good);
        awaitDelivered(good);
        await(
                "the next one waits",
                () -> deliveries("state=waiting&destination=gsxt&subject=" + bad)
                                .size()
                        == 2);
        assertThat(new HashSet<>(sequences(GSXT, bad)))
                .as("only the first is tried")
                .hasSize(1);
        assertThat(deliveries("state=waiting&destination=gsxt&subject=" + bad)
                        .get(0)
                        .get("failure")
                        .asString())
                .isEqualTo("HTTP 422");
        assertThat(destination(GSXT).get("backlog").asInt()).isEqualTo(2);
        assertThat(destination(GSXT).at("/lastFailure/reason").asString()).isEqualTo("HTTP 422");
        OTHER.takesAll();
        awaitDelivered(bad);
        assertThat(sequences(GSXT, bad)).isSorted();
        assertThat(new HashSet<>(sequences(GSXT, bad))).hasSize(2);
        assertThat(OTHER.posts(CREDIT_CHINA, bad))
                .as("the other system got it at once")
                .hasSize(2);
    }

    @Test
    void a_system_that_asks_to_be_left_alone_is_left_alone() {
        String subject = enterprise();
        AtomicInteger refusals = new AtomicInteger();
        OTHER.does(post -> post.system().equals(GSXT) && refusals.incrementAndGet() == 1
                ? new Answer(503, Map.of("Retry-After", "7"))
                : OtherSide.TAKEN);
        penalty(subject);
        awaitDelivered(subject);
        List<Post> posts = OTHER.posts(GSXT, subject);
        assertThat(posts).hasSize(2);
        assertThat(Duration.between(posts.get(0).at(), posts.get(1).at()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(7));
        assertThat(posts.get(0).key()).isEqualTo(posts.get(1).key());
        assertThat(OTHER.posts(CREDIT_CHINA, subject)).hasSize(1);
    }

    @Test
    void a_system_that_never_ends_its_answer_to_one_message_still_gets_the_others() {
        String hanging = enterprise();
        String good = enterprise();
        OTHER.does(post -> post.subject().equals(hanging) ? Answer.of(0) : OtherSide.TAKEN);
        penalty(hanging);
        await("hanging", () -> !OTHER.posts(GSXT, hanging).isEmpty());
        penalty(good);
        awaitDelivered(good);
        assertThat(deliveries("state=waiting&subject=" + hanging)).hasSize(2);
        OTHER.takesAll();
        awaitDelivered(hanging);
    }

    @Test
    void what_waits_outlives_a_kill_and_comes_in_order() throws Exception {
        List<String> subjects = new ArrayList<>();
        OTHER.does(post -> Answer.of(503));
        for (int i = 0; i < 2; i++) {
            String subject = enterprise();
            String record = penalty(subject);
            await("told", () -> deliveries("subject=" + subject).size() == 2);
            correct(record, 1);
            await("told again", () -> deliveries("subject=" + subject).size() == 4);
            subjects.add(subject);
        }
        OTHER.does(post -> Answer.of(0)); // it takes what comes and is never heard of again
        String asked = enterprise();
        penalty(asked);
        await("in the middle", () -> !OTHER.posts(GSXT, asked).isEmpty());
        ProcessHandle service = launcher.service();
        service.destroyForcibly();
        service.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        OTHER.takesAll();
        launch();
        subjects.add(asked);
        for (String subject : subjects) {
            awaitDelivered(subject);
            for (String system : List.of(GSXT, CREDIT_CHINA)) {
                assertThat(sequences(system, subject)).as(system).isSorted();
                Set<String> keys = new HashSet<>();
                OTHER.posts(system, subject).forEach(post -> keys.add(post.key()));
                assertThat(keys).hasSize(subject.equals(asked) ? 1 : 2);
            }
        }
    }

    @Test
    void two_processes_send_each_message_once() {
        Launcher second = Launcher.onFreshHome("home-outbox-second");
        Properties first = launcher.settings();
        Map<String, String> settings = settings();
        settings.put("CHENGXIN_DB_URL", first.getProperty("db.url"));
        settings.put("CHENGXIN_DB_USER", first.getProperty("db.user"));
        settings.put("CHENGXIN_DB_PASSWORD", first.getProperty("db.password"));
        second.start(settings, "--empty");
        try {
            List<String> subjects = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                String subject = enterprise();
                penalty(subject);
                subjects.add(subject);
            }
            for (String subject : subjects) {
                awaitDelivered(subject);
                assertThat(OTHER.posts(GSXT, subject)).hasSize(1);
                assertThat(OTHER.posts(CREDIT_CHINA, subject)).hasSize(1);
            }
        } finally {
            second.stop();
        }
        String subject = enterprise();
        penalty(subject);
        awaitDelivered(subject);
    }

    @Test
    void both_sides_are_compared_each_day_and_what_differs_is_told_again() {
        List<String> items = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String subject = enterprise();
            items.add(subject + "/penalty/" + penalty(subject));
            subjects.add(subject);
        }
        String withdrawn = items.get(4).substring(items.get(4).lastIndexOf('/') + 1);
        subjects.forEach(OutboxIT::awaitDelivered);
        HttpResponse<String> answer = api.post(
                "/records/" + withdrawn + "/withdrawal",
                "{\"reason\": \"样例撤回\"}",
                "Authorization",
                Made.OFFICER,
                "If-Match",
                "\"1-aaaaaaaaaaaaaaaaaaaaaa\"");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        await("taken down", () -> !OTHER.held(GSXT).containsKey(items.get(4)));
        String wrong = "0f".repeat(32);
        Map<String, String> right = OTHER.held(GSXT);
        OTHER.meddle(held -> {
            held.remove(GSXT + " " + items.get(0));
            held.put(GSXT + " " + items.get(1), wrong);
            held.put(GSXT + " " + items.get(4), wrong);
            held.put(GSXT + " nobody/grade/mining", wrong);
        });
        api.on(today.plusDays(1).toString(), () -> {
            await(
                    "compared",
                    () -> latest().get("day")
                            .asString()
                            .equals(today.plusDays(1).toString()));
            Map<String, String> told = new HashMap<>(right);
            told.put("nobody/grade/mining", wrong);
            await("told again", () -> OTHER.held(GSXT).equals(told));
        });
        JsonNode compared = latest();
        assertThat(compared.get("state").asString()).isEqualTo("done");
        Map<String, String> differences = new HashMap<>();
        compared.get("differences")
                .forEach(each -> differences.put(
                        each.get("item").asString(), each.get("kind").asString()));
        assertThat(differences)
                .isEqualTo(Map.of(
                        items.get(0),
                        "missing",
                        items.get(1),
                        "different",
                        items.get(4),
                        "surplus",
                        "nobody/grade/mining",
                        "unknown"));
        for (String counted : List.of("missing", "different", "surplus", "unknown")) {
            assertThat(compared.get(counted).asInt()).as(counted).isEqualTo(1);
        }
        assertThat(OTHER.posts(GSXT, subjects.get(0))).hasSize(2);
        assertThat(OTHER.posts(CREDIT_CHINA, subjects.get(0)))
                .as("which lacks nothing")
                .hasSize(1);
        assertThat(OTHER.posts(GSXT, subjects.get(2))).hasSize(1);
    }

    private static JsonNode latest() {
        HttpResponse<String> answer =
                api.get("/publishing/reconciliations?destination=gsxt&limit=1", "Authorization", AGENCY);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Api.read(answer).get("items").get(0);
    }

    @Test
    void a_notice_goes_to_whoever_brings_notices_and_to_nobody_else() {
        String subject = enterprise();
        HttpResponse<String> served = api.post(
                "/subjects/" + subject + "/notices",
                "{\"title\": {\"zh\": \"样例告知\"}, \"text\": {\"zh\": \"示例内容\", \"en\": \"a sample\"}}",
                "Authorization",
                Made.OFFICER);
        assertThat(served.statusCode()).as(served.body()).isEqualTo(201);
        await("brought", () -> !OTHER.posts("delivery", subject).isEmpty());
        Post post = OTHER.posts("delivery", subject).get(0);
        assertThat(post.says()).isEqualTo("notice send");
        assertThat(post.message().at("/content/notice").asString())
                .isEqualTo(Api.read(served).get("id").asString());
        assertThat(post.message().at("/content/text/en").asString()).isEqualTo("a sample");
        assertThat(deliveries("subject=" + subject))
                .extracting(each -> each.get("destination").asString())
                .containsExactly("delivery");
    }

    @Test
    void no_token_stands_in_the_log() throws Exception {
        String subject = enterprise();
        OTHER.does(post -> Answer.of(401));
        penalty(subject);
        await("refused", () -> destination(GSXT).get("failures").asInt() > 0);
        OTHER.takesAll();
        awaitDelivered(subject);
        assertThat(Files.readString(launcher.home().resolve("logs/service.0.log")))
                .contains("gsxt takes no messages: HTTP 401")
                .doesNotContain("token-of-the-test");
    }
}

package org.chengxin.api.publishing.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.chengxin.api.publishing.store.WaitingMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpSystemTest {

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private HttpSystem system;

    /** What the other side does. */
    @FunctionalInterface
    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private volatile Answer answer = exchange -> status(exchange, 204, Map.of());

    @BeforeEach
    void begin() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("Idempotency-Key") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            try (exchange) {
                answer.to(exchange);
            }
        });
        server.start();
        system = new HttpSystem(
                "gsxt",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/in"),
                "secret",
                Duration.ofSeconds(3));
    }

    @AfterEach
    void end() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void status(HttpExchange exchange, int status, Map<String, String> headers) throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, -1);
    }

    private static void body(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static WaitingMessage message(long sequence) {
        return new WaitingMessage(
                sequence, "id-" + sequence, sequence, "grade", "publish", "s/grade/mining", "{\"content\":{}}", 0);
    }

    private Sent send() throws InterruptedException {
        return system.send(List.of(message(7))).get(0);
    }

    @Test
    void a_message_is_posted_with_its_id_and_the_token() throws InterruptedException {
        assertThat(send()).isEqualTo(new Sent.Arrived());
        assertThat(asked)
                .containsExactly(
                        "POST /in/messages Bearer secret id-7 " + message(7).json());
    }

    @ParameterizedTest
    @CsvSource({"400", "409", "413", "422", "500", "501"})
    void what_is_not_taken_is_the_messages_fault(int status) throws InterruptedException {
        answer = exchange -> status(exchange, status, Map.of());
        assertThat(send()).isEqualTo(new Sent.Refused("HTTP " + status, null));
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "404", "408", "429", "502", "503", "504"})
    void what_no_message_would_get_past_is_the_destinations(int status) throws InterruptedException {
        answer = exchange -> status(exchange, status, Map.of("Retry-After", "17"));
        assertThat(send()).isEqualTo(new Sent.Unreachable("HTTP " + status, Duration.ofSeconds(17)));
    }

    @Test
    void a_redirect_is_not_followed() throws InterruptedException {
        answer = exchange -> status(exchange, 307, Map.of("Location", "/elsewhere"));
        assertThat(send()).isEqualTo(new Sent.Unreachable("HTTP 307", null));
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_long_answer_is_not_read_to_its_end() throws InterruptedException {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] some = new byte[1 << 16];
            try (OutputStream out = exchange.getResponseBody()) {
                while (true) {
                    out.write(some);
                }
            }
        };
        assertThat(send()).isEqualTo(new Sent.Arrived());
    }

    @Test
    void whoever_is_not_there_cannot_be_connected_to() throws InterruptedException {
        server.stop(0);
        assertThat(send()).isEqualTo(new Sent.Unreachable("it cannot be connected to", null));
    }

    @Test
    void after_a_destination_failed_the_rest_is_not_even_tried() throws InterruptedException {
        answer = exchange -> status(exchange, 503, Map.of());
        List<WaitingMessage> many = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            many.add(message(i));
        }
        List<Sent> sent = system.send(many);
        assertThat(sent).hasSize(20).endsWith(new Sent.Untried());
        assertThat(asked).hasSize(8);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "120, -, PT2M",
                "'Sat, 21 Nov 2026 03:15:15 GMT', 'Sat, 21 Nov 2026 03:14:15 GMT', PT1M",
                "'Sat, 21 Nov 2026 03:14:15 GMT', 'Sat, 21 Nov 2026 03:15:15 GMT', -",
                "'Sat, 21 Nov 2026 03:15:15 GMT', -, -",
                "-5, -, -",
                "soon, -, -",
                "99999999999999999999, -, -"
            })
    void retry_after_is_read_in_both_forms(String value, String date, Duration expected) {
        assertThat(HttpSystem.retryAfter(value, date == null ? "" : date).orElse(null))
                .isEqualTo(expected);
    }

    @Test
    void what_it_holds_is_read_page_by_page() throws Exception {
        String item = "{\"item\": \"%s\", \"digest\": \"" + "0f".repeat(32) + "\"}\n";
        answer = exchange -> body(
                exchange,
                "cursor=two".equals(exchange.getRequestURI().getQuery())
                        ? item.formatted("b") + "{\"end\": true}"
                        : item.formatted("a") + "{\"next\": \"two\"}");
        List<String> held = new ArrayList<>();
        system.holdings((each, digest) -> held.add(each));
        assertThat(held).containsExactly("a", "b");
        assertThat(asked)
                .containsExactly(
                        "GET /in/holdings Bearer secret null ", "GET /in/holdings?cursor=two Bearer secret null ");
    }

    @Test
    void what_it_holds_without_end_is_not_read_for_ever() {
        answer = exchange -> body(exchange, "{\"next\": \"again\"}");
        assertThatThrownBy(() -> system.holdings((each, digest) -> {})).hasMessage("what it holds does not end");
    }

    @Test
    void who_does_not_tell_what_it_holds_says_why() {
        answer = exchange -> status(exchange, 501, Map.of());
        assertThatThrownBy(() -> system.holdings((each, digest) -> {})).hasMessage("HTTP 501");
    }
}

package org.chengxin.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * A publishing system that the service sends to over HTTP. It takes what it is sent like a good one: a message that it has got before
 * changes nothing, and it holds what it was told last of each item. A test says when it is to behave otherwise.
 */
final class OtherSide implements AutoCloseable {

    /** Taken. */
    static final Answer TAKEN = new Answer(204, Map.of());

    private static final int ON_A_PAGE = 2;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final Map<String, String> held = new LinkedHashMap<>();
    private volatile Function<Post, Answer> behaviour = post -> TAKEN;

    /** A message that came, when, and with which token. */
    record Post(String system, JsonNode message, String key, String token, Instant at) {

        String item() {
            return message.get("item").asString();
        }

        String subject() {
            return message.at("/subject/id").asString();
        }

        /** What it is about and what is to be done. */
        String says() {
            return message.get("kind").asString() + " " + message.get("action").asString();
        }
    }

    /** What is answered; one of status 0 never ends. */
    record Answer(int status, Map<String, String> headers) {

        static Answer of(int status) {
            return new Answer(status, Map.of());
        }
    }

    OtherSide() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                if (exchange.getRequestMethod().equals("GET")) {
                    holdings(exchange);
                } else {
                    take(exchange);
                }
            }
        });
        server.start();
    }

    /** Where a system of this name is. */
    String address(String system) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + system;
    }

    /** Has it behave otherwise from now on. */
    void does(Function<Post, Answer> other) {
        behaviour = other;
    }

    /** Has it take whatever comes. */
    void takesAll() {
        behaviour = post -> TAKEN;
    }

    private void take(HttpExchange exchange) throws IOException {
        String system = system(exchange);
        JsonNode message =
                Api.MAPPER.readTree(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Post post = new Post(
                system,
                message,
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("Authorization"),
                Instant.now());
        posts.add(post);
        Answer answer = behaviour.apply(post);
        if (answer.status() == 0) {
            await();
        }
        if (answer.status() / 100 == 2) {
            hold(post);
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), -1);
    }

    private static String system(HttpExchange exchange) {
        return exchange.getRequestURI().getPath().split("/", -1)[1];
    }

    private static void await() throws IOException {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            throw new IOException(e); // the test is over
        }
    }

    private void hold(Post post) {
        synchronized (held) {
            String key = post.system() + " " + post.item();
            if (post.message().get("action").asString().equals("remove")) {
                held.remove(key);
            } else if (post.message().has("digest")) {
                held.put(key, post.message().get("digest").asString());
            }
        }
    }

    /** Changes what it holds behind the back of whoever sends. */
    void meddle(java.util.function.Consumer<Map<String, String>> change) {
        synchronized (held) {
            change.accept(held);
        }
    }

    /** What a system holds: digests by item. */
    Map<String, String> held(String system) {
        Map<String, String> of = new LinkedHashMap<>();
        synchronized (held) {
            held.forEach((key, digest) -> {
                if (key.startsWith(system + " ")) {
                    of.put(key.substring(system.length() + 1), digest);
                }
            });
        }
        return of;
    }

    private void holdings(HttpExchange exchange) throws IOException {
        List<Map.Entry<String, String>> all =
                new ArrayList<>(held(system(exchange)).entrySet());
        String query = exchange.getRequestURI().getQuery();
        int from = query == null ? 0 : Integer.parseInt(query.replace("cursor=", ""));
        StringBuilder text = new StringBuilder();
        int to = Math.min(from + ON_A_PAGE, all.size());
        for (Map.Entry<String, String> each : all.subList(from, to)) {
            text.append("{\"item\":\"%s\",\"digest\":\"%s\"}\n".formatted(each.getKey(), each.getValue()));
        }
        text.append(to < all.size() ? "{\"next\":\"" + to + "\"}\n" : "{\"end\":true}\n");
        byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/x-ndjson");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    /** What a system was sent about a subject, in the order in which it came. */
    List<Post> posts(String system, String subject) {
        return posts.stream()
                .filter(post -> post.system().equals(system) && post.subject().equals(subject))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

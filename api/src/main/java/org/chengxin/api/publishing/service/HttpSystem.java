package org.chengxin.api.publishing.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.chengxin.api.publishing.store.WaitingMessage;

/**
 * A system that takes each message by {@code POST …/messages} and tells what it holds by {@code GET …/holdings}. Whatever it
 * answers, it takes a bounded time and a bounded part of memory; redirects are not followed, since they would carry the token along.
 */
final class HttpSystem implements Destination {

    private static final int AT_ONCE = 32;
    private static final int SIDE_BY_SIDE = 8;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PAGE = Duration.ofMinutes(2);
    private static final int MOST_PAGES = 10_000;
    private static final long MOST_OF_A_PAGE = 100_000;
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private final String id;
    private final URI base;
    private final String token;
    private final Duration answer;
    private final HttpClient client;

    /**
     * A system.
     *
     * @param base its address, without a slash at the end
     * @param token null where it asks for none
     * @param answer how long an answer may take
     */
    HttpSystem(String id, URI base, String token, Duration answer) {
        this.id = id;
        this.base = base;
        this.token = token;
        this.answer = answer;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String transport() {
        return "http";
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(answer);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    @Override
    public List<Sent> send(List<WaitingMessage> messages) throws InterruptedException {
        List<Sent> sent = new ArrayList<>();
        boolean away = false;
        for (int from = 0; from < messages.size(); from += SIDE_BY_SIDE) {
            List<WaitingMessage> some = messages.subList(from, Math.min(from + SIDE_BY_SIDE, messages.size()));
            if (away) {
                sent.addAll(Collections.nCopies(some.size(), new Sent.Untried()));
                continue;
            }
            List<Sent> now = sideBySide(some);
            away = now.stream().anyMatch(Sent.Unreachable.class::isInstance);
            sent.addAll(now);
        }
        return sent;
    }

    private List<Sent> sideBySide(List<WaitingMessage> messages) throws InterruptedException {
        List<CompletableFuture<HttpResponse<Void>>> answers =
                messages.stream().map(this::post).toList();
        List<Sent> sent = new ArrayList<>();
        try {
            for (CompletableFuture<HttpResponse<Void>> answer : answers) {
                sent.add(sent(answer));
            }
        } finally {
            answers.forEach(answer -> answer.cancel(true)); // those that an interruption has left
        }
        return sent;
    }

    private CompletableFuture<HttpResponse<Void>> post(WaitingMessage message) {
        HttpRequest request = request("/messages")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", message.publicId())
                .POST(BodyPublishers.ofString(message.json()))
                .build();
        return client.sendAsync(request, answer -> new Unread());
    }

    private Sent sent(CompletableFuture<HttpResponse<Void>> coming) throws InterruptedException {
        try {
            // The client's own bound ends with the first bytes of an answer.
            HttpResponse<Void> response = coming.get(answer.plus(CONNECT).toMillis(), TimeUnit.MILLISECONDS);
            return judged(response);
        } catch (TimeoutException e) {
            coming.cancel(true);
            return new Sent.Unreachable("its answer does not end", null);
        } catch (ExecutionException e) {
            return new Sent.Unreachable(reason(e.getCause()), null);
        }
    }

    private static String reason(Throwable cause) {
        return switch (cause) {
            case HttpTimeoutException e -> "it does not answer in time";
            case ConnectException e -> "it cannot be connected to";
            default -> "the connection fails: " + cause.getClass().getSimpleName();
        };
    }

    /** Whether it is about the message, or about the destination: then no other message would fare better. */
    private static Sent judged(HttpResponse<?> response) {
        int status = response.statusCode();
        String reason = "HTTP " + status;
        Duration asked = retryAfter(
                        response.headers().firstValue("Retry-After").orElse(""),
                        response.headers().firstValue("Date").orElse(""))
                .orElse(null);
        if (status >= 200 && status < 300) {
            return new Sent.Arrived();
        }
        return switch (status) {
            case 401, 403, 404, 405, 408, 429, 502, 503, 504 -> new Sent.Unreachable(reason, asked);
            default -> status < 400 ? new Sent.Unreachable(reason, asked) : new Sent.Refused(reason, asked);
        };
    }

    /**
     * How long to wait, which is said in seconds or as a moment (RFC 9110, 10.2.3); empty where it is not.
     *
     * @param date the moment of the answer by the other side's clock
     */
    static Optional<Duration> retryAfter(String value, String date) {
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        return moment(value)
                .flatMap(until -> moment(date).map(now -> Duration.between(now, until)))
                .filter(Duration::isPositive);
    }

    private static Optional<Instant> moment(String header) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Instant> toldAt(Instant since, Instant now) {
        return Optional.of(now);
    }

    @Override
    public void holdings(Holder holder) throws IOException, InterruptedException {
        Optional<String> cursor = Optional.of("");
        for (int page = 0; cursor.isPresent(); page++) {
            if (page == MOST_PAGES) {
                throw new IOException("what it holds does not end");
            }
            cursor = page(cursor.get(), holder);
        }
    }

    private Optional<String> page(String cursor, Holder holder) throws IOException, InterruptedException {
        String query = cursor.isEmpty() ? "" : "?cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        HttpRequest request = request("/holdings" + query)
                .header("Accept", "application/x-ndjson")
                .build();
        HttpResponse<InputStream> response;
        try {
            response = client.send(request, BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new IOException(reason(e), e);
        }
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("HTTP " + response.statusCode());
            }
            Executor later = CompletableFuture.delayedExecutor(PAGE.toSeconds(), TimeUnit.SECONDS);
            CompletableFuture<Void> bound = CompletableFuture.runAsync(() -> close(body), later);
            try {
                return HoldingsText.read(body, MOST_OF_A_PAGE, holder);
            } finally {
                bound.cancel(false);
            }
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

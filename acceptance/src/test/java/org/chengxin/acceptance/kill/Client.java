package org.chengxin.acceptance.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Sends requests to a service that may be killed, and takes no answer for an answer but those that the contract knows. */
final class Client implements AutoCloseable {

    private static final String BASE = "/api/v1";
    /** Whatever has become of the service or its database, after that long there is an answer, or nobody to give one. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Instance instance;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    Client(Instance instance) {
        this.instance = instance;
    }

    /** What a write is acknowledged with; empty where nobody can tell whether it was done: without an answer, or with 503. */
    Optional<Answer> send(Write write) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(instance.uri(BASE + write.path()))
                .header("Content-Type", write.type())
                .header("Authorization", instance.token())
                .header("Idempotency-Key", write.key())
                .POST(BodyPublishers.ofString(write.body()));
        if (write.ifMatch() != null) {
            request.header("If-Match", write.ifMatch());
        }
        Optional<HttpResponse<String>> response = send(request);
        response.ifPresent(answer -> assertThat(answer.statusCode())
                .as("%s: %s", write, answer.body())
                .isIn(200, 201, 202, 503));
        return response.filter(answer -> answer.statusCode() != 503).map(Answer::of);
    }

    /** Sends a write until it is acknowledged. */
    Answer sendUntilAnswered(Write write) throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            Optional<Answer> answer = send(write);
            if (answer.isPresent()) {
                return answer.get();
            }
            assertThat(Instant.now()).as("%s is never acknowledged", write).isBefore(deadline);
            Thread.sleep(100);
        }
    }

    /** What a GET below {@code /api/v1} answers the officer, or anybody. */
    Answer get(String path, boolean asOfficer) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(instance.uri(BASE + path));
        if (asOfficer) {
            request.header("Authorization", instance.token());
        }
        HttpResponse<String> answer = send(request).orElseThrow(() -> new AssertionError("no answer to GET " + path));
        assertThat(answer.statusCode()).as("GET %s: %s", path, answer.body()).isEqualTo(200);
        return Answer.of(answer);
    }

    /** Whether a GET below {@code /api/v1}, of anybody, is answered otherwise than with 503, which is then just as it has to be. */
    boolean reads(String path) throws InterruptedException {
        Optional<HttpResponse<String>> answer = send(HttpRequest.newBuilder(instance.uri(BASE + path)));
        answer.ifPresent(response -> assertThat(response.statusCode())
                .as("GET %s: %s", path, response.body())
                .isIn(200, 503));
        return answer.isPresent() && answer.get().statusCode() == 200;
    }

    /** The status that a GET of any path answers. */
    int status(String path) throws InterruptedException {
        return send(HttpRequest.newBuilder(instance.uri(path)))
                .orElseThrow(() -> new AssertionError("no answer to GET " + path))
                .statusCode();
    }

    void awaitReady() throws InterruptedException {
        Instant deadline = Instant.now().plus(PATIENCE);
        while (status("/health/ready") != 200) {
            assertThat(Instant.now()).as("the service does not become ready").isBefore(deadline);
            Thread.sleep(50);
        }
    }

    private Optional<HttpResponse<String>> send(HttpRequest.Builder request) throws InterruptedException {
        while (true) {
            HttpResponse<String> answer;
            try {
                answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            } catch (HttpTimeoutException e) {
                throw new AssertionError("The service lives and does not answer", e);
            } catch (IOException e) {
                return Optional.empty(); // it was killed
            }
            switch (answer.statusCode()) {
                case 429 -> Thread.sleep(1_000 * retryAfter(answer));
                case 503 -> {
                    expectProblem(answer);
                    return Optional.of(answer);
                }
                default -> {
                    return Optional.of(answer);
                }
            }
        }
    }

    private static void expectProblem(HttpResponse<String> answer) {
        if (answer.uri().getPath().startsWith(BASE)) {
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(retryAfter(answer)).isPositive();
            assertThat(Answer.of(answer).text("type")).isEqualTo("/problems/unavailable");
            assertThat(answer.body()).doesNotContain("xception", "jdbc", "127.0.0.1");
        }
    }

    private static long retryAfter(HttpResponse<String> answer) {
        return Long.parseLong(answer.headers().firstValue("Retry-After").orElse("0"));
    }

    @Override
    public void close() {
        http.close();
    }
}

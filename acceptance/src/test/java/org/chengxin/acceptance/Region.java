package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** A service of a test's own with the sample region, for what would stay with all other tests: closed periods. */
final class Region implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Launcher launcher;
    private final Api api;

    private Region(Launcher launcher) {
        this.launcher = launcher;
        this.api = new Api(Service.of(launcher));
    }

    /** Starts one. */
    static Region start(String name, Map<String, String> environment) {
        Launcher launcher = Launcher.onFreshHome(name);
        launcher.start(environment);
        return new Region(launcher);
    }

    Api api() {
        return api;
    }

    /** A token of an office that this service believes. */
    String office(String role, String authority, String... sectors) {
        return Tokens.signed(
                Tokens.claims(role, authority, Arrays.asList(sectors), null, null)
                        .build(),
                launcher.home());
    }

    /** A token of a subject's own account. */
    String subject(String id) {
        return Tokens.signed(Tokens.claims("subject", null, List.of(), id, null).build(), launcher.home());
    }

    /** The job that a request is answered with. */
    String begun(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith("/jobs/" + Api.read(answer).get("id").asString());
        return Api.read(answer).get("id").asString();
    }

    /** The result of a job once it is done. */
    JsonNode result(String job) {
        String token = office("agency", "150000");
        await(
                "job " + job,
                () -> Api.read(api.get("/jobs/" + job, "Authorization", token)).has("finishedAt"));
        JsonNode whole = Api.read(api.get("/jobs/" + job, "Authorization", token));
        assertThat(whole.get("state").asString()).as(whole.toString()).isEqualTo("done");
        assertThat(whole.get("done").asLong()).isEqualTo(whole.get("total").asLong());
        return Api.read(api.get("/jobs/" + job + "/result", "Authorization", token));
    }

    void await(String what, BooleanSupplier done) {
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

    @Override
    public void close() {
        launcher.stop();
    }
}

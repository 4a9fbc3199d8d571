package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** How the service starts, or does not, on a home of its own. */
class StartIT {

    @Test
    void a_plugin_that_does_not_load_stops_the_start_and_is_named() throws IOException {
        Launcher launcher = Launcher.onFreshHome("home-plugin");
        Path plugins = Files.createDirectories(launcher.home().resolve("plugins"));
        try (OutputStream file = Files.newOutputStream(plugins.resolve("broken.jar"));
                JarOutputStream jar = new JarOutputStream(file)) {
            jar.putNextEntry(new ZipEntry("META-INF/services/org.chengxin.core.sector.SectorPlugin"));
            jar.write("org.example.MissingSector".getBytes(StandardCharsets.UTF_8));
            jar.closeEntry();
        }

        Console start = launcher.call("start", "--port", "0", "--quick", "--empty");

        assertThat(start.exitCode()).isNotZero();
        assertThat(Files.readString(launcher.home().resolve("logs/service.0.log")))
                .contains("a sector plugin does not load", "org.example.MissingSector");
        assertThat(launcher.processes()).isEmpty();
    }

    @Test
    void an_unknown_sector_among_the_enabled_stops_the_start_and_is_named() throws IOException {
        Launcher launcher = Launcher.onFreshHome("home-sector");

        Console start = launcher.call(
                Map.of("CHENGXIN_SECTORS", "mining,nosuch"), "start", "--port", "0", "--quick", "--empty");

        assertThat(start.exitCode()).isNotZero();
        assertThat(Files.readString(launcher.home().resolve("logs/service.0.log")))
                .contains("no sector plugin with the id 'nosuch'");
        assertThat(launcher.processes()).isEmpty();
    }

    @Test
    void some_sectors_only_and_tokens_from_elsewhere() throws Exception {
        Launcher launcher = Launcher.onFreshHome("home-some");
        Console start = launcher.call(
                Map.of(
                        "CHENGXIN_SECTORS", "fooddrug,mining",
                        "CHENGXIN_JWT_ISSUER", "https://login.example",
                        "CHENGXIN_JWT_KEYS", "https://login.example/certs"),
                "start",
                "--port",
                "0",
                "--quick",
                "--empty");
        assertThat(start.exitCode()).as(start.output()).isZero();
        Console token = launcher.call("token", "--role", "auditor");
        assertThat(token.exitCode()).isEqualTo(1);
        assertThat(token.output())
                .contains("tokens come from https://login.example")
                .doesNotContain("eyJ");
        URI service = URI.create(launcher.settings().getProperty("http.url"));
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(Api.values(
                            Api.read(get(client, service, "/api/v1/sectors")).get("items"), "enabled"))
                    .containsExactly("true", "false", "true");
            assertThat(get(client, service, "/api/v1/sectors/industry").statusCode())
                    .isEqualTo(200);
            assertThat(get(client, service, "/api/v1/sectors/industry/provisions")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(get(client, service, "/api/v1/subjects").body()).isEqualTo("{\"items\":[]}");
            assertThat(get(client, service, "/test/clock").statusCode())
                    .as("without --movable-clock there is no such thing")
                    .isEqualTo(404);
        } finally {
            launcher.stop();
        }
        assertThat(launcher.processes()).isEmpty();
    }

    private static HttpResponse<String> get(HttpClient client, URI service, String path)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(service.resolve(path)).build(), BodyHandlers.ofString());
    }
}

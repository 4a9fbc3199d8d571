package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LauncherIT {

    private final Service service = Service.shared();

    @Test
    void a_started_service_is_ready() {
        HttpResponse<String> answer = service.get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"UP\"");
    }

    @Test
    void the_server_does_not_say_what_it_is() {
        for (String path : new String[] {"/health/ready", "/", "/api/v1/nowhere", "/nowhere"}) {
            HttpResponse<String> answer = service.get(path);

            assertThat(answer.headers().map().keySet().stream().map(name -> name.toLowerCase(Locale.ROOT)))
                    .doesNotContain("server", "x-powered-by");
            assertThat(answer.body()).doesNotContain("\tat ", "Exception");
        }
    }

    @Test
    void the_server_s_own_openapi_is_off() {
        assertThat(service.get("/openapi").body()).doesNotContain("Deployed Resources");
        assertThat(service.get("/server-openapi").statusCode()).isEqualTo(403);
    }

    @Test
    void a_second_instance_on_the_same_home_refuses() {
        Console run = service.launcher().call("run", "--port", "0");
        Console start = service.launcher().call("start", "--port", "0");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.output())
                .contains("already running", service.uri("").toString().replaceAll("/$", ""));
        assertThat(start.exitCode()).isZero();
        assertThat(start.output())
                .contains("already running", service.uri("").toString().replaceAll("/$", ""));
        assertThat(service.get("/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void a_port_in_use_is_named_and_nothing_is_left_running() {
        Launcher other = Launcher.onFreshHome("home-port");

        Console start = other.call(
                "start", "--empty", "--port", Integer.toString(service.uri("").getPort()));

        assertThat(start.exitCode()).isEqualTo(1);
        assertThat(start.output())
                .contains("Port " + service.uri("").getPort(), "--port 0")
                .doesNotContain("\tat ");
        assertThat(other.processes()).isEmpty();
    }

    @Test
    void the_database_is_open_to_the_service_s_own_user_alone() throws SQLException, IOException {
        try (Connection connection = service.connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("SELECT * FROM mysql.global_priv"))
                    .isInstanceOf(SQLException.class);
            try (ResultSet variables = statement.executeQuery("SELECT @@bind_address, @@version")) {
                assertThat(variables.next()).isTrue();
                assertThat(variables.getString(1)).isEqualTo("127.0.0.1");
                assertThat(variables.getString(2)).startsWith("11.4.").contains("MariaDB");
            }
        }
        assertThat(Files.getPosixFilePermissions(service.home().resolve("service.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void no_process_shows_the_password() {
        String password = service.launcher().settings().getProperty("db.password");

        assertThat(password).hasSizeGreaterThan(20);
        assertThat(service.launcher().processes())
                .isNotEmpty()
                .noneMatch(process -> process.info().commandLine().orElse("").contains(password));
    }

    @Test
    void a_first_start_that_is_killed_leaves_the_sample_to_the_next_unless_that_wants_none() throws Exception {
        Launcher launcher = Launcher.onFreshHome("home-first");
        Process first = launcher.runInForeground("--port", "0");
        launcher.awaitMadeDatabase(first);
        first.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        assertThat(launcher.settings()).containsEntry("sample.pending", "true");

        Process second = launcher.runInForeground("--port", "0", "--empty");
        launcher.awaitSetting(second, "db.port");
        second.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        assertThat(launcher.settings()).doesNotContainKey("sample.pending");

        launcher.stop();
        assertThat(launcher.processes()).isEmpty();
    }
}

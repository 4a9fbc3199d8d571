package org.chengxin.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

    @TempDir
    private Path folder;

    @Test
    void a_pid_that_nobody_holds_the_lock_of_is_no_running_service() throws Exception {
        Home home = new Home(folder.resolve("home"));
        home.create();
        assertThat(home.runningPid()).isEmpty();

        Files.writeString(
                home.folder().resolve("service.pid"),
                Long.toString(ProcessHandle.current().pid()));

        assertThat(home.runningPid()).isEmpty();
    }

    @Test
    void home_and_settings_are_the_owner_s_alone() throws Exception {
        Home home = new Home(folder.resolve("home"));
        home.create();
        Properties settings = home.settings();
        settings.setProperty("db.password", "as secret as a test's can be");

        home.writeSettings(settings);
        home.writeSettings(settings);

        assertThat(home.settings()).isEqualTo(settings);
        assertThat(Files.getPosixFilePermissions(home.folder()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(home.folder().resolve("service.properties")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_database_pid_that_belongs_to_another_program_is_left_alone() throws Exception {
        Home home = new Home(folder.resolve("home"));
        home.create();
        Files.createDirectories(home.folder().resolve("db"));
        Files.writeString(
                home.folder().resolve("db").resolve("mariadbd.pid"),
                Long.toString(ProcessHandle.current().pid()));
        EmbeddedDatabase database = new EmbeddedDatabase(home, new Dist(folder));

        assertThat(database.leftOver()).isEmpty();
        database.endLeftOver();

        assertThat(home.folder().resolve("db").resolve("mariadbd.pid")).doesNotExist();
    }

    @Test
    void the_end_of_a_log_is_shown_without_stack_frames() throws Exception {
        Path log = folder.resolve("some.log");
        Files.writeString(log, "one\ntwo\n\tat some.Class.method(Class.java:1)\n\nthree\n");

        assertThat(Home.lastLines(log, 2)).isEqualTo("two\nthree");
        assertThat(Home.lastLines(folder.resolve("none.log"), 2)).isEmpty();
    }
}

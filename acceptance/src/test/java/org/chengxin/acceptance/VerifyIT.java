package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code ./chengxin verify}, on a service that runs and on one that does not. */
class VerifyIT {

    private static final int ENTRIES = 5;
    private final Instant begin = Instant.now().truncatedTo(ChronoUnit.MICROS).minus(Duration.ofMinutes(20));

    private static final String WAITING = "insert into audit_entry (id, at, actor, roles, action, request_id)"
            + " values (6, utc_timestamp(6) - interval 11 minute, 'auditor', 'auditor', 'audit.read', 'q')";

    @Test
    void every_kept_evaluation_is_made_again_and_one_that_was_changed_is_named() throws SQLException {
        Api api = new Api();
        JsonNode before = evaluations(api);
        assertThat(before.get("all").asLong()).isGreaterThan(3_000);
        assertThat(before.get("misfits").asLong()).isZero();
        assertThat(before.get("other").asLong()).as("made by this very service").isZero();
        String changed = api.sql("select id from evaluation where grade = 'C' and sector = 'mining' limit 1")
                .get(0);

        try (Connection connection = api.service().connect()) {
            update(connection, "update evaluation set grade = 'B' where id = " + changed);
            JsonNode after = evaluations(api);
            assertThat(after.get("misfits").asLong()).isEqualTo(1);
            assertThat(after.get("identical").asLong())
                    .isEqualTo(before.get("identical").asLong() - 1);
            Console told = api.service().launcher().call("verify");
            assertThat(told.exitCode()).isEqualTo(1);
            assertThat(told.output()).contains("NOT VERIFIED: ").doesNotContain("\tat ");
        } finally {
            try (Connection connection = api.service().connect()) {
                update(connection, "update evaluation set grade = 'C' where id = " + changed);
            }
        }
    }

    private static JsonNode evaluations(Api api) {
        Console told = api.service().launcher().call("verify", "--json");
        return Api.MAPPER.readTree(told.output()).get("evaluations");
    }

    @Test
    void the_first_thing_in_the_audit_trail_that_does_not_fit_is_named() throws Exception {
        Launcher launcher = Launcher.onFreshHome("home-verify");
        launcher.start("--empty");
        try (Connection connection = connect(launcher)) {
            String head = makeChain(connection);
            assertThat(verified(launcher, "--head", head)).contains("5 entries, 5 linked", "head: " + head);

            update(connection, "update audit_entry set purpose = '别的' where id = 3");
            assertThat(refused(launcher))
                    .endsWith("audit link 3: its hash is not that of the link before it and its entry");

            makeChain(connection);
            update(connection, "delete from audit_entry where id = 2");
            assertThat(refused(launcher)).endsWith("audit link 2: its entry is missing");

            makeChain(connection);
            update(
                    connection,
                    "delete from audit_link where seq = 5",
                    "update audit_head set seq = 4, hash = (select hash from audit_link where seq = 4)");
            assertThat(refused(launcher)).endsWith("audit entry 5: it is neither linked nor to be linked");
            update(connection, "delete from audit_entry where id = 5");
            assertThat(verified(launcher)).as("who noted no head cannot know").contains("4 entries, 4 linked");
            assertThat(refused(launcher, "--head", head))
                    .endsWith("audit head 4: the chain ends here, before the head that was noted: 5");

            makeChain(connection);
            try (Connection linking = connect(launcher)) {
                holdTheHead(linking); // so that the service does not link it meanwhile
                update(connection, WAITING, "insert into audit_pending values (6)");
                assertThat(refused(launcher))
                        .endsWith("audit entry 6: it has not been linked for more than 10 minutes");
            }
            launcher.stop();
        }

        assertThat(verified(launcher)).as("nobody could link it meanwhile").contains("6 entries, ");
        assertThat(launcher.processes()).isEmpty();
    }

    private static void holdTheHead(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select seq from audit_head where id = 1 for update");
        }
    }

    private static String verified(Launcher launcher, String... options) {
        Console told = launcher.call("verify", options);
        assertThat(told.exitCode()).as(told.output()).isZero();
        assertThat(told.output().strip()).endsWith("\nverified");
        return told.output();
    }

    private static String refused(Launcher launcher, String... options) {
        Console told = launcher.call("verify", options);
        assertThat(told.exitCode()).as(told.output()).isEqualTo(1);
        List<String> lines = told.output().lines().toList();
        assertThat(lines.get(lines.size() - 1)).startsWith("NOT VERIFIED: ");
        return told.output().strip();
    }

    private static Connection connect(Launcher launcher) throws SQLException {
        Properties settings = launcher.settings();
        return DriverManager.getConnection(
                settings.getProperty("db.url"), settings.getProperty("db.user"), settings.getProperty("db.password"));
    }

    private static void update(Connection connection, String... sql) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (String one : sql) {
                statement.executeUpdate(one);
            }
        }
        connection.commit();
    }

    /** A trail of some entries, linked as {@code AuditChain} documents it; the head. */
    private String makeChain(Connection connection) throws Exception {
        update(connection, "delete from audit_pending", "delete from audit_link", "delete from audit_entry");
        byte[] hash = new byte[32];
        try (PreparedStatement entry = connection.prepareStatement("insert into audit_entry (id, at, actor, roles,"
                        + " authority, purpose, subject, action, object, request_id, detail)"
                        + " values (?, ?, ?, 'officer', '150700', '行政许可', null, 'record.entered', 'r', 'q', '{}')");
                PreparedStatement link = connection.prepareStatement("insert into audit_link values (?, ?, ?)");
                PreparedStatement head = connection.prepareStatement("update audit_head set seq = ?, hash = ?")) {
            for (int id = 1; id <= ENTRIES; id++) {
                Instant at = begin.plusSeconds(id);
                entry.setLong(1, id);
                entry.setObject(2, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
                entry.setString(3, "officer-" + id);
                entry.executeUpdate();
                hash = next(hash, id, at, "officer-" + id);
                link.setLong(1, id);
                link.setLong(2, id);
                link.setBytes(3, hash);
                link.executeUpdate();
            }
            head.setLong(1, ENTRIES);
            head.setBytes(2, hash);
            head.executeUpdate();
        }
        connection.commit();
        return ENTRIES + ":" + HexFormat.of().formatHex(hash);
    }

    private static byte[] next(byte[] before, long id, Instant at, String actor)
            throws IOException, NoSuchAlgorithmException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(before);
            out.writeByte(1);
            out.writeLong(id);
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
            for (String text :
                    new String[] {actor, "officer", "150700", "行政许可", null, "record.entered", "r", "q", "{}"}) {
                byte[] utf8 = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8 == null ? -1 : utf8.length);
                out.write(utf8 == null ? new byte[0] : utf8);
            }
        }
        return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
    }
}

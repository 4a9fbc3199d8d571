package org.chengxin.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreIT {

    private final Api api = new Api();

    @Test
    void the_sample_is_there_and_graded() {
        assertThat(Integer.parseInt(api.sql("select count(*) from subject").get(0)))
                .isGreaterThanOrEqualTo(3_000);
        assertThat(api.sql(
                        "select count(*) from subject_role r left join running_grade g on g.subject_id = r.subject_id"
                                + " and g.sector = r.sector where g.subject_id is null"))
                .containsExactly("0");
        for (String sector : List.of("fooddrug", "mining", "industry")) {
            assertThat(api.sql(
                            "select distinct grade from running_grade where sector = ? and grade is not null", sector))
                    .contains("A", "B", "C", "D");
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // not compared by value
    private record Kept(String sector, byte[] input, byte[] answer, byte[] inputHash, byte[] answerHash) {}

    @Test
    void a_kept_evaluation_is_made_again_byte_for_byte() throws Exception {
        List<Kept> evaluations = new ArrayList<>();
        try (Connection connection = api.service().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select sector, input, answer, input_hash, answer_hash from evaluation where id % 100 = 1"
                                + " and erased_at is null")) {
            while (row.next()) {
                evaluations.add(new Kept(
                        row.getString(1),
                        inflated(row.getBytes(2)),
                        inflated(row.getBytes(3)),
                        row.getBytes(4),
                        row.getBytes(5)));
            }
        }
        assertThat(evaluations).hasSizeGreaterThan(20);
        for (Kept kept : evaluations) {
            assertThat(sha256(kept.input())).isEqualTo(kept.inputHash());
            assertThat(sha256(kept.answer())).isEqualTo(kept.answerHash());
            HttpResponse<String> again = api.send(
                    "/sectors/" + kept.sector() + "/evaluations",
                    "POST",
                    BodyPublishers.ofByteArray(kept.input()),
                    "Content-Type",
                    "application/json");
            assertThat(again.body()).isEqualTo(new String(kept.answer(), StandardCharsets.UTF_8));
        }
    }

    private static byte[] inflated(byte[] bytes) throws IOException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private static byte[] sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    @Test
    void no_identity_number_stands_anywhere_in_the_open() throws Exception {
        assertThat(Integer.parseInt(
                        api.sql("select count(*) from subject_identity").get(0)))
                .isPositive();
        assertThat(api.sql("select count(*) from subject_identity where length(cipher) <> 47"))
                .containsExactly("0");
        for (String column : List.of("subject.public_id", "subject.name", "credit_record.facts", "credit_record.act")) {
            String table = column.substring(0, column.indexOf('.'));
            assertThat(api.sql("select count(*) from " + table + " where " + column + " regexp '[0-9]{17}[0-9Xx]'"))
                    .as(column)
                    .containsExactly("0");
        }
        Path keys = api.service().home().resolve("keys/identity.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rw-------");
        try (Stream<Path> logs = Files.list(api.service().home().resolve("logs"))) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(log), StandardCharsets.UTF_8))
                        .doesNotContainPattern("(?<![0-9a-zA-Z])[1-9][0-9]{5}(19|20)[0-9]{9}[0-9Xx](?![0-9a-zA-Z])");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into subject (public_id, kind, code, name, search_name, area, status, created_at)"
                        + " values ('x1234567', 'robot', null, 'n', 'n', '150000', 'active', now())",
                "insert into subject (public_id, kind, code, name, search_name, area, status, created_at)"
                        + " values ('x1234567', 'legal-person', null, 'n', 'n', '150000', 'active', now())",
                "insert into subject_role values (999999999, 'mining', 'bidder')",
                "insert into prior_grade values (1, 'mining', '2026-Q1', '1')",
                "insert into listing (subject_id, sector, list, from_day) values (1, 'mining', 'pink', '2026-01-01')",
                "update credit_record set facts = '{' limit 1",
                "delete from subject where id = 1"
            })
    void the_database_refuses_what_makes_no_sense(String sql) throws SQLException {
        try (Connection connection = api.service().connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> statement.executeUpdate(sql)).isInstanceOf(SQLException.class);
            connection.rollback();
        }
    }

    @Test
    void connections_that_the_database_has_closed_are_replaced() throws Exception {
        try (Connection connection = api.service().connect();
                Statement statement = connection.createStatement()) {
            List<String> others = new ArrayList<>();
            try (ResultSet row = statement.executeQuery("select id from information_schema.processlist"
                    + " where id <> connection_id() and command = 'Sleep'")) {
                while (row.next()) {
                    others.add(row.getString(1));
                }
            }
            assertThat(others).isNotEmpty();
            for (String id : others) {
                statement.execute("kill connection " + id);
            }
        }
        String path =
                "/subjects/" + api.sql("select public_id from subject limit 1").get(0);
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        int inARow = 0;
        while (inARow < 20) {
            HttpResponse<String> answer = api.get(path);
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 503);
            inARow = answer.statusCode() == 200 ? inARow + 1 : 0;
            Thread.sleep(20);
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    /** How many rows each of these questions reads at most, of some four thousand subjects and a hundred thousand grams. */
    @Test
    void the_questions_asked_most_read_few_rows() throws SQLException {
        assertThat(Integer.parseInt(api.sql("select count(*) from subject_gram").get(0)))
                .isGreaterThan(50_000);
        assertReads(
                3,
                "select day, made_by, etag_zh, answer_zh from running_grade where public_id = ? and sector = 'mining'",
                api.sql("select public_id from running_grade where sector = 'mining' limit 1")
                        .get(0));
        assertReads(3, "select * from subject s where s.public_id = ?", "nobody-here");
        assertReads(
                120,
                "select s.* from subject_gram g straight_join subject s on s.id = g.subject_id"
                        + " where g.gram = ? and locate('司', s.search_name) > 0 and g.subject_id > 1000 order by g.subject_id limit 21",
                "公司");
        assertReads(
                60, "select s.* from subject s where s.code like ? and s.code > '' order by s.code limit 21", "9115%");
        assertReads(
                120,
                "select s.* from subject s where s.kind <> 'natural-person' and s.id > 1000 and s.area = ?"
                        + " order by s.id limit 21",
                "150784");
        assertReads(
                120,
                "select s.* from subject s where s.kind <> 'natural-person' and s.id > 1000 and s.league = ?"
                        + " order by s.id limit 21",
                "1507");
        assertReads(
                500,
                "select s.* from subject s where s.kind <> 'natural-person' and s.id > 0 and exists (select 1 from"
                        + " running_grade w where w.subject_id = s.id and w.grade = ? and w.sector = 'mining') order by s.id limit 21",
                "E");
        assertReads(
                200,
                "select * from credit_record where subject_id in (?) and sector = 'mining' order by subject_id,"
                        + " decided_on, id",
                1000);
    }

    private void assertReads(long most, String sql, Object parameter) throws SQLException {
        try (Connection connection = api.service().connect();
                Statement status = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            try (ResultSet warm = statement.executeQuery()) {
                assertThat(warm.getMetaData().getColumnCount()).isPositive();
            }
            // Reading the counters reads rows itself, each time as many.
            Map<String, Long> first = counters(status);
            Map<String, Long> before = counters(status);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    assertThat(rows.getObject(1)).isNotNull();
                }
            }
            Map<String, Long> read = counters(status);
            read.replaceAll((name, count) -> count - before.get(name) - (before.get(name) - first.get(name)));
            assertThat(read.values().stream().mapToLong(Long::longValue).sum())
                    .as("%s: %s", sql, read)
                    .isLessThanOrEqualTo(most);
            assertThat(read.get("HANDLER_READ_RND_NEXT")).as(sql).isZero();
        }
    }

    /** The rows that this session has read so far, by the way they were found. */
    private static Map<String, Long> counters(Statement status) throws SQLException {
        Map<String, Long> counters = new HashMap<>();
        try (ResultSet counter = status.executeQuery("select variable_name, variable_value from"
                + " information_schema.session_status where variable_name in ('HANDLER_READ_FIRST', 'HANDLER_READ_KEY',"
                + " 'HANDLER_READ_LAST', 'HANDLER_READ_NEXT', 'HANDLER_READ_PREV', 'HANDLER_READ_RND',"
                + " 'HANDLER_READ_RND_NEXT')")) {
            while (counter.next()) {
                counters.put(counter.getString(1), counter.getLong(2));
            }
        }
        return counters;
    }
}

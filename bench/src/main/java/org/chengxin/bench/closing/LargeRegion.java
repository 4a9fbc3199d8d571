package org.chengxin.bench.closing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * Mining-right holders with ten records each, put straight into an empty store: a licence, a public score, six adverse records, an
 * honour and a contract, as offices enter them, all holders' licences first, then all their scores, and so on for every 20,000.
 */
final class LargeRegion {

    /** How many records each subject has. */
    static final int RECORDS = 10;

    private static final int LOT = 20_000;
    private static final List<String> PROVISIONS =
            List.of("holder-12-1", "holder-15-1", "holder-18-1", "holder-24-1", "holder-37-2", "holder-12-2");
    private static final List<String> AREAS = List.of("150784", "150725", "150102", "150205", "150303", "150402");
    private static final int DAYS = 1_700;

    private final DataSource database;
    private final LocalDate today;

    LargeRegion(DataSource database, LocalDate today) {
        this.database = database;
        this.today = today;
    }

    /** Waits until the service has done what it does each day, while there is nobody to be graded yet: it is not what is measured. */
    void awaitDay(int seconds) throws SQLException, InterruptedException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (int second = 0; !isDayDone(statement); second++) {
                if (second == seconds) {
                    throw new IllegalStateException("what is to be done today is not done yet");
                }
                Thread.sleep(1_000);
            }
        }
    }

    private static boolean isDayDone(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "select count(*) from daily_task where name = 'grades' and done_at is not null")) {
            row.next();
            return row.getInt(1) > 0;
        }
    }

    /** Loads subjects up to a number, and their records. */
    void growTo(int subjects) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            // What is loaded is whole by its making.
            statement.execute("set unique_checks = 0, foreign_key_checks = 0");
            for (int from = size(statement); from < subjects; from += LOT) {
                lot(statement, from, Math.min(subjects, from + LOT));
            }
        }
    }

    private static int size(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select coalesce(max(id), 0) from subject")) {
            row.next();
            return row.getInt(1);
        }
    }

    private void lot(Statement statement, int from, int to) throws SQLException {
        StringBuilder subjects = new StringBuilder();
        StringBuilder roles = new StringBuilder();
        for (int i = from + 1; i <= to; i++) {
            row(subjects, i, code(i), "样例矿业" + i + "有限公司", AREAS.get(i % AREAS.size()));
            row(roles, i);
        }
        load(
                statement,
                subjects,
                "subject character set utf8mb4 (id, code, name, area) set public_id = code, kind = 'legal-person',"
                        + " status = 'active', search_name = name, created_at = utc_timestamp(6)");
        load(statement, roles, "subject_role (subject_id) set sector = 'mining', role = 'mining-right-holder'");
        for (int record = 0; record < RECORDS; record++) {
            StringBuilder rows = new StringBuilder();
            for (int i = from + 1; i <= to; i++) {
                record(rows, i, record);
            }
            load(
                    statement,
                    rows,
                    "credit_record character set utf8mb4 (public_id, subject_id, type, provision, decided_on, act, valid_until,"
                            + " document_number, document_authority, facts, basis, final_on) set sector = 'mining', state = 'active'");
        }
    }

    private static String code(int subject) {
        return String.format(Locale.ROOT, "91150000%010d", subject);
    }

    private void record(StringBuilder rows, int subject, int record) {
        LocalDate day = today.minusDays(60 + (subject * 31L + record * 157L) % DAYS);
        String id = String.format(Locale.ROOT, "%02d%018d", record, subject);
        String number = "（样例）" + subject + "-" + record + "号";
        switch (record) {
            case 0 ->
                row(
                        rows,
                        id,
                        subject,
                        "licence",
                        null,
                        day,
                        null,
                        today.plusYears(2),
                        number,
                        "150700",
                        "{\"status\":\"valid\"}",
                        null,
                        null);
            case 1 ->
                row(
                        rows,
                        id,
                        subject,
                        "public-score",
                        null,
                        day,
                        null,
                        null,
                        number,
                        "150700",
                        "{\"score\":" + (600 + subject % 400) + "}",
                        null,
                        null);
            case 2 ->
                row(
                        rows,
                        id,
                        subject,
                        "honour",
                        "honour-" + (1 + subject % 4),
                        day,
                        null,
                        day.plusYears(3),
                        number,
                        "150700",
                        "{\"honour\":\"样例荣誉" + subject % 50 + "\"}",
                        null,
                        null);
            case 3 ->
                row(
                        rows,
                        id,
                        subject,
                        "contract",
                        null,
                        day,
                        null,
                        null,
                        number,
                        "150700",
                        "{\"dueOn\":\"" + day.plusYears(1) + "\",\"funded\":true}",
                        null,
                        null);
            default -> {
                boolean penalty = (subject + record) % 2 == 0;
                row(
                        rows,
                        id,
                        subject,
                        "adverse",
                        PROVISIONS.get(record - 4),
                        day,
                        "act-" + record / 2,
                        null,
                        number,
                        "150700",
                        "{}",
                        penalty ? "penalty" : "order",
                        penalty ? day.plusDays(30) : null);
            }
        }
    }

    private static void row(StringBuilder rows, Object... values) {
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : "\t")
                    .append(values[i] == null ? "\\N" : values[i].toString().replace("\\", "\\\\"));
        }
        rows.append('\n');
    }

    private static void load(Statement statement, StringBuilder rows, String into) throws SQLException {
        statement
                .unwrap(org.mariadb.jdbc.Statement.class)
                .setLocalInfileInputStream(
                        new ByteArrayInputStream(rows.toString().getBytes(StandardCharsets.UTF_8)));
        statement.executeUpdate("load data local infile 'rows' into table " + into);
    }

    /**
     * Streams what a walk reads, every subject with its role and every record with all that its file is made of; tells how many
     * seconds that took.
     */
    double stream() throws SQLException {
        long begin = System.nanoTime();
        long rows = stream("select s.id, s.public_id, s.kind, s.status, r.role, s.area from subject_role r"
                        + " straight_join subject s on s.id = r.subject_id where r.sector = 'mining'")
                + stream(
                        "select id, subject_id, public_id, type, provision, decided_on, act, ended_on, repaired_on, valid_until,"
                                + " document_number, document_authority, document_issuer, disclosable, facts, basis, final_on, penalty"
                                + " from credit_record where sector = 'mining' and state in ('active', 'archived')");
        if (rows == 0) {
            throw new IllegalStateException("there is nothing to stream");
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private long stream(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(1_000);
            long rows = 0;
            try (ResultSet row = statement.executeQuery(sql)) {
                int columns = row.getMetaData().getColumnCount();
                while (row.next()) {
                    rows++;
                    for (int column = 1; column <= columns; column++) {
                        row.getString(column);
                    }
                }
            }
            return rows;
        }
    }
}

package org.chengxin.bench.imports;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.json.JsonInput;

/**
 * The subjects that the rows of an import are about, put straight into an empty store with their roles and closed periods. The grams
 * of their names stay out: nobody searches.
 */
final class Subjects {

    private final DataSource database;

    Subjects(DataSource database) {
        this.database = database;
    }

    /** Loads a file of subjects, one a line. */
    void load(Path file) throws IOException, SQLException {
        StringBuilder subjects = new StringBuilder();
        StringBuilder roles = new StringBuilder();
        StringBuilder closed = new StringBuilder();
        long id = 0;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Map<?, ?> subject = (Map<?, ?>) JsonInput.read(line.getBytes(StandardCharsets.UTF_8), new Faults());
                id++;
                row(
                        subjects,
                        id,
                        subject.get("code"),
                        subject.get("kind"),
                        subject.get("name"),
                        subject.get("area"),
                        subject.get("status"));
                for (Map.Entry<?, ?> role : ((Map<?, ?>) subject.get("roles")).entrySet()) {
                    row(roles, id, role.getKey(), role.getValue());
                }
                if (subject.get("priorGrades") instanceof List<?> grades) {
                    for (Object item : grades) {
                        Map<?, ?> grade = (Map<?, ?>) item;
                        row(closed, id, grade.get("sector"), grade.get("period"), grade.get("grade"));
                    }
                }
            }
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            load(
                    statement,
                    subjects,
                    "subject character set utf8mb4 (id, code, kind, name, area, status) set public_id = code,"
                            + " search_name = name, created_at = utc_timestamp(6)");
            load(statement, roles, "subject_role (subject_id, sector, role)");
            load(statement, closed, "prior_grade (subject_id, sector, period, grade)");
            statement.executeUpdate(
                    "insert into closing (sector, period, last_day, state, taken_over) select distinct sector,"
                            + " period, if(length(period) = 4, concat(period, '-12-31'), last_day(concat(left(period, 4), '-',"
                            + " lpad(3 * right(period, 1), 2, '0'), '-01'))), 'closed', true from prior_grade");
        }
    }

    private static void row(StringBuilder rows, Object... values) {
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : "\t").append(values[i]);
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

    /** One of them. */
    String any() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select max(public_id) from subject")) {
            row.next();
            return row.getString(1);
        }
    }

    /** How many grades are still to be made. */
    long ungraded() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select (select count(*) from subject_role) - (select count(*) from running_grade)")) {
            row.next();
            return row.getLong(1);
        }
    }
}

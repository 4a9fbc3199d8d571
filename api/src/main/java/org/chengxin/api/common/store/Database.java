package org.chengxin.api.common.store;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Plain SQL on the service's data source. Inside a transaction of the caller every statement takes part in it; outside, each
 * stands for itself.
 */
@ApplicationScoped
public class Database {

    public static final String DATA_SOURCE = "java:app/jdbc/chengxin";

    private static final int BATCH = 1_000;

    @Resource(lookup = DATA_SOURCE)
    private DataSource dataSource;

    /** Makes a value of the row that the cursor stands on. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    public DataSource dataSource() {
        return dataSource;
    }

    /** All rows of a query. */
    public <T> List<T> list(String sql, RowReader<T> reader, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /** The first row of a query, empty where it has none. */
    public <T> Optional<T> first(String sql, RowReader<T> reader, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? Optional.of(reader.read(result)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /** Runs one statement for each row of parameters. */
    public void each(String sql, Collection<Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int waiting = 0;
            for (Object[] row : rows) {
                bind(statement, row);
                statement.addBatch();
                if (++waiting == BATCH) {
                    statement.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                statement.executeBatch();
            }
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /** As many question marks as there are values, for an {@code in} list. */
    public static String marks(Collection<?> values) {
        return String.join(",", Collections.nCopies(values.size(), "?"));
    }

    /** A date column as a day, null where it is null. */
    public static LocalDate day(ResultSet row, String column) throws SQLException {
        Date date = row.getDate(column);
        return date == null ? null : date.toLocalDate();
    }

    private Connection connect() {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw new DatabaseAwayException(e);
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private static StoreException translated(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        boolean away = e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException
                || e instanceof SQLTransientException
                || state.startsWith("08")
                || state.startsWith("40");
        return away ? new DatabaseAwayException(e) : new StoreException("a statement failed", e);
    }
}

package org.chengxin.api.common.store;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.time.HeldDay;

/**
 * Plain SQL on the service's data source. Inside {@link #inTransaction} every statement of the thread takes part in it; outside,
 * each stands for itself.
 */
@ApplicationScoped
public class Database {

    public static final String DATA_SOURCE = "java:app/jdbc/chengxin";

    /** How many rows one statement inserts. */
    private static final int AT_ONCE = 200;

    private static final int LONG_AT_ONCE = 25;

    /** How often a transaction is tried that others keep getting in the way of. */
    private static final int TRIES = 4;

    @Resource(lookup = DATA_SOURCE)
    private DataSource dataSource;

    /** Why the database could not be reached when it was last tried, null if it could. */
    private volatile SQLException away;

    private final AtomicBoolean trying = new AtomicBoolean();

    /** The transaction that a thread is in. */
    private static final ThreadLocal<Current> CURRENT = new ThreadLocal<>();

    /** A transaction's connection, and what is to be done once it is committed. */
    private record Current(Connection connection, List<Runnable> afterwards) {}

    private static final int DUPLICATE_KEY = 1062;
    private static final int DEADLOCK = 1213;
    private static final int LOCK_WAIT_TIMEOUT = 1205;

    /** For the container, which puts in the data source. */
    public Database() {
        this(null);
    }

    Database(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Makes a value of the row that the cursor stands on. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Whether the database answers at all. */
    public boolean answers() {
        try {
            return first("select 1", row -> true).isPresent();
        } catch (StoreException e) {
            return false; // the requests that meet it log the reason
        }
    }

    /**
     * Does some work in one transaction, the one that the thread is in already if it is in any. What is thrown rolls it back. A
     * transaction that met a deadlock is begun again, so the work changes nothing but the database.
     */
    public <T> T inTransaction(Supplier<T> work) {
        if (CURRENT.get() != null) {
            return work.get();
        }
        for (int attempt = 1; true; attempt++) {
            List<Runnable> afterwards = new ArrayList<>();
            T result;
            try {
                result = transaction(work, afterwards);
            } catch (ContentionException e) {
                if (attempt == TRIES) {
                    throw e;
                }
                continue;
            }
            afterwards.forEach(Runnable::run);
            return result;
        }
    }

    /** Does something that is no part of the database once the transaction of the thread is committed; at once outside of any. */
    public void afterCommit(Runnable work) {
        Current current = CURRENT.get();
        if (current == null) {
            work.run();
        } else {
            current.afterwards().add(work);
        }
    }

    /** Does some work, in one transaction where there is something to write. */
    public <T> T inTransactionIf(boolean writes, Supplier<T> work) {
        return writes ? inTransaction(work) : work.get();
    }

    /** Does some work in one transaction; see {@link #inTransaction(Supplier)}. */
    public void inTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return true;
        });
    }

    private <T> T transaction(Supplier<T> work, List<Runnable> afterwards) {
        // Statements: to leave and enter the driver's own autocommit takes a round trip more.
        try (Held held = new Held(open(), true);
                Statement statement = held.connection().createStatement()) {
            statement.execute("start transaction");
            CURRENT.set(new Current(statement.getConnection(), afterwards));
            HeldDay.begin();
            boolean whole = false;
            try {
                T result = work.get();
                statement.execute("commit");
                whole = true;
                return result;
            } finally {
                CURRENT.remove();
                HeldDay.end();
                if (!whole) {
                    statement.execute("rollback");
                }
            }
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /** Changes rows; tells how many. */
    public int update(String sql, Object... parameters) {
        try (Held held = connect();
                PreparedStatement statement = held.connection().prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /** All rows of a query. */
    public <T> List<T> list(String sql, RowReader<T> reader, Object... parameters) {
        try (Held held = connect();
                PreparedStatement statement = held.connection().prepareStatement(sql)) {
            bind(statement, parameters);
            List<T> rows = new ArrayList<>();
            read(statement, reader, rows);
            return rows;
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /** The first row of a query, empty where it has none. */
    public <T> Optional<T> first(String sql, RowReader<T> reader, Object... parameters) {
        try (Held held = connect();
                PreparedStatement statement = held.connection().prepareStatement(sql)) {
            bind(statement, parameters);
            try (ResultSet result = statement.executeQuery()) {
                ResultSet row = driversOwn(result);
                return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /**
     * Inserts rows, many with each statement.
     *
     * @param columns the table and its columns, as in {@code subject (id, name)}
     * @param afterwards what follows the values, for example {@code on duplicate key update}; may be empty
     */
    public void insert(String columns, String afterwards, List<Object[]> rows) {
        insert(columns, afterwards, rows, AT_ONCE, null);
    }

    /** The same of long rows, few with each statement: what the driver sends at once is in memory in one piece. */
    public void insertLong(String columns, String afterwards, List<Object[]> rows) {
        insert(columns, afterwards, rows, LONG_AT_ONCE, null);
    }

    /**
     * The same, with what each row comes to.
     *
     * @param afterwards ends with what is to be returned
     */
    public <T> List<T> insert(String columns, String afterwards, List<Object[]> rows, RowReader<T> reader) {
        return insert(columns, afterwards, rows, AT_ONCE, reader);
    }

    private <T> List<T> insert(
            String columns, String afterwards, List<Object[]> rows, int atOnce, RowReader<T> reader) {
        List<T> results = new ArrayList<>();
        if (rows.isEmpty()) {
            return results;
        }
        String row = "(" + String.join(",", Collections.nCopies(rows.get(0).length, "?")) + ")";
        try (Held held = connect()) {
            for (int from = 0; from < rows.size(); from += atOnce) {
                List<Object[]> some = rows.subList(from, Math.min(from + atOnce, rows.size()));
                String sql = "insert into " + columns + " values "
                        + String.join(",", Collections.nCopies(some.size(), row)) + " " + afterwards;
                try (PreparedStatement statement = held.connection().prepareStatement(sql)) {
                    bind(statement, some.stream().flatMap(Stream::of).toArray());
                    if (reader == null) {
                        statement.executeUpdate();
                    } else {
                        read(statement, reader, results);
                    }
                }
            }
        } catch (SQLException e) {
            throw translated(e);
        }
        return results;
    }

    private static <T> void read(PreparedStatement statement, RowReader<T> reader, List<T> rows) throws SQLException {
        try (ResultSet result = statement.executeQuery()) {
            ResultSet row = driversOwn(result);
            while (row.next()) {
                rows.add(reader.read(row));
            }
        }
    }

    /** What the server puts around a result asks by reflection, and at length, for each date that is read of it. */
    private static ResultSet driversOwn(ResultSet result) throws SQLException {
        return result.unwrap(org.mariadb.jdbc.client.result.Result.class);
    }

    /**
     * Loads rows in bulk. One that a unique key or a check refuses is left out without a word, which the number tells.
     *
     * @param into the table and its columns, as in {@code subject (id, @hash) set hash = unhex(@hash)}
     * @return how many have gone in
     */
    public int load(String into, BulkRows rows) {
        return load("", into, rows);
    }

    /** The same of rows all of whose foreign keys name rows that the transaction has locked: they are not looked up again. */
    public int loadOfKnown(String into, BulkRows rows) {
        return load("set statement foreign_key_checks = 0 for ", into, rows);
    }

    private int load(String how, String into, BulkRows rows) {
        if (rows.size() == 0) {
            return 0;
        }
        try (Held held = connect();
                Statement statement = held.connection().createStatement()) {
            statement.unwrap(org.mariadb.jdbc.Statement.class).setLocalInfileInputStream(rows.reader());
            return statement.executeUpdate(how + "load data local infile 'rows' into table "
                    + into.replaceFirst(" ", " character set utf8mb4 "));
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /**
     * Values as the rows of a table {@code asked} with the column {@code id}, in their order, to begin a {@code straight_join} with.
     * The statement is the same however many they are, and so is its plan; a long {@code in} list is left to the optimiser's guess.
     *
     * @param table takes the parameter
     */
    public record Asked(String table, Object parameter) {

        /** The type of texts of at most 200 ASCII characters. */
        public static final String CODE = "varchar(200) character set ascii collate ascii_bin";

        /** The type of texts of at most 200 characters. */
        public static final String TEXT = "varchar(200) character set utf8mb4 collate utf8mb4_bin";

        /**
         * Several values in each row.
         *
         * @param columns their names and types
         */
        public static Asked tuples(Collection<? extends List<?>> rows, String... columns) {
            List<String> paths = new ArrayList<>();
            for (String column : columns) {
                paths.add(column + " path '$[" + paths.size() + "]'");
            }
            return new Asked(
                    "json_table(?, '$[*]' columns (" + String.join(", ", paths) + ")) asked",
                    new String(Json.bytes(rows), StandardCharsets.UTF_8));
        }

        private static Asked of(Collection<?> values, String type) {
            return new Asked(
                    "json_table(?, '$[*]' columns (id " + type + " path '$')) asked",
                    new String(Json.bytes(values), StandardCharsets.UTF_8));
        }

        /** Some keys; one of them alone is asked for as it is. */
        public static Asked keys(Collection<Long> keys) {
            return keys.size() == 1
                    ? new Asked("(select ? as id) asked", keys.iterator().next())
                    : of(keys, "bigint");
        }

        /** Some texts of the type {@link #CODE}. */
        public static Asked codes(Collection<String> codes) {
            return of(codes, CODE);
        }

        /** Some texts of the type {@link #TEXT}. */
        public static Asked texts(Collection<String> texts) {
            return of(texts, TEXT);
        }
    }

    /** As many question marks as there are values, for an {@code in} list. */
    public static String marks(Collection<?> values) {
        return String.join(",", Collections.nCopies(values.size(), "?"));
    }

    /** A date column as a day, null where it is null. */
    public static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    /** A connection for one statement, which is given back afterwards unless a transaction goes on with it. */
    private record Held(Connection pooled, boolean own) implements AutoCloseable {

        /**
         * The driver's own, for all that is done with it. The pool's looks up each method that is newer than JDBC 4.0 by reflection, in
         * classes that do not declare it: every day read from a row cost an exception. Only its statements tell of the driver's.
         */
        Connection connection() throws SQLException {
            if (!own) {
                return pooled;
            }
            try (Statement statement = pooled.createStatement()) {
                return statement.isWrapperFor(org.mariadb.jdbc.Statement.class)
                        ? statement.unwrap(org.mariadb.jdbc.Statement.class).getConnection()
                        : pooled;
            }
        }

        @Override
        public void close() throws SQLException {
            if (own) {
                pooled.close();
            }
        }
    }

    /** A moment as the tables keep it. */
    public static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }

    /** A moment that a table keeps. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
    }

    private Held connect() {
        Current current = CURRENT.get();
        return current == null ? new Held(open(), true) : new Held(current.connection(), false);
    }

    /** While the database is away one thread at a time tries to reach it; the others are told at once, and so hold up nobody. */
    private Connection open() {
        SQLException reason = away;
        if (reason == null) {
            return opened();
        }
        if (!trying.compareAndSet(false, true)) {
            throw new DatabaseAwayException(reason);
        }
        try {
            return opened();
        } finally {
            trying.set(false);
        }
    }

    /**
     * The server makes the pool with the class loader of the thread that asks for a connection first, which need not be one of the
     * service: the server itself asks for the service's health, also while the service starts.
     */
    private Connection opened() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Database.class.getClassLoader());
        try {
            Connection connection = dataSource.getConnection();
            away = null;
            return connection;
        } catch (SQLException e) {
            away = e;
            throw new DatabaseAwayException(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void bind(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private static StoreException translated(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (e.getErrorCode() == DEADLOCK || e.getErrorCode() == LOCK_WAIT_TIMEOUT) {
            return new ContentionException(e);
        }
        if (e.getErrorCode() == DUPLICATE_KEY) {
            return DuplicateKeyException.of(e);
        }
        boolean away = e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException
                || e instanceof SQLTransientException
                || state.startsWith("08")
                || state.startsWith("40");
        return away ? new DatabaseAwayException(e) : new StoreException("a statement failed", e);
    }
}

package org.chengxin.verify;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import javax.sql.DataSource;
import org.chengxin.plugins.Plugins;

/**
 * Shows that what the service has kept is what it wrote. Everything is read in one transaction that changes nothing and sees one
 * state, so the service may go on writing meanwhile.
 */
public final class Verification {

    private Verification() {}

    /**
     * Verifies everything.
     *
     * @param plugins the sectors as the service has them, all of them enabled
     * @param now the present; null where no service runs, so that what waits to be linked since it ended is no misfit
     * @param noted a head noted earlier that has to be in the chain, null for none
     */
    public static Report run(DataSource database, Plugins plugins, Instant now, Head noted) throws SQLException {
        try (Connection connection = reading(database)) {
            return new Report(
                    new ChainCheck(connection, now, noted).run(),
                    new EvaluationCheck(plugins).run(connection),
                    new ClosingCheck(connection).run());
        }
    }

    /** Verifies the chain of the audit trail alone; see {@link #run}. */
    public static ChainReport chain(DataSource database, Instant now, Head noted) throws SQLException {
        try (Connection connection = reading(database)) {
            return new ChainCheck(connection, now, noted).run();
        }
    }

    /** Verifies the kept evaluations alone; see {@link #run}. */
    public static EvaluationReport evaluations(DataSource database, Plugins plugins) throws SQLException {
        try (Connection connection = reading(database)) {
            return new EvaluationCheck(plugins).run(connection);
        }
    }

    private static Connection reading(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        try (Statement statement = connection.createStatement()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            statement.execute("start transaction with consistent snapshot, read only");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }
}

package org.chengxin.bench.baseline;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** Tables of its own in the service's database, behind a pool that is set up as the service's own one. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@DataSourceDefinition(
        name = BaselineTable.DATA_SOURCE,
        className = "org.mariadb.jdbc.MariaDbDataSource",
        url = "${MPCONFIG=db.url}",
        user = "${MPCONFIG=db.user}",
        password = "${MPCONFIG=db.password}",
        minPoolSize = 4,
        maxPoolSize = 32,
        isolationLevel = Connection.TRANSACTION_READ_COMMITTED,
        properties = {
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=auto-commit",
            "fish.payara.validate-atmost-once-period-in-seconds=5",
            "fish.payara.fail-all-connections=true"
        })
public class BaselineTable {

    static final String DATA_SOURCE = "java:app/jdbc/baseline";

    private static final int ROWS = 1000;

    @Resource(lookup = DATA_SOURCE)
    private DataSource dataSource;

    @PostConstruct
    void fill() {
        try (Connection connection = dataSource.getConnection()) {
            try (Statement statement = connection.createStatement()) {
                for (String table : List.of("bench_row", "bench_write")) {
                    statement.execute("drop table if exists " + table);
                    statement.execute("create table " + table + " (id int auto_increment primary key,"
                            + " code char(18) not null, name varchar(200) not null, area char(6) not null,"
                            + " grade char(1) not null, score decimal(10, 4) not null, day date not null)");
                }
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into bench_row values (?, ?, ?, ?, ?, ?, '2026-09-30')")) {
                for (int id = 1; id <= ROWS; id++) {
                    insert.setInt(1, id);
                    insert.setString(2, "91150784MA0BENCH%02d".formatted(id % 100));
                    insert.setString(3, "虚构矿业有限公司" + id);
                    insert.setString(4, "150784");
                    insert.setString(5, "B");
                    insert.setInt(6, 800 + id % 100);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the table of the baseline cannot be made", e);
        }
    }
}

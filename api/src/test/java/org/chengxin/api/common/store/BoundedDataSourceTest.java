package org.chengxin.api.common.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.mariadb.jdbc.Configuration;

class BoundedDataSourceTest {

    private static final String ADDRESS = "jdbc:mariadb://127.0.0.1:3306/chengxin";

    @Test
    void an_address_that_names_no_bounds_gets_them() throws SQLException {
        Configuration plain = Configuration.parse(BoundedDataSource.bounded(ADDRESS));
        assertThat(plain.connectTimeout()).isEqualTo(5_000);
        assertThat(plain.socketTimeout()).isEqualTo(15_000);
        assertThat(plain.sessionVariables()).isEqualTo("innodb_lock_wait_timeout=10,join_cache_level=0");

        Configuration more = Configuration.parse(BoundedDataSource.bounded(ADDRESS + "?useServerPrepStmts=true"));
        assertThat(more.useServerPrepStmts()).isTrue();
        assertThat(more.socketTimeout()).isEqualTo(15_000);
    }

    @Test
    void bounds_that_an_address_names_stay() throws SQLException {
        Configuration own = Configuration.parse(
                BoundedDataSource.bounded(ADDRESS + "?socketTimeout=60000&useServerPrepStmts=true&connectTimeout=700"));
        assertThat(own.socketTimeout()).isEqualTo(60_000);
        assertThat(own.connectTimeout()).isEqualTo(700);
        assertThat(own.sessionVariables()).isEqualTo("innodb_lock_wait_timeout=10,join_cache_level=0");
    }
}

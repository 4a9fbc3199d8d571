package org.chengxin.api.common.store;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * Connections that never wait without end, whatever has become of the database: neither to be made, nor for an answer, nor for a
 * lock. Where the database's address says how long, that counts.
 */
public class BoundedDataSource extends MariaDbDataSource {

    private static final Map<String, String> BOUNDS = new LinkedHashMap<>();

    static {
        BOUNDS.put("connectTimeout", "5000");
        // Longer than a lock is waited for, and than any statement of a request or a job takes.
        BOUNDS.put("socketTimeout", "15000");
        // Of a list of keys the optimiser knows no length: with a join buffer it now and then reads a whole table for a
        // few of its rows.
        BOUNDS.put("sessionVariables", "innodb_lock_wait_timeout=10,join_cache_level=0");
    }

    @Override
    public void setUrl(String url) throws SQLException {
        super.setUrl(bounded(url));
    }

    static String bounded(String url) {
        StringBuilder whole = new StringBuilder(url);
        BOUNDS.forEach((name, value) -> {
            if (!url.matches("[^?]*\\?(.*&)?" + name + "=.*")) {
                whole.append(whole.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(value);
            }
        });
        return whole.toString();
    }
}

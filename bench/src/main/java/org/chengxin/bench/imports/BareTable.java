package org.chengxin.bench.imports;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** A table with the columns of a file and its key, and nothing that a credit file needs: what the database itself takes to load it. */
final class BareTable {

    private static final String KEY = "`sourceKey`";

    private final DataSource database;
    private final Path file;

    BareTable(DataSource database, Path file) {
        this.database = database;
        this.file = file;
    }

    /** Makes the table, loads the file into it and drops it again; tells how many seconds the loading took. */
    double load(int rows) throws IOException, SQLException {
        List<String> columns;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            columns = Arrays.stream(lines.readLine().split(","))
                    .map(column -> "`" + column + "`")
                    .toList();
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create or replace table bench_bare ("
                    + columns.stream()
                            .map(column -> column + " varchar(200) not null")
                            .collect(Collectors.joining(", "))
                    + ", primary key (" + KEY + ")) engine = InnoDB default charset = utf8mb4");
            long begin = System.nanoTime();
            int loaded = statement.executeUpdate("load data local infile '" + file + "' into table bench_bare"
                    + " character set utf8mb4 fields terminated by ',' lines terminated by '\\r\\n' ignore 1 lines ("
                    + String.join(", ", columns) + ")");
            double seconds = (System.nanoTime() - begin) / 1e9;
            statement.execute("drop table bench_bare");
            if (loaded != rows) {
                throw new IllegalStateException(loaded + " of " + rows + " rows were loaded");
            }
            return seconds;
        }
    }
}

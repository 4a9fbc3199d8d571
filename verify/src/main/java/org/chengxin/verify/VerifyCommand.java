package org.chengxin.verify;

import java.io.File;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.chengxin.plugins.Plugins;
import org.mariadb.jdbc.MariaDbDataSource;

/** What {@code ./chengxin verify} does once a database runs; called by the launcher, which knows none of these classes. */
public final class VerifyCommand {

    // Referenced here: a logger that nobody refers to is made anew, with its usual level.
    private static final Logger LOG = Logger.getLogger("org.chengxin");

    private VerifyCommand() {}

    /**
     * Verifies and tells.
     *
     * @param told {@code db.url}, {@code db.user}, {@code db.password}; {@code chengxin.plugins}, folders joined by the path
     *     separator; {@code verify.running} where a service runs on the database, {@code verify.head} and {@code verify.json} as
     *     on the command line
     * @return whether everything fits
     */
    public static boolean run(Properties told, PrintStream out) throws SQLException {
        LOG.setLevel(Level.WARNING);
        MariaDbDataSource database = new MariaDbDataSource(told.getProperty("db.url"));
        database.setUser(told.getProperty("db.user"));
        database.setPassword(told.getProperty("db.password"));
        String head = told.getProperty("verify.head");
        try (Plugins plugins = Plugins.open(
                folders(told.getProperty("chengxin.plugins")), List.of(), VerifyCommand.class.getClassLoader())) {
            Report report = Verification.run(
                    database,
                    plugins,
                    told.containsKey("verify.running") ? Instant.now() : null,
                    head == null ? null : Head.parse(head));
            out.println(told.containsKey("verify.json") ? report.json() : report.text());
            return report.verified();
        }
    }

    private static List<Path> folders(String joined) {
        return Stream.of(joined.split(Pattern.quote(File.pathSeparator)))
                .map(Path::of)
                .toList();
    }
}

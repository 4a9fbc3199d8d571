package org.chengxin.verify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.chengxin.core.audit.AuditChain;
import org.chengxin.core.audit.AuditEntry;

/** Walks the chain of the audit trail from its first link to its head, in flat memory. */
final class ChainCheck {

    /** How long an entry may wait to be linked. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private static final int ROWS_AT_ONCE = 1_000;
    private static final String CHAIN = "select l.seq, l.hash, e.id, e.at, e.actor, e.roles, e.authority, e.purpose,"
            + " e.subject, e.action, e.object, e.request_id, e.detail from audit_link l left join audit_entry e"
            + " on e.id = l.entry_id order by l.seq";
    private static final String PENDING = "select p.entry_id, e.at, l.seq from audit_pending p left join audit_entry e"
            + " on e.id = p.entry_id left join audit_link l on l.entry_id = p.entry_id order by p.entry_id";
    private static final String STRAY = "select e.id from audit_entry e left join audit_link l on l.entry_id = e.id"
            + " left join audit_pending p on p.entry_id = e.id where l.entry_id is null and p.entry_id is null"
            + " order by e.id limit 1";

    private final Connection connection;
    private final Instant now;
    private final Head noted;
    private final AuditChain.Walker walker = new AuditChain.Walker();
    private boolean notedIsThere;
    private Misfit misfit;
    private long pending;

    /**
     * A check.
     *
     * @param connection one that sees the same state from begin to end
     * @param now the present; null where no service runs that could link what waits, which is then compared with the last entry
     * @param noted a head that has to be in the chain, null for none
     */
    ChainCheck(Connection connection, Instant now, Head noted) {
        this.connection = connection;
        this.now = now;
        this.noted = noted;
    }

    ChainReport run() throws SQLException {
        lookForNoted();
        walk();
        if (misfit == null) {
            head();
        }
        if (misfit == null && noted != null && !notedIsThere) {
            misfit = new Misfit(
                    Misfit.Part.HEAD,
                    walker.seq(),
                    "the chain ends here, before the head that was noted: " + noted.seq());
        }
        pending();
        long entries = count("audit_entry");
        long links = count("audit_link");
        if (misfit == null && entries != links + pending) {
            stray(entries, links);
        }
        return new ChainReport(entries, links, pending, Head.of(walker.seq(), walker.hash()), misfit);
    }

    private void walk() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet row = statement.executeQuery(CHAIN)) {
                while (misfit == null && row.next()) {
                    if (walker.link(row.getLong(1), row.getBytes(2), entry(row))) {
                        lookForNoted();
                    } else {
                        misfit = walker.found().map(ChainCheck::broken).orElseThrow();
                    }
                }
            }
        }
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        long id = row.getLong(3);
        return row.wasNull()
                ? null
                : new AuditEntry(
                        id,
                        instant(row, 4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11),
                        row.getString(12),
                        row.getString(13));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        LocalDateTime at = row.getObject(column, LocalDateTime.class);
        return at == null ? null : at.toInstant(ZoneOffset.UTC);
    }

    private static Misfit broken(AuditChain.Break found) {
        String why = switch (found.misfit()) {
            case NUMBER -> "the link before it is missing";
            case ENTRY -> "its entry is missing";
            case HASH -> "its hash is not that of the link before it and its entry";
            case HEAD -> "the chain ends here, and its head is another one";
        };
        return new Misfit(
                found.misfit() == AuditChain.Misfit.HEAD ? Misfit.Part.HEAD : Misfit.Part.LINK, found.seq(), why);
    }

    private void lookForNoted() {
        if (noted == null || noted.seq() != walker.seq()) {
            return;
        }
        notedIsThere = true;
        if (!noted.equals(Head.of(walker.seq(), walker.hash()))) {
            misfit = new Misfit(Misfit.Part.LINK, walker.seq(), "its hash is not the one that was noted");
        }
    }

    private void head() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select seq, hash from audit_head where id = 1")) {
            if (!row.next()) {
                misfit = new Misfit(Misfit.Part.HEAD, walker.seq(), "the chain has no head");
            } else if (!walker.head(row.getLong(1), row.getBytes(2))) {
                misfit = walker.found().map(ChainCheck::broken).orElseThrow();
            }
        }
    }

    private void pending() throws SQLException {
        Instant present = now != null ? now : lastEntry();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet row = statement.executeQuery(PENDING)) {
                while (row.next()) {
                    pending++;
                    Instant at = instant(row, 2);
                    boolean linked = row.getObject(3) != null;
                    if (misfit == null) {
                        misfit = waiting(row.getLong(1), at, linked, present);
                    }
                }
            }
        }
    }

    private static Misfit waiting(long id, Instant at, boolean linked, Instant present) {
        if (at == null) {
            return new Misfit(Misfit.Part.ENTRY, id, "it is missing, and was to be linked");
        }
        if (linked) {
            return new Misfit(Misfit.Part.ENTRY, id, "it is linked and still to be linked");
        }
        if (at.plus(LONGEST_WAIT).isBefore(present)) {
            return new Misfit(
                    Misfit.Part.ENTRY,
                    id,
                    "it has not been linked for more than " + LONGEST_WAIT.toMinutes() + " minutes");
        }
        return null;
    }

    private Instant lastEntry() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select max(at) from audit_entry")) {
            row.next();
            Instant last = instant(row, 1);
            return last == null ? Instant.EPOCH : last;
        }
    }

    private long count(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void stray(long entries, long links) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(STRAY)) {
            misfit = row.next()
                    ? new Misfit(Misfit.Part.ENTRY, row.getLong(1), "it is neither linked nor to be linked")
                    : new Misfit(
                            Misfit.Part.HEAD,
                            walker.seq(),
                            "there are " + entries + " entries, and " + (links + pending) + " linked or to be linked");
        }
    }
}

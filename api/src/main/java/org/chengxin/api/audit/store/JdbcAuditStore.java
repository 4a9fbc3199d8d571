package org.chengxin.api.audit.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.core.audit.AuditEntry;

@ApplicationScoped
public class JdbcAuditStore implements AuditStore {

    private static final String ENTRY = "e.id, e.at, e.actor, e.roles, e.authority, e.purpose, e.subject, e.action,"
            + " e.object, e.request_id, e.detail";

    private final Database database;

    @Inject
    public JdbcAuditStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    JdbcAuditStore() {
        this(null);
    }

    @Override
    public long add(Instant at, Caller caller, String action, String subject, String object, String detail) {
        long id = database.first(
                        "insert into audit_entry (at, actor, roles, authority, purpose, subject, action, object,"
                                + " request_id, detail) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) returning id",
                        row -> row.getLong(1),
                        Database.utc(at),
                        caller.name(),
                        caller.roleCodes(),
                        caller.authority() == null ? null : caller.authority().value(),
                        caller.purpose(),
                        subject,
                        action,
                        object,
                        caller.requestId(),
                        detail)
                .orElseThrow();
        database.update("insert into audit_pending (entry_id) values (?)", id);
        return id;
    }

    @Override
    public void concerns(long entryId, Instant at, Collection<Long> subjectIds) {
        if (subjectIds.isEmpty()) {
            return;
        }
        List<Object> parameters = new ArrayList<>(List.of(Database.utc(at), entryId));
        parameters.addAll(subjectIds);
        database.update(
                "insert into audit_subject (subject, at, entry_id) select public_id, ?, ? from subject where id in ("
                        + Database.marks(subjectIds) + ")",
                parameters.toArray());
    }

    @Override
    public Optional<AuditLink> linkOf(long entryId) {
        return database.first(
                "select seq, hash from audit_link where entry_id = ?",
                row -> new AuditLink(row.getLong(1), entryId, row.getBytes(2)),
                entryId);
    }

    @Override
    public AuditHead lockHead() {
        return database.first(
                        "select seq, hash from audit_head where id = 1 for update",
                        row -> new AuditHead(row.getLong(1), row.getBytes(2)))
                .orElseThrow();
    }

    @Override
    public List<AuditEntry> waiting(int most) {
        return database.list(
                "select " + ENTRY + " from audit_pending p join audit_entry e on e.id = p.entry_id"
                        + " order by p.entry_id limit " + most,
                JdbcAuditStore::entry);
    }

    @Override
    public void link(List<AuditLink> links) {
        AuditLink last = links.get(links.size() - 1);
        database.insert(
                "audit_link (seq, entry_id, hash)",
                "",
                links.stream()
                        .map(link -> new Object[] {link.seq(), link.entryId(), link.hash()})
                        .toList());
        database.update("update audit_head set seq = ?, hash = ? where id = 1", last.seq(), last.hash());
        // Each row by its key: a scan would wait for the entries of transactions that are still at work.
        database.update(
                "delete p from audit_link l straight_join audit_pending p on p.entry_id = l.entry_id"
                        + " where l.seq between ? and ?",
                links.get(0).seq(),
                last.seq());
    }

    @Override
    public List<AuditRow> find(AuditSearch search) {
        List<Object> parameters = new ArrayList<>();
        String sql = "select " + ENTRY + ", l.seq, l.hash from (" + keys(search, parameters)
                + ") k join audit_entry e on e.id = k.id left join audit_link l on l.entry_id = e.id"
                + " order by e.at, e.id";
        return database.list(sql, JdbcAuditStore::row, parameters.toArray());
    }

    /** The keys of the entries; each question has an index that finds them in their order. */
    private static String keys(AuditSearch search, List<Object> parameters) {
        if (search.subject() == null) {
            String index = search.actor() == null ? "audit_entry_by_time" : "audit_entry_by_actor";
            return "select e.id from audit_entry e force index (" + index + ") where true"
                    + conditions(search, "e.at", "e.id", parameters);
        }
        parameters.add(search.subject());
        String alone = "select e.id, e.at from audit_entry e force index (audit_entry_by_subject) where e.subject = ?"
                + conditions(search, "e.at", "e.id", parameters);
        parameters.add(search.subject());
        String amongOthers = "select a.entry_id, a.at from audit_subject a straight_join audit_entry e"
                + " on e.id = a.entry_id where a.subject = ?" + conditions(search, "a.at", "a.entry_id", parameters);
        return "select id from ((" + alone + ") union all (" + amongOthers + ")) b order by at, id limit "
                + search.most();
    }

    private static String conditions(AuditSearch search, String at, String id, List<Object> parameters) {
        StringBuilder sql = new StringBuilder();
        if (search.actor() != null) {
            sql.append(" and e.actor = ?");
            parameters.add(search.actor());
        }
        if (search.from() != null) {
            sql.append(" and ").append(at).append(" >= ?");
            parameters.add(Database.utc(search.from()));
        }
        if (search.before() != null) {
            sql.append(" and ").append(at).append(" < ?");
            parameters.add(Database.utc(search.before()));
        }
        if (search.after() != null) {
            LocalDateTime after = Database.utc(search.after().at());
            sql.append(" and ").append(at).append(" >= ?");
            sql.append(" and (").append(at).append(" > ? or ").append(id).append(" > ?)");
            parameters.addAll(List.of(after, after, search.after().id()));
        }
        sql.append(" order by ").append(at).append(", ").append(id).append(" limit ");
        return sql.append(search.most()).toString();
    }

    private static AuditRow row(ResultSet row) throws SQLException {
        AuditEntry entry = entry(row);
        long seq = row.getLong("seq");
        return new AuditRow(entry, row.wasNull() ? null : new AuditLink(seq, entry.id(), row.getBytes("hash")));
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                Database.instant(row, "at"),
                row.getString("actor"),
                row.getString("roles"),
                row.getString("authority"),
                row.getString("purpose"),
                row.getString("subject"),
                row.getString("action"),
                row.getString("object"),
                row.getString("request_id"),
                row.getString("detail"));
    }
}

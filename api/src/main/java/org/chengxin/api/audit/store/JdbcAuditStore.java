package org.chengxin.api.audit.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;

@ApplicationScoped
public class JdbcAuditStore implements AuditStore {

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
}

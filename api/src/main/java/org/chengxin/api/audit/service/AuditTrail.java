package org.chengxin.api.audit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.chengxin.api.audit.store.AuditStore;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.time.ServiceClock;

/**
 * Writes down every write and every read of what is not public (001, articles 26 and 35), in the transaction that it tells of. An
 * entry holds ids and hashes, never what a record or a person is called, so that erasing a record leaves nothing of it here.
 */
@ApplicationScoped
public class AuditTrail {

    private final Database database;
    private final AuditStore store;
    private final ServiceClock clock;

    @Inject
    public AuditTrail(Database database, AuditStore store, ServiceClock clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
    }

    /** For the container's proxy. */
    AuditTrail() {
        this(null, null, null);
    }

    /**
     * Adds an entry.
     *
     * @param subject the subject's public id, null where it concerns none or several
     * @param object the id of what was written or read, null where that is the subject
     * @param detail what else an auditor wants to know; may be empty
     * @return the entry's number
     */
    public long write(Caller caller, AuditAction action, String subject, String object, Map<String, ?> detail) {
        return store.add(
                clock.instant(),
                caller,
                action.code(),
                subject,
                object,
                detail.isEmpty() ? null : new String(Json.bytes(detail), StandardCharsets.UTF_8));
    }

    /** Adds an entry in a transaction of its own, for what left nothing else behind. */
    public void writeApart(Caller caller, AuditAction action, String subject, Map<String, ?> detail) {
        database.inTransaction(() -> {
            write(caller, action, subject, null, detail);
        });
    }
}

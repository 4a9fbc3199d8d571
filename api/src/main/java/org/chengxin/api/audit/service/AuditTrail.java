package org.chengxin.api.audit.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.chengxin.api.audit.store.AuditStore;
import org.chengxin.api.common.digest.Digests;
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

    /**
     * Adds an entry about several subjects, each of which it is found by; the entry holds a hash of their public ids, sorted, one
     * a line.
     *
     * @param subjects the public ids by the keys of the subjects' rows
     * @return the entry's number
     */
    public long writeAbout(
            Caller caller, AuditAction action, Map<Long, String> subjects, String object, Map<String, ?> detail) {
        Map<String, Object> whole = new LinkedHashMap<>(detail);
        String ids = subjects.values().stream().sorted().collect(Collectors.joining("\n"));
        whole.put("ids", HexFormat.of().formatHex(Digests.sha256(ids.getBytes(StandardCharsets.UTF_8))));
        Instant now = clock.instant();
        long id = store.add(
                now, caller, action.code(), null, object, new String(Json.bytes(whole), StandardCharsets.UTF_8));
        store.concerns(id, now, subjects.keySet());
        return id;
    }

    /** Adds an entry in a transaction of its own, for what left nothing else behind. */
    public void writeApart(Caller caller, AuditAction action, String subject, Map<String, ?> detail) {
        database.inTransaction(() -> {
            write(caller, action, subject, null, detail);
        });
    }
}

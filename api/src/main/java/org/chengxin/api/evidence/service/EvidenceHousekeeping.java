package org.chengxin.api.evidence.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.evidence.store.EvidenceStore;

/** Deletes files of evidence that nobody has used, and what a killed service has left of others. */
@ApplicationScoped
public class EvidenceHousekeeping {

    private static final Duration UNATTACHED_KEPT = Duration.ofDays(30);
    private static final Duration UNFINISHED_KEPT = Duration.ofDays(1);
    private static final int AT_ONCE = 500;

    private final Database database;
    private final EvidenceStore store;
    private final EvidenceFolder folder;
    private final AuditTrail audit;
    private final ServiceClock clock;

    @Inject
    public EvidenceHousekeeping(
            Database database, EvidenceStore store, EvidenceFolder folder, AuditTrail audit, ServiceClock clock) {
        this.database = database;
        this.store = store;
        this.folder = folder;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    EvidenceHousekeeping() {
        this(null, null, null, null, null);
    }

    /** Files that belong to no case after thirty days, and files that belong to nothing. */
    public void forgetOld() {
        Caller caller = Caller.service("evidence", "evidence-" + clock.today());
        Instant oldest = clock.instant().minus(UNATTACHED_KEPT);
        int deleted = AT_ONCE;
        while (deleted == AT_ONCE) {
            deleted = database.inTransaction(() -> forget(oldest, caller));
        }
        Instant unfinished = clock.instant().minus(UNFINISHED_KEPT);
        folder.deleteUnfinished(unfinished);
        for (Path shard : folder.shards()) {
            Set<String> lost = new HashSet<>(folder.oldIn(shard, unfinished));
            lost.removeAll(store.kept(lost));
            lost.forEach(folder::delete);
        }
    }

    private int forget(Instant oldest, Caller caller) {
        List<String> ids = store.lockUnattached(oldest, AT_ONCE);
        if (!ids.isEmpty()) {
            store.delete(ids);
            audit.write(caller, AuditAction.EVIDENCE_EXPIRED, null, null, Map.of("evidence", ids));
            database.afterCommit(() -> ids.forEach(folder::delete));
        }
        return ids.size();
    }
}

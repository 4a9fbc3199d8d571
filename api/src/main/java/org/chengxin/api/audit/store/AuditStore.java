package org.chengxin.api.audit.store;

import java.time.Instant;
import org.chengxin.api.common.security.Caller;

/** Where the audit trail is kept. */
public interface AuditStore {

    /** Adds an entry and returns its number. */
    long add(Instant at, Caller caller, String action, String subject, String object, String detail);
}

package org.chengxin.api.audit.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.common.security.Caller;
import org.chengxin.core.audit.AuditEntry;

/** Where the audit trail is kept. */
public interface AuditStore {

    /** Adds an entry and returns its number. */
    long add(Instant at, Caller caller, String action, String subject, String object, String detail);

    /** Notes which subjects an entry tells of that names none itself. */
    void concerns(long entryId, Instant at, Collection<Long> subjectIds);

    /** The link of an entry, empty until it is linked. */
    Optional<AuditLink> linkOf(long entryId);

    /** The head of the chain; nobody else links anything until the transaction ends. */
    AuditHead lockHead();

    /** Entries that are not linked yet, in the order of their numbers. */
    List<AuditEntry> waiting(int most);

    /**
     * Links entries behind the head, which becomes the last of them.
     *
     * @param links at least one, their numbers following the head's without a gap
     */
    void link(List<AuditLink> links);

    /** Entries as they are asked for, by time, then number. */
    List<AuditRow> find(AuditSearch search);
}

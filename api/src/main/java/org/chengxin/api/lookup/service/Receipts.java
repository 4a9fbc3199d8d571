package org.chengxin.api.lookup.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.chengxin.api.audit.service.AuditAction;
import org.chengxin.api.audit.service.AuditTrail;
import org.chengxin.api.audit.store.AuditStore;
import org.chengxin.api.common.digest.Digests;
import org.chengxin.api.common.paging.Page;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.common.security.AccessRole;
import org.chengxin.api.common.security.Caller;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.PublicIds;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.lookup.store.ReceiptRow;
import org.chengxin.api.lookup.store.ReceiptStore;
import org.chengxin.core.subject.Areas;

/** Gives using bodies a receipt of each look-up, which an office can put on file with its decision (000, article 24). */
@ApplicationScoped
public class Receipts {

    private static final int MONTHS_SHOWN = 12;

    private final Database database;
    private final ReceiptStore store;
    private final AuditStore entries;
    private final AuditTrail audit;
    private final ServiceClock clock;

    @Inject
    public Receipts(Database database, ReceiptStore store, AuditStore entries, AuditTrail audit, ServiceClock clock) {
        this.database = database;
        this.store = store;
        this.entries = entries;
        this.audit = audit;
        this.clock = clock;
    }

    /** For the container's proxy. */
    Receipts() {
        this(null, null, null, null, null);
    }

    /** The look-ups of an office in a month. */
    public record OfficeLookups(String authority, String areaName, String month, long lookups, long subjects) {}

    /**
     * The answer to a read of one file, with a receipt if a using body made it for a purpose.
     *
     * @param entry the number of the read's entry in the audit trail
     * @param content what of the answer the receipt is given for
     */
    public <T> Receipted<T> single(T answer, Caller caller, long entry, byte[] content) {
        return caller.is(AccessRole.USER) && caller.purpose() != null
                ? new Receipted<>(
                        answer,
                        give(PublicIds.next(), caller, entry, 1, 1, content).id())
                : new Receipted<>(answer, null);
    }

    ReceiptRow give(String id, Caller caller, long entry, int subjects, int found, byte[] content) {
        Instant now = clock.instant();
        ReceiptRow receipt = new ReceiptRow(
                id,
                now,
                ServiceClock.dayOf(now),
                caller.name(),
                caller.authority(),
                caller.purpose(),
                subjects,
                found,
                Digests.sha256(content),
                entry);
        store.add(receipt);
        return receipt;
    }

    /**
     * A receipt, for the office that got it and those above it, and for auditors.
     *
     * @throws Refusal if there is none (404), or it is not the caller's (403)
     */
    public ReceiptAnswer one(String id, Caller caller) {
        return database.inTransaction(() -> {
            ReceiptRow row = store.find(id).orElseThrow(Refusal::notFound);
            boolean own = row.office() == null ? row.actor().equals(caller.name()) : caller.actsFor(row.office());
            if (!own && !caller.is(AccessRole.AUDITOR)) {
                throw Refusal.of(ProblemType.FORBIDDEN);
            }
            audit.write(caller, AuditAction.RECEIPT_READ, null, id, Map.of());
            return ReceiptAnswer.of(row, entries.linkOf(row.entry()).orElse(null));
        });
    }

    /**
     * How many look-ups each office made, by month.
     *
     * @param from the first day, null for the first of the eleventh month before the last
     * @param to the last day, null for today
     */
    public Page<OfficeLookups> count(LocalDate from, LocalDate to) {
        LocalDate last = to == null ? clock.today() : to;
        LocalDate first = from == null ? last.withDayOfMonth(1).minusMonths(MONTHS_SHOWN - 1) : from;
        List<OfficeLookups> items = store.count(first, last).stream()
                .map(count -> new OfficeLookups(
                        count.office().value(),
                        Areas.region().fullName(count.office()),
                        count.month(),
                        count.lookups(),
                        count.subjects()))
                .toList();
        return Page.whole(items);
    }
}

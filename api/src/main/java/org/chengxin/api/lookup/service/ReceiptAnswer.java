package org.chengxin.api.lookup.service;

import java.time.Instant;
import java.util.HexFormat;
import org.chengxin.api.audit.store.AuditLink;
import org.chengxin.api.lookup.store.ReceiptRow;
import org.chengxin.core.subject.Areas;

/**
 * A receipt as it is read; what it does not say is null.
 *
 * @param digest SHA-256 of what was answered
 * @param chained its place in the chain of the audit trail, null until it is linked
 */
public record ReceiptAnswer(
        String id,
        Instant at,
        String office,
        String officeName,
        String purpose,
        int subjects,
        int found,
        String digest,
        Chained chained) {

    /** The link that the receipt's entry got. */
    public record Chained(long seq, String hash) {}

    static ReceiptAnswer of(ReceiptRow row, AuditLink link) {
        return new ReceiptAnswer(
                row.id(),
                row.at(),
                row.office() == null ? null : row.office().value(),
                row.office() == null ? null : Areas.region().fullName(row.office()),
                row.purpose(),
                row.subjects(),
                row.found(),
                HexFormat.of().formatHex(row.digest()),
                link == null ? null : new Chained(link.seq(), HexFormat.of().formatHex(link.hash())));
    }
}

package org.chengxin.api.audit.service;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.chengxin.api.audit.store.AuditRow;
import org.chengxin.core.audit.AuditEntry;

/**
 * An entry as an auditor reads it, with all that its hash is made of; what it does not say is null.
 *
 * @param seq its number in the chain, null until it is linked
 * @param detail JSON to the byte as it was written
 * @param hash of its link, null until it is linked
 */
public record AuditItem(
        Long seq,
        long id,
        Instant at,
        String actor,
        List<String> roles,
        String authority,
        String purpose,
        String subject,
        String action,
        String object,
        String requestId,
        @JsonRawValue String detail,
        String hash) {

    static AuditItem of(AuditRow row) {
        AuditEntry entry = row.entry();
        return new AuditItem(
                row.link() == null ? null : row.link().seq(),
                entry.id(),
                entry.at(),
                entry.actor(),
                List.of(entry.roles().split(",", -1)),
                entry.authority(),
                entry.purpose(),
                entry.subject(),
                entry.action(),
                entry.object(),
                entry.requestId(),
                entry.detail(),
                row.link() == null ? null : HexFormat.of().formatHex(row.link().hash()));
    }
}

package org.chengxin.api.evidence.store;

import java.time.Instant;
import org.chengxin.core.subject.AreaCode;

/**
 * A file of evidence as it is kept.
 *
 * @param subject the public id of the subject that it concerns, null while that is not known
 * @param at the case that it belongs to, null while it belongs to none
 * @param name what people call it, null where nobody said and once it is erased
 * @param size in bytes
 * @param hash SHA-256 of its bytes
 * @param erasedAt null while it is there
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares files by value
public record EvidenceRow(
        String publicId,
        String subject,
        Case at,
        String name,
        EvidenceType type,
        int size,
        byte[] hash,
        Entry entry,
        Instant erasedAt) {

    /**
     * A case that evidence belongs to.
     *
     * @param id the key of its row
     * @param subject the public id of the subject that it is of
     * @param sector null for one of the general part
     */
    public record Case(long id, String subject, String sector) {}

    /**
     * Who handed it in when.
     *
     * @param office the area of the office, null where it was a subject
     */
    public record Entry(Instant at, String actor, AreaCode office) {}

    public boolean isErased() {
        return erasedAt != null;
    }
}

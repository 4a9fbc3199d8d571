package org.chengxin.api.record.store;

import java.time.Instant;
import org.chengxin.core.subject.AreaCode;

/**
 * The present version of a record with all that is kept of it.
 *
 * @param subjectId the key of its subject's row
 * @param late whether it was entered later than 15 working days after the decision (000, article 21)
 * @param enteredOffice the area of the office that entered it first, null where that is not known
 * @param sourceKey the key that its source gave it, null where it gave none
 * @param change the change that made this version
 */
public record RecordRow(
        StoredRecord stored,
        long subjectId,
        RecordState state,
        boolean late,
        Instant enteredAt,
        AreaCode enteredOffice,
        String sourceKey,
        Change change) {

    /**
     * Who made a version, when and why.
     *
     * @param version from 1
     * @param actor the account, null where it is not known
     * @param office the area of the office, null where it is not known
     * @param reason null for a first version
     */
    public record Change(int version, Instant at, String actor, AreaCode office, String reason) {}

    /** The first version of a record. */
    public static RecordRow first(StoredRecord record, long subjectId, boolean late, String sourceKey, Change change) {
        return new RecordRow(
                record,
                subjectId,
                record.isUnchecked() ? RecordState.PENDING : RecordState.ACTIVE,
                late,
                change.at(),
                change.office(),
                sourceKey,
                change);
    }

    /** The next version, with another content. */
    public RecordRow corrected(StoredRecord content, Change next) {
        return new RecordRow(content, subjectId, state, late, enteredAt, enteredOffice, sourceKey, next);
    }

    /** The next version, in another state. */
    public RecordRow in(RecordState next, Change by) {
        return new RecordRow(stored, subjectId, next, late, enteredAt, enteredOffice, sourceKey, by);
    }

    /** The same, with the key of its row. */
    RecordRow withId(long id) {
        return new RecordRow(stored.withId(id), subjectId, state, late, enteredAt, enteredOffice, sourceKey, change);
    }
}

package org.chengxin.api.subject.store;

import java.time.LocalDate;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.CreditCode;
import org.chengxin.core.subject.SubjectKind;
import org.chengxin.core.subject.SubjectStatus;

/**
 * A subject as it is kept.
 *
 * @param id the key of its row, which never leaves the service
 * @param publicId what URLs name it by
 * @param code null for a natural person
 * @param establishedOn the first day of its legal existence, null where not known
 * @param endedOn the last one, null while it exists or where not known
 * @param version counts its changes, from 1
 * @param mergedInto the public id of the file that this one was merged into, null where it is a file of its own
 */
public record SubjectRow(
        long id,
        String publicId,
        SubjectKind kind,
        CreditCode code,
        String name,
        AreaCode area,
        SubjectStatus status,
        LocalDate establishedOn,
        LocalDate endedOn,
        int version,
        String mergedInto) {}

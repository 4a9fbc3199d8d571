package org.chengxin.api.subject.store;

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
 */
public record SubjectRow(
        long id,
        String publicId,
        SubjectKind kind,
        CreditCode code,
        String name,
        AreaCode area,
        SubjectStatus status) {}

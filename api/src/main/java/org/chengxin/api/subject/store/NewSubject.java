package org.chengxin.api.subject.store;

import java.time.Instant;
import java.util.Map;
import org.chengxin.core.subject.IdentityNumber;

/**
 * A subject that is to be kept.
 *
 * @param identity null for all but natural persons
 * @param roles by sector id
 */
public record NewSubject(SubjectRow row, IdentityNumber identity, Map<String, String> roles, Instant createdAt) {

    NewSubject withId(long id) {
        SubjectRow with = new SubjectRow(
                id,
                row.publicId(),
                row.kind(),
                row.code(),
                row.name(),
                row.area(),
                row.status(),
                row.establishedOn(),
                row.endedOn(),
                row.version(),
                row.mergedInto());
        return new NewSubject(with, identity, roles, createdAt);
    }
}

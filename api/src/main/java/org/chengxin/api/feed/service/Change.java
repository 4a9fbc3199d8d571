package org.chengxin.api.feed.service;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.chengxin.api.feed.store.ChangeRow;

/**
 * A change as it is told.
 *
 * @param position its place in the feed, from 1 on, without gaps
 * @param id what it is known by besides
 * @param subject the subject's public id, null where it is about none
 * @param sector null where it belongs to none
 * @param data what else is told, as JSON; null where that has been erased
 */
public record Change(
        long position,
        String id,
        String type,
        Instant at,
        String subject,
        String sector,
        @JsonRawValue String data) {

    static Change of(ChangeRow row) {
        return new Change(
                row.position(), row.publicId(), row.type(), row.at(), row.subject(), row.sector(), row.data());
    }
}

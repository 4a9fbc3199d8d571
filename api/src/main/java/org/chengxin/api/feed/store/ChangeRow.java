package org.chengxin.api.feed.store;

import java.time.Instant;

/**
 * A change at its position in the feed.
 *
 * @param position from 1 on, without gaps
 * @param publicId what it is known by besides
 * @param subject the subject's public id, null where it is about none
 * @param sector null where it belongs to none
 * @param data what else is told, as a JSON object; null where that has been erased
 */
public record ChangeRow(
        long position, String publicId, String type, Instant at, String subject, String sector, String data) {}

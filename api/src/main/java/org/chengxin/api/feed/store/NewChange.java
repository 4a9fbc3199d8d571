package org.chengxin.api.feed.store;

import java.time.Instant;

/**
 * Something that has happened and that anybody may know.
 *
 * @param subject the subject's public id, null where it is about none
 * @param sector null where it belongs to none
 * @param record the public id of the record whose erasure takes it along, null for none
 * @param data what else is told, as a JSON object
 */
public record NewChange(String type, Instant at, String subject, String sector, String record, String data) {}

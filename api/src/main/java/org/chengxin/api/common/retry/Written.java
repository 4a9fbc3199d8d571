package org.chengxin.api.common.retry;

/**
 * What a write answers.
 *
 * @param status 200 or 201
 * @param location where what was made is, null where nothing new was made
 * @param etag of the body, without quotes; null where it has none
 * @param object the id of what was written, so that its answer goes when it is erased; null where nothing is ever erased of it
 * @param body JSON as UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares answers by value, and a copy of each would cost
public record Written(int status, String location, String etag, String object, byte[] body) {}

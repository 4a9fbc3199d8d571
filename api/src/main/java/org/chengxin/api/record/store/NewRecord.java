package org.chengxin.api.record.store;

/**
 * A record that is to be kept.
 *
 * @param subjectId whose it is
 */
public record NewRecord(long subjectId, StoredRecord stored) {}

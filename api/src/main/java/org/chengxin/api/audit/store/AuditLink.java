package org.chengxin.api.audit.store;

/** The place of an entry in the chain. */
@SuppressWarnings("ArrayRecordComponent") // nobody compares links by value
public record AuditLink(long seq, long entryId, byte[] hash) {}

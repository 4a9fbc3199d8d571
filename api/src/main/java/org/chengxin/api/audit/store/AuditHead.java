package org.chengxin.api.audit.store;

/**
 * The last link of the chain.
 *
 * @param seq its number, 0 before the first
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares heads by value
public record AuditHead(long seq, byte[] hash) {}

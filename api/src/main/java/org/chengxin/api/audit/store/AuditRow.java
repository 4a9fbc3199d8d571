package org.chengxin.api.audit.store;

import org.chengxin.core.audit.AuditEntry;

/**
 * An entry with its place in the chain.
 *
 * @param link null until it is linked
 */
public record AuditRow(AuditEntry entry, AuditLink link) {}

package org.chengxin.api.record.store;

import java.time.Instant;

/**
 * A former version of a record.
 *
 * @param content its JSON, as {@link RecordJson} wrote it
 */
public record VersionRow(
        int version, String state, Instant at, String actor, String office, String reason, String content) {}

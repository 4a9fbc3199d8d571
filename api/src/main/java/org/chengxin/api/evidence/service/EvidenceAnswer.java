package org.chengxin.api.evidence.service;

import java.util.HexFormat;
import org.chengxin.api.evidence.store.EvidenceRow;

/**
 * A file of evidence as it is told.
 *
 * @param size in bytes
 */
public record EvidenceAnswer(String id, String name, String type, int size, String sha256) {

    static EvidenceAnswer of(EvidenceRow row) {
        return new EvidenceAnswer(
                row.publicId(),
                row.isErased() ? null : nameOf(row),
                row.type().mediaType(),
                row.size(),
                HexFormat.of().formatHex(row.hash()));
    }

    /** What people call it, or its id where nobody said. */
    static String nameOf(EvidenceRow row) {
        return row.name() == null ? row.publicId() + "." + row.type().extension() : row.name();
    }
}

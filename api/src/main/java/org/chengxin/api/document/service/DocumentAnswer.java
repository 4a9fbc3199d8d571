package org.chengxin.api.document.service;

import java.time.Instant;
import org.chengxin.api.document.store.DocumentRow;

/**
 * A document as it is told.
 *
 * @param office the area of the office that made it
 * @param record null where it is about a case alone
 */
public record DocumentAnswer(
        String id, String kind, String number, String office, String subject, String record, Instant madeAt) {

    static DocumentAnswer of(DocumentRow row) {
        DocumentRow.RecordVersion record = row.concern().record();
        return new DocumentAnswer(
                row.publicId(),
                row.kind().code(),
                row.serial().in(row.kind()),
                row.serial().office().value(),
                row.concern().subject(),
                record == null ? null : record.id(),
                row.entry().at());
    }
}

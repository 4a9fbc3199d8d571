package org.chengxin.api.notice.service;

import java.time.Instant;
import java.time.LocalDate;
import org.chengxin.api.notice.store.NoticeRow;
import org.chengxin.core.law.Language;

/** A notice as it is read; what it does not have is null. */
public record NoticeItem(
        String id,
        String subject,
        String kind,
        String sector,
        String title,
        String text,
        String document,
        String procedure,
        LocalDate servedOn,
        Instant servedAt,
        String office,
        LocalDate receivedOn,
        String receivedBy,
        String proof) {

    static NoticeItem of(NoticeRow row, Language language) {
        NoticeRow.Receipt receipt = row.receipt();
        return new NoticeItem(
                row.publicId(),
                row.subject(),
                row.kind(),
                row.sector(),
                row.title().in(language),
                row.text().in(language),
                row.document(),
                row.procedure(),
                row.service().on(),
                row.service().at(),
                row.service().office() == null ? null : row.service().office().value(),
                receipt == null ? null : receipt.on(),
                receipt == null ? null : receipt.by().code(),
                receipt == null ? null : receipt.proof());
    }
}

package org.chengxin.api.document.store;

import java.time.Instant;
import org.chengxin.core.subject.AreaCode;
import org.chengxin.core.subject.Areas;

/**
 * A document as it is kept.
 *
 * @param template the version of the kind's template
 * @param form the version of the form that it is written in
 * @param data what fills the template's gaps, as JSON; null once it is erased
 * @param hash SHA-256 of the HTML
 * @param erasedAt null while it is there
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares documents by value
public record DocumentRow(
        String publicId,
        DocumentKind kind,
        String template,
        int form,
        Serial serial,
        Concern concern,
        Entry entry,
        String data,
        byte[] hash,
        Instant erasedAt) {

    /**
     * What an office counts documents of a kind by.
     *
     * @param office its area
     */
    public record Serial(AreaCode office, int year, int number) {

        /** As it stands in the document, for example {@code 呼伦贝尔市（修复告知）〔2026〕1号}. */
        public String in(DocumentKind kind) {
            String name = Areas.region().find(office).orElseThrow().name();
            return name + "（" + kind.series() + "）〔" + year + "〕" + number + "号";
        }
    }

    /**
     * What a document is about.
     *
     * @param subject the public id of the subject
     * @param sector null for the general part
     * @param caseId the key of a case's row, null where there is none
     * @param record null where it is about no record by itself
     */
    public record Concern(String subject, String sector, Long caseId, RecordVersion record) {}

    /** A version of a record, which is named by its public id. */
    public record RecordVersion(String id, int version) {}

    /** Who made it when. */
    public record Entry(Instant at, String actor) {}

    public boolean isErased() {
        return erasedAt != null;
    }
}

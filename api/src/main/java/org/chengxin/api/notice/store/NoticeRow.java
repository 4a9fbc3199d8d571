package org.chengxin.api.notice.store;

import java.time.Instant;
import java.time.LocalDate;
import org.chengxin.core.law.Text;
import org.chengxin.core.subject.AreaCode;

/**
 * A notice as it is kept.
 *
 * @param subjectId the key of the subject's row
 * @param subject the subject's public id
 * @param sector null where it is of none
 * @param document the id of the document that it brings, null where it brings none
 * @param procedure the id of the procedure that it is part of, null where it is part of none
 * @param receipt null while it has not been received
 */
public record NoticeRow(
        long id,
        String publicId,
        long subjectId,
        String subject,
        String kind,
        String sector,
        Text title,
        Text text,
        String document,
        String procedure,
        Service service,
        Receipt receipt) {

    /**
     * Who served it.
     *
     * @param office the area of the office, null where the service did of itself
     */
    public record Service(Instant at, LocalDate on, String actor, AreaCode office) {}

    /**
     * Since when the subject has it, and how that is known.
     *
     * @param proof an evidence file's id, or words; null where the subject has read it
     */
    public record Receipt(LocalDate on, By by, Instant at, String proof) {}

    /** How a notice came. */
    public enum By {
        /** The subject has read it in its inbox. */
        READING("reading"),
        /** On paper, with proof. */
        PAPER("paper");

        private final String code;

        By(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** The same, received. */
    public NoticeRow received(Receipt by) {
        return new NoticeRow(
                id, publicId, subjectId, subject, kind, sector, title, text, document, procedure, service, by);
    }
}

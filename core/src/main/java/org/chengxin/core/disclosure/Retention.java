package org.chengxin.core.disclosure;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.subject.SubjectKind;

/**
 * How long adverse information is kept among the living records, and what becomes of it then (reading D1; 001, article 36; 002,
 * article 11).
 */
public final class Retention {

    private Retention() {}

    /** What becomes of adverse information when its time is over. */
    public enum Afterwards {
        /** It is kept as an archive (转为档案保存). */
        ARCHIVED,
        /** It is deleted (予以删除). */
        ERASED
    }

    /** What becomes of the adverse information of a subject: a natural person's is deleted, everybody else's archived. */
    public static Afterwards afterwards(SubjectKind kind) {
        return kind == SubjectKind.NATURAL_PERSON ? Afterwards.ERASED : Afterwards.ARCHIVED;
    }

    /**
     * The last day on which an adverse record is kept: the end of the five years, or of its publication where that is later. Neither a
     * repair nor a mark that it is not public shortens the time: it may count for as long.
     *
     * @param record an adverse record
     * @param publication when a record like it may be published, for the record without repair and mark
     * @return empty while its publication has no end
     */
    public static Optional<LocalDate> lastDay(
            CreditRecord record, Function<CreditRecord, Optional<Disclosure>> publication) {
        LocalDate fiveYears = GeneralPeriods.adverse(record).until();
        Optional<Disclosure> period = publication.apply(unmarked(record));
        if (period.isEmpty()) {
            return Optional.of(fiveYears);
        }
        return Optional.ofNullable(period.get().until()).map(end -> end.isAfter(fiveYears) ? end : fiveYears);
    }

    private static CreditRecord unmarked(CreditRecord record) {
        return new CreditRecord(
                record.id(),
                record.type(),
                record.provision(),
                record.decidedOn(),
                record.act(),
                record.facts(),
                record.endedOn(),
                null,
                record.validUntil(),
                record.document(),
                null);
    }
}

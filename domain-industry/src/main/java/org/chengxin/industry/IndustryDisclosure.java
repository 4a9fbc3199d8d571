package org.chengxin.industry;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.disclosure.GeneralPeriods;
import org.chengxin.core.file.CreditFile;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.law.Citation;

/**
 * When records of this sector are public: penalties and other adverse information by the general periods (readings D1, D2),
 * results of supervision while they stand (article 2). A complaint that was not upheld is nobody's breach and never public.
 */
final class IndustryDisclosure {

    private static final Citation PUBLISHED = Citation.of("第二条");

    private IndustryDisclosure() {}

    static Optional<Disclosure> of(CreditRecord record, CreditFile file, LocalDate asOf) {
        if (Boolean.FALSE.equals(record.disclosable())) {
            return Optional.empty();
        }
        return switch (record.type()) {
            case "penalty" -> GeneralPeriods.penalty(record).endingBefore(record.repairedOn());
            case "complaint" ->
                record.facts().isTrue("upheld")
                        ? GeneralPeriods.adverse(record).endingBefore(record.repairedOn())
                        : Optional.empty();
            case "abnormal-list" -> abnormal(record, file, asOf);
            default -> Optional.of(new Disclosure(record.decidedOn(), null, PUBLISHED));
        };
    }

    /** An entry is public while it stands: until its removal, or until a later record says that it is off the list. */
    private static Optional<Disclosure> abnormal(CreditRecord record, CreditFile file, LocalDate asOf) {
        if (!record.facts().truth("listed", true)) {
            return Optional.empty();
        }
        return new Disclosure(record.decidedOn(), null, PUBLISHED)
                .endingBefore(record.facts().date("removedOn"))
                .flatMap(period -> period.endingBefore(record.repairedOn()))
                .flatMap(period -> period.endingBefore(takenOff(record, file, asOf)));
    }

    private static LocalDate takenOff(CreditRecord entry, CreditFile file, LocalDate asOf) {
        LocalDate first = null;
        for (CreditRecord later : file.records()) {
            if (later.type().equals(entry.type())
                    && later.knownBy(asOf)
                    && !later.facts().truth("listed", true)
                    && later.decidedOn().isAfter(entry.decidedOn())
                    && (first == null || later.decidedOn().isBefore(first))) {
                first = later.decidedOn();
            }
        }
        return first;
    }
}

package org.chengxin.industry;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.disclosure.GeneralPeriods;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.law.Citation;

/**
 * When records of this sector are public: penalties and other adverse information by the general periods (readings D1, D2),
 * results of supervision while they stand (article 2). A complaint that was not upheld is nobody's breach and never public.
 */
final class IndustryDisclosure {

    private static final Citation PUBLISHED = Citation.of("第二条");

    private IndustryDisclosure() {}

    static Optional<Disclosure> of(CreditRecord record) {
        if (Boolean.FALSE.equals(record.disclosable())) {
            return Optional.empty();
        }
        return switch (record.type()) {
            case "penalty" -> GeneralPeriods.penalty(record).endingBefore(record.repairedOn());
            case "complaint" ->
                record.facts().isTrue("upheld")
                        ? GeneralPeriods.adverse(record).endingBefore(record.repairedOn())
                        : Optional.empty();
            case "abnormal-list" -> abnormal(record);
            default -> Optional.of(new Disclosure(record.decidedOn(), null, PUBLISHED));
        };
    }

    private static Optional<Disclosure> abnormal(CreditRecord record) {
        if (!record.facts().truth("listed", true)) {
            return Optional.empty();
        }
        LocalDate removed = record.facts().date("removedOn");
        return new Disclosure(record.decidedOn(), null, PUBLISHED)
                .endingBefore(removed)
                .flatMap(period -> period.endingBefore(record.repairedOn()));
    }
}

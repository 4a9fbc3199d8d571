package org.chengxin.core.general;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.core.catalogue.Category.Collection;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.disclosure.GeneralPeriods;
import org.chengxin.core.disclosure.PenaltyPublication;
import org.chengxin.core.disclosure.Retention;
import org.chengxin.core.file.CreditRecord;

/**
 * When general records are public: only what its provider has lawfully published already is (001, article 23), so the record must
 * say so itself. Adverse ones are for the general periods (readings D1, D2), the others while they last.
 */
public final class GeneralDisclosure {

    private GeneralDisclosure() {}

    /** When a record may be published, and on what ground; empty where it never is. */
    public static Optional<Disclosure> of(GeneralRecord general) {
        CreditRecord record = general.record();
        if (!Boolean.TRUE.equals(record.disclosable()) || general.category().isPrivate()) {
            return Optional.empty();
        }
        if (isAdverse(general)) {
            Optional<Disclosure> period = adverse(general).endingBefore(record.repairedOn());
            return PenaltyPublication.of(record, general.standing(), period);
        }
        LocalDate from = record.decidedOn();
        if (general.registration() != null) {
            LocalDate checkedOn = general.registration().checkedOn();
            if (checkedOn == null) {
                return Optional.empty();
            }
            from = checkedOn.isAfter(from) ? checkedOn : from;
        }
        boolean over = record.validUntil() != null && record.validUntil().isBefore(from);
        return over
                ? Optional.empty()
                : Optional.of(new Disclosure(from, record.validUntil(), GeneralPeriods.PUBLISHED));
    }

    /**
     * The last day on which a record is kept among the living ones (reading D1).
     *
     * @return empty where its time has no end
     */
    public static Optional<LocalDate> keptUntil(GeneralRecord general) {
        return isAdverse(general)
                ? Retention.lastDay(general.record(), like -> Optional.of(adverse(general)))
                : Optional.empty();
    }

    /** Whether a record is adverse information, which is kept for a limited time (reading D1). */
    public static boolean isAdverse(GeneralRecord general) {
        return general.category().category().collection() == Collection.ADVERSE;
    }

    private static Disclosure adverse(GeneralRecord general) {
        return general.standing().isPenalty()
                ? GeneralPeriods.penalty(general.record())
                : GeneralPeriods.adverse(general.record());
    }
}

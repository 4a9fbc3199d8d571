package org.chengxin.core.general;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.core.catalogue.Category.Collection;
import org.chengxin.core.disclosure.Disclosure;
import org.chengxin.core.disclosure.GeneralPeriods;
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
        if (general.category().category().collection() == Collection.ADVERSE) {
            Disclosure period =
                    general.standing().isPenalty() ? GeneralPeriods.penalty(record) : GeneralPeriods.adverse(record);
            return period.endingBefore(record.repairedOn());
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
}

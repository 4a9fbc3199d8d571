package org.chengxin.core.file;

import java.time.LocalDate;
import java.util.Objects;
import org.chengxin.core.law.ProvisionCode;

/**
 * A credit record (信用记录) as the rules read it.
 *
 * @param id unique in its file
 * @param type one of the sector's record types
 * @param provision the provision it falls under, null where its type has none
 * @param decidedOn the day of the decision or finding (认定之日), by which it counts (reading T4)
 * @param act the act it belongs to; records of one and the same act share it; null is an act of its own
 * @param facts what else the rules read
 * @param endedOn the day on which the act or event ended, null where unknown
 * @param repairedOn the day of its credit repair, null while it is not repaired
 * @param validUntil the last day of its validity, null where it has none
 * @param document the document it rests on, null where the file does not say
 * @param disclosable whether it may be published at all; null where the record does not say
 */
public record CreditRecord(
        String id,
        String type,
        ProvisionCode provision,
        LocalDate decidedOn,
        String act,
        Facts facts,
        LocalDate endedOn,
        LocalDate repairedOn,
        LocalDate validUntil,
        DocumentReference document,
        Boolean disclosable) {

    public CreditRecord {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(decidedOn, "decidedOn");
        Objects.requireNonNull(facts, "facts");
    }

    /** The same with other facts. */
    public CreditRecord withFacts(Facts others) {
        return new CreditRecord(
                id, type, provision, decidedOn, act, others, endedOn, repairedOn, validUntil, document, disclosable);
    }

    /** The same, repaired on a day. */
    public CreditRecord repaired(LocalDate day) {
        return new CreditRecord(
                id, type, provision, decidedOn, act, facts, endedOn, day, validUntil, document, disclosable);
    }

    /** Whether the record has been repaired on or before a day. */
    public boolean repairedBy(LocalDate day) {
        return repairedOn != null && !repairedOn.isAfter(day);
    }

    /** Whether the record was decided on or before a day (reading T7: later ones are left out). */
    public boolean knownBy(LocalDate day) {
        return !decidedOn.isAfter(day);
    }
}

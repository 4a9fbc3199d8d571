package org.chengxin.core.general;

import java.time.LocalDate;
import java.util.Objects;
import org.chengxin.core.file.CreditRecord;
import org.chengxin.core.file.Standing;

/**
 * A record of the general public-credit information (公共信用信息; 001, articles 12 to 18): it belongs to no sector and grades
 * nowhere.
 *
 * @param record what it has like every record, without provision and facts; its type is {@link #TYPE}
 * @param standing what it says of the decision behind it
 * @param category its category
 * @param text its words
 * @param consent the person's consent in writing, null where none is told of
 * @param commitment the commitment, null unless the category is of that form
 * @param registration the state of the registration, null unless the category is of that form
 * @param interview the interview, null unless the category is of that form
 */
public record GeneralRecord(
        CreditRecord record,
        Standing standing,
        GeneralCategory category,
        String text,
        Consent consent,
        Commitment commitment,
        Registration registration,
        Interview interview) {

    /** The type of every such record. */
    public static final String TYPE = "public";

    public GeneralRecord {
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(standing, "standing");
        Objects.requireNonNull(category, "category");
        Objects.requireNonNull(text, "text");
    }

    /** The same with its record repaired on a day. */
    public GeneralRecord repaired(LocalDate day) {
        return new GeneralRecord(
                record.repaired(day), standing, category, text, consent, commitment, registration, interview);
    }

    /**
     * A person's consent in writing (001, article 18 paragraph 2; reading D3).
     *
     * @param number the number of the document that says so
     * @param on its day
     */
    public record Consent(String number, LocalDate on) {
        public Consent {
            Objects.requireNonNull(number, "number");
            Objects.requireNonNull(on, "on");
        }
    }

    /**
     * How a commitment stands.
     *
     * @param dueOn the day by which it is to be fulfilled, null where it names none
     * @param fulfilledOn since when it is fulfilled, null while it is not
     * @param fulfilled whether it is fulfilled, null while that is open
     */
    public record Commitment(LocalDate dueOn, LocalDate fulfilledOn, Boolean fulfilled) {}

    /**
     * How a voluntary registration stands.
     *
     * @param checkedOn since when an office has found it true, null while none has
     */
    public record Registration(LocalDate checkedOn) {}

    /**
     * An interview.
     *
     * @param heldOn its day
     * @param topic what it was about
     * @param result what came of it, null where the record does not say
     */
    public record Interview(LocalDate heldOn, String topic, String result) {
        public Interview {
            Objects.requireNonNull(heldOn, "heldOn");
            Objects.requireNonNull(topic, "topic");
        }
    }

    /** The same registration, found true by an office on a day. */
    public GeneralRecord checked(LocalDate day) {
        return new GeneralRecord(
                record, standing, category, text, consent, commitment, new Registration(day), interview);
    }

    /** Whether it is there for its readers on a day: a registration only once it is checked. */
    public boolean countsOn(LocalDate day) {
        return registration == null
                || (registration.checkedOn() != null
                        && !registration.checkedOn().isAfter(day));
    }
}

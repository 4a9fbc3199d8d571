package org.chengxin.core.procedure;

import java.util.Objects;
import java.util.Set;
import org.chengxin.core.calendar.Length;
import org.chengxin.core.law.Citation;

/**
 * What has to be so before a procedure may be filed.
 *
 * @param kind what is required
 * @param marks what must be known of the matter for it to be required
 * @param length how long, for those that are of time; null for the others
 * @param citation where it stands
 */
public record Requirement(Kind kind, Set<String> marks, Length length, Citation citation) {

    public Requirement {
        Objects.requireNonNull(kind, "kind");
        marks = Set.copyOf(marks);
        Objects.requireNonNull(citation, "citation");
        if (kind.isOfTime() != (length != null)) {
            throw new IllegalArgumentException(kind + (length == null ? " needs a length" : " has no length"));
        }
    }

    /** What can be required; each is decided in {@link Filing}. */
    public enum Kind {
        /** The record is not repaired yet. */
        NOT_REPAIRED,
        /** The record is adverse information. */
        ADVERSE,
        /** The record is an honour, volunteer service or a donation. */
        GOOD,
        /** The record rests on a penalty or a conviction. */
        PENALISED,
        /** So long has passed since the record's decision. */
        SINCE_DECISION,
        /** No adverse record of the same kind has come since the record's decision. */
        NONE_ALIKE_SINCE,
        /** The subject is on no severe list. */
        NOT_SEVERE,
        /** The subject is on the list. */
        LISTED,
        /** The subject is not on the list. */
        NOT_LISTED,
        /** So long has passed since the entry on the list. */
        SINCE_LISTING,
        /** Every adverse record of the sector is repaired, or could be but for the list. */
        ALL_REPAIRED,
        /** The office is one of a league, city or banner. */
        BELOW_REGION,
        /** There is an office above the one whose decision it is. */
        OFFICE_ABOVE;

        boolean isOfTime() {
            return this == SINCE_DECISION || this == SINCE_LISTING;
        }
    }
}

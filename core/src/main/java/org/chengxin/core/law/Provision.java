package org.chengxin.core.law;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

/**
 * One row of a scoring or deduction table, word for word, with where it stands and when it applies.
 *
 * @param code its code, unique among the rows that apply on one day
 * @param citation where it stands
 * @param indicator the heading or shared words of its item, empty where there are none
 * @param text the case it describes
 * @param points what it gives
 * @param term when it applies
 * @param attributes further columns of its table, by column name; absent where the cell is empty
 */
public record Provision(
        ProvisionCode code,
        Citation citation,
        String indicator,
        String text,
        Points points,
        Term term,
        Map<String, String> attributes) {

    /** The column with the last day whose acts stay under a row that has been closed. */
    public static final String ACTS_UNTIL = "acts_until";

    public Provision {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(citation, "citation");
        Objects.requireNonNull(indicator, "indicator");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(points, "points");
        Objects.requireNonNull(term, "term");
        attributes = Map.copyOf(attributes);
        String until = attributes.get(ACTS_UNTIL);
        if (until != null && (term.until() == null || LocalDate.parse(until).isAfter(term.until()))) {
            throw new LawException(
                    "provision " + code + " is kept for acts until " + until + ", and not closed by then");
        }
    }

    /**
     * The last day whose acts stay under this row after it has been closed, by a transitional note of the amendment; null where it
     * governs no act any more from then on.
     */
    public LocalDate actsUntil() {
        String until = attributes.get(ACTS_UNTIL);
        return until == null ? null : LocalDate.parse(until);
    }
}

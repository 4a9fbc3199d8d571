package org.chengxin.core.law;

import java.util.Objects;
import java.util.Set;

/**
 * An incentive or penalty measure (激励/惩戒措施) of the law, word for word.
 *
 * @param code its code, for example {@code ME008}
 * @param citation where it stands
 * @param appliesTo whom it applies to, in the table's words
 * @param kind {@code incentive}, {@code supervision}, {@code joint} or {@code penalty}
 * @param text its words
 * @param duration how long it lasts in the law's words, null where the law says nothing
 * @param grades the grades that bring it; empty where none does
 * @param lists the lists that bring it; empty where none does
 * @param roles the sector roles it is limited to; empty for every role
 * @param subjectKinds the subject kinds it is limited to; empty for every kind
 * @param foreignListing whether it is brought by an entry on another sector's severe list too (001, article 32; 002, article 24 paragraph
 *     2; reading G1)
 * @param term when it applies
 */
public record Measure(
        String code,
        Citation citation,
        String appliesTo,
        String kind,
        String text,
        String duration,
        Set<Grade> grades,
        Set<String> lists,
        Set<String> roles,
        Set<String> subjectKinds,
        boolean foreignListing,
        Term term) {

    public Measure {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(citation, "citation");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(term, "term");
        grades = Set.copyOf(grades);
        lists = Set.copyOf(lists);
        roles = Set.copyOf(roles);
        subjectKinds = Set.copyOf(subjectKinds);
    }
}

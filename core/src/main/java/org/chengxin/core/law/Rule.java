package org.chengxin.core.law;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A bound, weight or condition of the law as data: what the code of a sector compares with, in the words of its article.
 *
 * @param code its code, unique among the rules that apply on one day
 * @param grade the grade it is a condition of, null where it is none
 * @param citation where it stands
 * @param text its words
 * @param value the number in it, null where it has none
 * @param reading the reading of the law it rests on (docs/readings.md), null where the text leaves no choice
 * @param term when it applies
 */
public record Rule(
        String code, Grade grade, Citation citation, Text text, BigDecimal value, String reading, Term term) {

    public Rule {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(citation, "citation");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(term, "term");
    }

    /**
     * The number of this rule.
     *
     * @throws LawException if it has none
     */
    public BigDecimal number() {
        if (value == null) {
            throw new LawException("rule " + code + " has no number");
        }
        return value;
    }

    /** The number of this rule where it counts something. */
    public int count() {
        return number().intValueExact();
    }
}

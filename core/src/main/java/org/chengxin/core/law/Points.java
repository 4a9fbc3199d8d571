package org.chengxin.core.law;

import java.math.BigDecimal;
import java.util.Objects;

/** What a provision gives: a number, or a formula that the sector's code knows by name. */
public sealed interface Points {

    /**
     * A number, with the sign that it has in the answer: demerits that add up are positive (food and drug), deductions from a
     * score are negative (mining).
     */
    record Fixed(BigDecimal value) implements Points {
        public Fixed {
            Objects.requireNonNull(value, "value");
        }
    }

    /** A named formula, for example {@code 3×N}. */
    record Formula(String name) implements Points {
        public Formula {
            if (name == null || name.isBlank()) {
                throw new IllegalArgumentException("a formula has a name");
            }
        }
    }
}

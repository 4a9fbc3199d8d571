package org.chengxin.core.law;

import java.math.BigDecimal;

/** One change to a rule set, to try an amendment before it is made. */
public sealed interface RuleChange {

    /**
     * Other points of a provision.
     *
     * @param points with the sign that they have in the answer
     */
    record PointsOf(ProvisionCode provision, BigDecimal points) implements RuleChange {}

    /** Another number of a rule: a bound, a weight, a count. */
    record ValueOf(String rule, BigDecimal value) implements RuleChange {}

    /** A further provision; one that takes the place of another is added with its code while that is closed. */
    record Added(Provision provision) implements RuleChange {}

    /** A provision that does not apply any more. */
    record Closed(ProvisionCode provision) implements RuleChange {}
}

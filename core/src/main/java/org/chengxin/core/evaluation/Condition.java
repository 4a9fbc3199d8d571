package org.chengxin.core.evaluation;

import java.util.Objects;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Grade;
import org.chengxin.core.law.Reason;

/**
 * A condition of a grade, and whether the file meets it.
 *
 * @param grade the grade it is a condition of, null where it is one of evaluation itself
 * @param citation where it stands
 * @param text its words, with what was found
 * @param met whether it is met
 */
public record Condition(Grade grade, Citation citation, Reason text, boolean met) {

    public Condition {
        Objects.requireNonNull(citation, "citation");
        Objects.requireNonNull(text, "text");
    }
}

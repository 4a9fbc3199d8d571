package org.chengxin.core.evaluation;

import java.util.Objects;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Reason;

/**
 * What would settle a grade that cannot be given.
 *
 * @param citation the article that asks for it
 * @param text what it asks for
 */
public record Missing(Citation citation, Reason text) {

    public Missing {
        Objects.requireNonNull(citation, "citation");
        Objects.requireNonNull(text, "text");
    }
}

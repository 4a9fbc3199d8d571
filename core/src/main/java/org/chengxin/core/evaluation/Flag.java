package org.chengxin.core.evaluation;

import java.util.Objects;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Reason;

/**
 * Something that an evaluation points out and that is no grade, for example {@code more-inspections}.
 *
 * @param flag its code
 * @param citation the article it follows from
 * @param why what it follows from
 */
public record Flag(String flag, Citation citation, Reason why) {

    public Flag {
        Objects.requireNonNull(flag, "flag");
        Objects.requireNonNull(citation, "citation");
        Objects.requireNonNull(why, "why");
    }
}

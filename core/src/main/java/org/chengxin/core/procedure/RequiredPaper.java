package org.chengxin.core.procedure;

import java.util.Objects;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Text;

/**
 * A paper that an applicant hands in. Whether it is complete and proves what it should is found by the officer (reading O15).
 *
 * @param code its code, unique in its procedure
 * @param text what it is, in the words of its article
 * @param citation where it stands
 */
public record RequiredPaper(String code, Text text, Citation citation) {

    public RequiredPaper {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(citation, "citation");
    }
}

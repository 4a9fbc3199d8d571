package org.chengxin.core.evaluation;

import java.util.Objects;
import org.chengxin.core.file.ListKind;
import org.chengxin.core.law.Citation;

/**
 * What an evaluation means for a list.
 *
 * @param list the list
 * @param effect what follows
 * @param citation the article it follows from
 */
public record ListEffect(ListKind list, Effect effect, Citation citation) {

    public ListEffect {
        Objects.requireNonNull(list, "list");
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(citation, "citation");
    }

    /** What can follow for a list. */
    public enum Effect {
        /** The subject enters the list. */
        ENTER("enter"),
        /** The subject leaves the list. */
        LEAVE("leave"),
        /** Entry is proposed; it needs the procedure with notice and defence (001, article 33). */
        PROPOSE("propose");

        private final String code;

        Effect(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}

package org.chengxin.core.evaluation;

import java.util.Map;
import java.util.Objects;
import org.chengxin.core.law.Citation;
import org.chengxin.core.law.Reason;

/**
 * Something about a file that the law leaves to a person's judgement and that nobody has decided yet.
 *
 * @param kind its code
 * @param citation where it is left to somebody
 * @param text what is to be decided
 * @param recordType the type of the record by which it is decided
 * @param facts the facts of that record that are known beforehand
 */
public record OpenQuestion(String kind, Citation citation, Reason text, String recordType, Map<String, Object> facts) {

    public OpenQuestion {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(citation, "citation");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(recordType, "recordType");
        facts = Map.copyOf(facts);
    }
}

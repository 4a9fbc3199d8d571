package org.chengxin.api.common.json;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;

/**
 * Whether a client that changes something knows its present version. The number of the version leads the entity tag, and only it
 * is compared: how the same version looks to whom, and in which language, does not matter for a change.
 */
public final class Preconditions {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([0-9]{1,9})-[A-Za-z0-9_-]{22}\"");

    private Preconditions() {}

    /** The version that a client wants to change; {@code *} is any. */
    public record Expected(Optional<Integer> version) {
        /**
         * Compares.
         *
         * @throws Refusal if the present version is another one (412)
         */
        public void check(int present) {
            if (version.isPresent() && version.get() != present) {
                throw Refusal.of(ProblemType.STALE);
            }
        }
    }

    /**
     * Reads an {@code If-Match} header.
     *
     * @param header null where there is none
     * @throws Refusal if it is missing (428), or can match nothing of ours (412)
     */
    public static Expected ifMatch(String header) {
        if (header == null || header.isBlank()) {
            throw Refusal.of(ProblemType.PRECONDITION_REQUIRED);
        }
        if (header.strip().equals("*")) {
            return new Expected(Optional.empty());
        }
        Matcher tag = TAG.matcher(header.strip());
        if (!tag.matches()) {
            throw Refusal.of(ProblemType.STALE);
        }
        return new Expected(Optional.of(Integer.parseInt(tag.group(1))));
    }
}

package org.chengxin.api.common.json;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
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

    private static final int MOST_TAGS = 100;

    private Preconditions() {}

    /** The versions that a client is ready to change, of which it names mostly one; empty is any. */
    public record Expected(Optional<Set<Integer>> versions) {
        /**
         * Compares.
         *
         * @throws Refusal if the present version is another one (412)
         */
        public void check(int present) {
            if (versions.isPresent() && !versions.get().contains(present)) {
                throw Refusal.of(ProblemType.STALE);
            }
        }
    }

    /**
     * Reads an {@code If-Match} header.
     *
     * @param header null where there is none
     * @throws Refusal if it is missing (428)
     */
    public static Expected ifMatch(String header) {
        if (header == null || header.isBlank()) {
            throw Refusal.of(ProblemType.PRECONDITION_REQUIRED);
        }
        if (header.strip().equals("*")) {
            return new Expected(Optional.empty());
        }
        Set<Integer> versions = new HashSet<>();
        for (String candidate : header.split(",", MOST_TAGS)) {
            Matcher tag = TAG.matcher(candidate.strip());
            if (tag.matches()) {
                versions.add(Integer.parseInt(tag.group(1)));
            }
        }
        return new Expected(Optional.of(versions));
    }
}

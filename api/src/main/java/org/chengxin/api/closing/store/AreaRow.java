package org.chengxin.api.closing.store;

import java.time.Instant;
import org.chengxin.core.subject.AreaCode;

/**
 * Who has done what of the period of an area; null where nobody has yet.
 *
 * @param draftedRun the run that was the draft
 * @param checkedRun the run that was the check
 */
public record AreaRow(
        AreaCode area, Act drafted, Long draftedRun, Act checked, Long checkedRun, Act confirmed, Act published) {

    /** When it was done, and by the office of which area. */
    public record Act(Instant at, AreaCode by) {}

    /** What can be done of an area. */
    public enum Kind {
        DRAFTED("drafted"),
        CHECKED("checked"),
        CONFIRMED("confirmed"),
        PUBLISHED("published");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}

package org.chengxin.api.publishing.service;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chengxin.api.publishing.store.ReconciliationStore;

/**
 * A day's comparison with a destination.
 *
 * @param state {@code done} or {@code failed}
 * @param at as of when the destination told what it holds, or when it failed to
 * @param expected how many items it should hold; null, as all that follow, where it failed
 * @param held how many it says it holds
 * @param missing how many it lacks
 * @param different how many it shows in another way
 * @param surplus how many it shows though it was told to take them down
 * @param unknown how many it shows that it never got from here
 * @param differences the first of them; empty where it failed
 */
public record ReconciliationItem(
        String id,
        String destination,
        LocalDate day,
        String state,
        Instant at,
        int attempts,
        String failure,
        Long expected,
        Long held,
        Long missing,
        Long different,
        Long surplus,
        Long unknown,
        List<Difference> differences) {

    private static final int SHOWN = 100;

    public ReconciliationItem {
        differences = List.copyOf(differences);
    }

    /** An item in which both sides differ, and how. */
    public record Difference(String item, String kind) {}

    static ReconciliationItem of(ReconciliationStore.Row row) {
        ReconciliationStore.Outcome outcome = row.outcome();
        return new ReconciliationItem(
                row.publicId(),
                row.destination(),
                row.day(),
                outcome == null ? "failed" : "done",
                row.at(),
                row.attempts(),
                row.failure(),
                outcome == null ? null : outcome.expected(),
                outcome == null ? null : outcome.held(),
                outcome == null ? null : outcome.missing(),
                outcome == null ? null : outcome.different(),
                outcome == null ? null : outcome.surplus(),
                outcome == null ? null : outcome.unknown(),
                row.differences().entrySet().stream()
                        .limit(SHOWN)
                        .map(each -> new Difference(each.getKey(), each.getValue()))
                        .toList());
    }
}

package org.chengxin.api.feed.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.feed.store.ChangeRow;
import org.chengxin.api.feed.store.FeedHead;
import org.chengxin.api.feed.store.FeedStore;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.law.Reason;

/** Tells the changes after a position, always the same ones in the same order. */
@ApplicationScoped
public class FeedReading {

    private final FeedStore store;

    @Inject
    public FeedReading(FeedStore store) {
        this.store = store;
    }

    /** For the container's proxy. */
    FeedReading() {
        this(null);
    }

    /** The last position that was given, 0 before the first. */
    public long last() {
        return store.head().position();
    }

    /** The last position that is not kept any more, after which everything can be read. */
    public long forgotten() {
        return store.head().forgotten();
    }

    /**
     * Some changes.
     *
     * @param after the position before the first of them; null for the first that is kept
     * @throws Refusal as {@link #check} does
     */
    public Changes after(Long after, int limit) {
        long from = after == null ? forgotten() : after;
        List<ChangeRow> found = store.after(from, limit + 1);
        check("after", from);
        List<Change> items = found.stream().limit(limit).map(Change::of).toList();
        return new Changes(
                items, items.isEmpty() ? from : items.get(items.size() - 1).position(), found.size() > limit);
    }

    /** Some changes after a position that has been checked, without asking again. */
    public List<Change> some(long after, int most) {
        return store.after(after, most).stream().map(Change::of).toList();
    }

    /**
     * Refuses a position from which nobody can go on. What was read before from there on is whole if it passes now.
     *
     * @param name what the position was sent as
     * @throws Refusal if changes after it are not kept any more (410), or it has not been given yet (400)
     */
    public void check(String name, long after) {
        FeedHead head = store.head();
        if (after < head.forgotten()) {
            throw Refusal.of(
                    ProblemType.FORGOTTEN, Reason.of(ProblemType.FORGOTTEN.detail(), after, head.forgotten() + 1));
        }
        if (after > head.position()) {
            throw Refusal.invalid(name, FaultCode.VALUE_RANGE, "0–" + head.position());
        }
    }
}

package org.chengxin.api.common.paging;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items its items
 * @param next the cursor of the next page, absent on the last
 */
public record Page<T>(List<T> items, String next) implements Continued {

    public Page {
        items = List.copyOf(items);
    }

    @Override
    public String parameter() {
        return "cursor";
    }

    @Override
    public String value() {
        return next;
    }

    /** A list that is short by nature and comes whole. */
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }
}

package org.chengxin.api.feed.service;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.chengxin.api.common.paging.Continued;

/**
 * Changes that follow a position.
 *
 * @param next the position to ask for next: that of the last item, or where there is none the one that was asked for
 * @param more whether there are further ones already
 */
public record Changes(
        List<Change> items, long next, @JsonIgnore boolean more) implements Continued {

    public Changes {
        items = List.copyOf(items);
    }

    @Override
    public String parameter() {
        return "after";
    }

    @Override
    public String value() {
        return more ? Long.toString(next) : null;
    }
}

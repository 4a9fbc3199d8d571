package org.chengxin.api.feed.store;

/**
 * How far the feed is.
 *
 * @param position the last position that was given, 0 before the first
 * @param forgotten the last position that is not kept any more, 0 where all are
 */
public record FeedHead(long position, long forgotten) {}

package org.chengxin.api.lookup.service;

/**
 * An answer with the receipt of its look-up.
 *
 * @param receipt its id, null where the look-up gets none
 */
public record Receipted<T>(T answer, String receipt) {}

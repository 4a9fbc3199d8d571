package org.chengxin.api.imports.store;

/**
 * One fault of a row.
 *
 * @param seq its place among those of the row, from 0
 * @param column null where it is about the whole row
 */
public record FaultRow(long row, int seq, String column, String code, String zh, String en) {}

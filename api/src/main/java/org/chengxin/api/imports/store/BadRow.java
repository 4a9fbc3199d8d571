package org.chengxin.api.imports.store;

import java.util.Map;

/** A row at fault with its cells by their columns, without what must not be kept. */
public record BadRow(long row, Map<String, String> cells) {}

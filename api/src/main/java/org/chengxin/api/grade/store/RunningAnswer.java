package org.chengxin.api.grade.store;

import org.chengxin.api.common.json.Prepared;

/** The ready answer of a running grade in one language. */
public record RunningAnswer(RunningMark mark, Prepared answer) {}

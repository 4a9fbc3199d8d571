package org.chengxin.api.closing.store;

import org.chengxin.core.evaluation.ListEffect;

/** What follows for a list from the evaluation of a subject. */
public record EffectRow(long id, long subjectId, String area, ListEffect effect) {}

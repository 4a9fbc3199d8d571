package org.chengxin.api.procedure.store;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A date that was told of a step.
 *
 * @param provisional whether it depended on a year without a notice
 * @param toldAt from when on
 */
public record DueRow(String step, LocalDate dueOn, boolean provisional, Instant toldAt) {}

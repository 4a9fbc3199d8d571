package org.chengxin.api.subject.store;

import java.time.LocalDate;

/**
 * A name that a subject had.
 *
 * @param until the last day of it
 */
public record FormerName(String name, LocalDate until) {}

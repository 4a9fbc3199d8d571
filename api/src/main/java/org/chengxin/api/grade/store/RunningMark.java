package org.chengxin.api.grade.store;

import java.time.LocalDate;

/**
 * What a running grade was made on and by; one with another mark is out of date.
 *
 * @param day the day
 * @param madeBy 16 characters that change with the rule set, the plugin and the form of the answer
 */
public record RunningMark(LocalDate day, String madeBy) {}

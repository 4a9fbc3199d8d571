package org.chengxin.verify;

/**
 * What came of the grades that closed periods froze.
 *
 * @param periods how many periods the service has closed
 * @param grades how many grades were frozen with them
 * @param misfit the first thing that does not fit, null if everything does
 */
public record ClosingReport(long periods, long grades, Misfit misfit) {}

package org.chengxin.verify;

/**
 * What came of the audit trail's chain.
 *
 * @param entries how many entries there are
 * @param links how many of them are linked
 * @param pending how many wait to be linked
 * @param head the last link that fits
 * @param misfit the first thing that does not fit, null if everything does
 */
public record ChainReport(long entries, long links, long pending, Head head, Misfit misfit) {}

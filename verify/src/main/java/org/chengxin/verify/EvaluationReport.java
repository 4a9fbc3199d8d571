package org.chengxin.verify;

/**
 * What came of the kept evaluations.
 *
 * @param identical how many were made again byte for byte
 * @param erased how many lost their texts with what they had read
 * @param other how many come out otherwise because law or code have changed since
 * @param misfits how many do not fit
 * @param misfit the first of those, null if there is none
 */
public record EvaluationReport(long identical, long erased, long other, long misfits, Misfit misfit) {

    static final EvaluationReport NOTHING = new EvaluationReport(0, 0, 0, 0, null);

    /** How many there are. */
    public long all() {
        return identical + erased + other + misfits;
    }

    /** Both together; what comes later is given. */
    EvaluationReport plus(EvaluationReport later) {
        return new EvaluationReport(
                identical + later.identical,
                erased + later.erased,
                other + later.other,
                misfits + later.misfits,
                misfit != null ? misfit : later.misfit);
    }
}

package org.chengxin.acceptance;

/** Unified social credit codes of companies that there are none of, with a valid check character. */
public final class CreditCodes {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};

    private CreditCodes() {}

    /** The code with a number of at most seven digits. */
    public static String of(int number) {
        String leading = "91150784MT" + String.format("%07d", number);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(leading.charAt(i)) * WEIGHTS[i];
        }
        return leading + ALPHABET.charAt((31 - sum % 31) % 31);
    }
}

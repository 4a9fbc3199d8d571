package org.chengxin.api.common.json;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * An answer whose bytes are ready.
 *
 * @param body JSON as UTF-8
 * @param etag a hash of the body, without quotes
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares answers by value, and a copy of each would cost
public record Prepared(byte[] body, String etag) {

    private static final int ETAG_BYTES = 16;

    public static Prepared of(byte[] body) {
        return new Prepared(body, hash(body));
    }

    /** 22 characters that change when any byte does. */
    public static String hash(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, ETAG_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}

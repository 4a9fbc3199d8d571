package org.chengxin.api.common.json;

import java.util.Arrays;
import java.util.Base64;
import org.chengxin.api.common.digest.Digests;

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

    /** The answer of something that has versions; the number of this one leads its tag, see {@link Preconditions}. */
    public static Prepared of(byte[] body, int version) {
        return new Prepared(body, version + "-" + hash(body));
    }

    /** 22 characters that change when any byte does. */
    public static String hash(byte[] body) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(Digests.sha256(body), ETAG_BYTES));
    }
}

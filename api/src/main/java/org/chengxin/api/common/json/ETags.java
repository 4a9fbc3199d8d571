package org.chengxin.api.common.json;

import java.util.Locale;

/** Entity tags: strong for the bytes as they are, weak where the server may compress them on the way. */
public final class ETags {

    /** Below this size nothing is compressed. */
    private static final int SMALLEST_COMPRESSED = 1024;

    private ETags() {}

    /**
     * The header's value.
     *
     * @param hash of the uncompressed body
     * @param acceptEncoding what the client takes, null where it does not say
     */
    public static String header(String hash, int length, String acceptEncoding) {
        boolean mayBeCompressed = length >= SMALLEST_COMPRESSED
                && acceptEncoding != null
                && (acceptEncoding.toLowerCase(Locale.ROOT).contains("gzip") || acceptEncoding.contains("*"));
        return (mayBeCompressed ? "W/\"" : "\"") + hash + '"';
    }

    /**
     * Whether the client has this content already; {@code If-None-Match} compares weakly (RFC 9110, 13.1.2).
     *
     * @param ifNoneMatch the header, null where there is none
     */
    public static boolean matches(String hash, String ifNoneMatch) {
        if (ifNoneMatch == null) {
            return false;
        }
        if (ifNoneMatch.strip().equals("*")) {
            return true;
        }
        for (String candidate : ifNoneMatch.split(",", 100)) {
            String tag = candidate.strip();
            if (tag.startsWith("W/")) {
                tag = tag.substring(2);
            }
            if (tag.length() == hash.length() + 2
                    && tag.startsWith("\"")
                    && tag.endsWith("\"")
                    && tag.regionMatches(1, hash, 0, hash.length())) {
                return true;
            }
        }
        return false;
    }
}

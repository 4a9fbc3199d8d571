package org.chengxin.api.common.paging;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chengxin.api.common.digest.Digests;

/**
 * Where the next page of a query begins: after the item with this key. It is bound to its query, so that one of another query
 * is not taken; whoever forges one starts at another place of a public list and nothing more.
 *
 * @param part which part of the list the key belongs to, a small letter
 * @param key the sort key of the last item seen
 */
public record Cursor(char part, String key) {

    private static final int LONGEST = 200;
    private static final int QUERY_BYTES = 6;
    private static final Pattern FORM = Pattern.compile("1:([0-9a-f]{12}):([a-z]):([A-Za-z0-9.-]{1,60})");

    /** The cursor as clients get it. */
    public String encode(List<?> query) {
        String text = "1:" + fingerprint(query) + ':' + part + ':' + key;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Reads what a client sent; empty where this service never gave it for this query. */
    public static Optional<Cursor> decode(String text, List<?> query) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no base64url
        }
        return Optional.of(FORM.matcher(new String(bytes, StandardCharsets.US_ASCII)))
                .filter(form -> form.matches() && form.group(1).equals(fingerprint(query)))
                .map(form -> new Cursor(form.group(2).charAt(0), form.group(3)))
                .filter(cursor -> cursor.encode(query).equals(text));
    }

    private static String fingerprint(List<?> query) {
        return HexFormat.of().formatHex(Arrays.copyOf(Digests.sha256(query.toString()), QUERY_BYTES));
    }
}

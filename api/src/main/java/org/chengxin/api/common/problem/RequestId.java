package org.chengxin.api.common.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** The id under which one request appears in the answer, in its problem and in the log. */
public final class RequestId {

    public static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern LIKE_IDENTITY_NUMBER = Pattern.compile("[0-9]{17}[0-9Xx]");

    private RequestId() {}

    /** The id of a request: the client's where it sent a sane one, else one made now. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String sent = request.getHeader(HEADER);
        boolean sane = sent != null
                && SANE.matcher(sent).matches()
                && !LIKE_IDENTITY_NUMBER.matcher(sent).matches();
        String id = sane
                ? sent
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}

package org.chengxin.api.common.problem;

import jakarta.servlet.ServletRequest;
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

    /** Takes over the client's id where it is a sane one, else makes one, and keeps it with the request. */
    public static String begin(ServletRequest request, String sent) {
        boolean sane = sent != null
                && SANE.matcher(sent).matches()
                && !LIKE_IDENTITY_NUMBER.matcher(sent).matches();
        String id = sane
                ? sent
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** The id of a request, made now where it has none yet. */
    public static String of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : begin(request, null);
    }
}

package org.chengxin.api.common.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The headers that every answer has: the request's id, and what a browser must not do with the answer. */
public final class SecurityHeaders {

    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'self'; " + "frame-ancestors 'none'; object-src 'none'";

    private SecurityHeaders() {}

    /** Sets them, giving the request its id where it has none yet. */
    public static void set(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(RequestId.HEADER, RequestId.of(request));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }
}

package org.chengxin.api.common.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.chengxin.api.common.problem.ProblemResponse;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.RequestId;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What every request passes first: it gets an id, its answer the security headers; too many requests of one address, a body that
 * is too large and a broken bearer token end here.
 */
@WebFilter("/*")
public class EdgeFilter extends HttpFilter {

    /** The longest body that is read. */
    public static final int LONGEST_BODY = 1 << 20;

    private static final long serialVersionUID = 1L;
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'self'; base-uri 'none'; form-action 'self'; " + "frame-ancestors 'none'; object-src 'none'";
    /** Three parts of base64url: a JSON Web Token in its compact form (RFC 7519). */
    private static final Pattern BEARER =
            Pattern.compile("(?i:bearer) +[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+ *");

    private final boolean limited;

    @SuppressWarnings("serial") // a filter is never serialised
    private final transient RateLimiter limiter;

    private final String policy;

    @Inject
    public EdgeFilter(
            @ConfigProperty(name = "chengxin.rate.enabled", defaultValue = "true") boolean limited,
            @ConfigProperty(name = "chengxin.rate.per.second", defaultValue = "200") int perSecond,
            @ConfigProperty(name = "chengxin.rate.burst", defaultValue = "400") int burst) {
        this.limited = limited;
        this.limiter = new RateLimiter(perSecond, burst);
        this.policy = "\"address\";q=" + limiter.burst() + ";w=" + limiter.window();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader(RequestId.HEADER, RequestId.begin(request, request.getHeader(RequestId.HEADER)));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (limited && isOperation(request) && !admitted(request, response)) {
            return;
        }
        if (request.getContentLengthLong() > LONGEST_BODY) {
            BoundedRequest.discard(request.getInputStream());
            ProblemResponse.write(request, response, ProblemType.TOO_LARGE);
            return;
        }
        // With any upgrade but that to HTTP/2 the server would neither undo the chunks of a body nor see its end.
        String upgrade = request.getHeader("Upgrade");
        if (upgrade != null && !upgrade.equalsIgnoreCase("h2c") && request.getHeader("Transfer-Encoding") != null) {
            ProblemResponse.write(request, response, ProblemType.BAD_REQUEST);
            return;
        }
        String authorization = request.getHeader("Authorization");
        if (authorization != null && !BEARER.matcher(authorization).matches()) {
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            ProblemResponse.write(request, response, ProblemType.TOKEN_INVALID);
            return;
        }
        boolean hasBody = request.getContentLengthLong() != 0 && !"GET".equals(request.getMethod());
        chain.doFilter(hasBody ? new BoundedRequest(request, LONGEST_BODY) : request, response);
    }

    private boolean admitted(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RateLimiter.Verdict verdict = limiter.count(request.getRemoteAddr());
        response.setHeader("RateLimit-Policy", policy);
        response.setHeader("RateLimit", "\"address\";r=" + verdict.remaining() + ";t=" + limiter.window());
        if (!verdict.allowed()) {
            response.setHeader("Retry-After", Long.toString(verdict.secondsToWait()));
            ProblemResponse.write(request, response, ProblemType.TOO_MANY_REQUESTS);
        }
        return verdict.allowed();
    }

    private static boolean isOperation(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/api/");
    }
}

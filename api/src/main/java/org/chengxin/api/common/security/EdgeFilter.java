package org.chengxin.api.common.security;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengxin.api.common.problem.ProblemResponse;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.RequestId;
import org.chengxin.api.common.problem.SecurityHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What every request passes first: it gets an id, its answer the security headers; too many requests of one address, a body that
 * is too large and a broken bearer token end here.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class EdgeFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(EdgeFilter.class.getName());
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    /** Three parts of base64url: a JSON Web Token in its compact form (RFC 7519). */
    private static final Pattern BEARER =
            Pattern.compile("(?i:bearer) +([A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+) *");

    @SuppressWarnings("serial") // a filter is never serialised
    private final transient TokenVerifier tokens;

    @SuppressWarnings("serial") // a filter is never serialised
    private final transient BodyLimits limits;

    private final boolean limited;

    @SuppressWarnings("serial") // a filter is never serialised
    private final transient RateLimiter limiter;

    private final String policy;

    @Inject
    public EdgeFilter(
            TokenVerifier tokens,
            BodyLimits limits,
            @ConfigProperty(name = "chengxin.rate.enabled", defaultValue = "true") boolean limited,
            @ConfigProperty(name = "chengxin.rate.per.second", defaultValue = "200") int perSecond,
            @ConfigProperty(name = "chengxin.rate.burst", defaultValue = "400") int burst) {
        this.tokens = tokens;
        this.limits = limits;
        this.limited = limited;
        this.limiter = new RateLimiter(perSecond, burst);
        this.policy = "\"address\";q=" + limiter.burst() + ";w=" + limiter.window();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SecurityHeaders.set(request, response);
        if (isOperation(request)
                && request.getQueryString() != null
                && BROKEN_ESCAPE.matcher(request.getQueryString()).find()) {
            ProblemResponse.write(request, response, ProblemType.BAD_REQUEST);
            return;
        }
        if (limited && isOperation(request) && !admitted(request, response)) {
            return;
        }
        long longest = limits.of(request);
        if (request.getContentLengthLong() > longest) {
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
        if (request.getHeader("Authorization") != null && !identified(request, response)) {
            return;
        }
        boolean hasBody = request.getContentLengthLong() != 0 && !"GET".equals(request.getMethod());
        chain.doFilter(hasBody ? new BoundedRequest(request, longest) : request, response);
    }

    private boolean identified(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher bearer = BEARER.matcher(request.getHeader("Authorization"));
        try {
            Optional<Caller> caller = bearer.matches() ? tokens.verify(bearer.group(1)) : Optional.empty();
            if (caller.isEmpty()) {
                response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
                ProblemResponse.write(request, response, ProblemType.TOKEN_INVALID);
                return false;
            }
            String header = request.getHeader(Purposes.HEADER);
            Optional<String> purpose = Optional.ofNullable(header).flatMap(Purposes::read);
            if (header != null && purpose.isEmpty()) {
                ProblemResponse.write(request, response, ProblemType.BAD_REQUEST);
                return false;
            }
            request.setAttribute(Caller.ATTRIBUTE, caller.get().inRequest(RequestId.of(request), purpose.orElse(null)));
            return true;
        } catch (TokenVerifier.KeysAwayException e) {
            LOG.log(Level.WARNING, "the keys of the tokens' issuer cannot be fetched", e);
            ProblemResponse.write(request, response, ProblemType.UNAVAILABLE);
            return false;
        }
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

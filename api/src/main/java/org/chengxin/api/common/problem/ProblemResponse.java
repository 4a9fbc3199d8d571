package org.chengxin.api.common.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.language.Languages;

/** Writes a problem outside of JAX-RS. */
public final class ProblemResponse {

    private ProblemResponse() {}

    public static void write(HttpServletRequest request, HttpServletResponse response, ProblemType type)
            throws IOException {
        write(
                response,
                Problem.of(type, Languages.of(request.getHeader("Accept-Language")), RequestId.of(request)),
                "HEAD".equals(request.getMethod()));
    }

    static void write(HttpServletResponse response, Problem problem, boolean headOnly) throws IOException {
        byte[] body = Json.bytes(problem);
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setHeader("Cache-Control", "no-store");
        if (problem.status() == ProblemType.UNAVAILABLE.status()) {
            response.setHeader("Retry-After", ProblemType.RETRY_SECONDS);
        }
        response.setContentLength(body.length);
        if (!headOnly) {
            response.getOutputStream().write(body);
        }
    }
}

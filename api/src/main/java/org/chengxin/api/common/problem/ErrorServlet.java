package org.chengxin.api.common.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.chengxin.api.common.language.Languages;

/** Turns the server's own error pages into problems; {@code web.xml} names it as the error page. */
@WebServlet(ErrorServlet.PATH)
public class ErrorServlet extends HttpServlet {

    static final String PATH = "/WEB-INF/error";

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = Logger.getLogger(ErrorServlet.class.getName());
    private static final int FIRST_OF_SERVER = 500;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpServletResponse.SC_NOT_FOUND;
        if (status >= FIRST_OF_SERVER
                && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable cause) {
            LOG.log(Level.SEVERE, cause, () -> "request " + RequestId.of(request) + " failed");
        }
        Optional<ProblemType> type = Arrays.stream(ProblemType.values())
                .filter(known -> known.status() == status && known != ProblemType.INVALID_INPUT)
                .findFirst();
        Problem problem = type.map(known ->
                        Problem.of(known, Languages.of(request.getHeader("Accept-Language")), RequestId.of(request)))
                .orElseGet(() -> Problem.ofStatus(status, "HTTP " + status, RequestId.of(request)));
        Object method = request.getAttribute("jakarta.servlet.error.method");
        ProblemResponse.write(response, problem, "HEAD".equals(method == null ? request.getMethod() : method));
    }
}

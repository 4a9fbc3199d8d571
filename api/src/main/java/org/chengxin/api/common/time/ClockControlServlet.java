package org.chengxin.api.common.time;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Moves the service's clock to another day, where {@code chengxin.clock.control} allows it; everywhere else it is not there.
 * {@code PUT /test/clock?day=2026-12-31} moves it, {@code DELETE /test/clock} sets it back.
 */
@WebServlet("/test/clock")
public class ClockControlServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 1, 1);

    @SuppressWarnings("serial") // a servlet is never serialised
    private final transient ServiceClock clock;

    private final boolean allowed;

    @Inject
    public ClockControlServlet(
            ServiceClock clock,
            @ConfigProperty(name = "chengxin.clock.control", defaultValue = "false") boolean allowed) {
        this.clock = clock;
        this.allowed = allowed;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!allowed) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        switch (request.getMethod()) {
            case "PUT" -> put(request, response);
            case "DELETE" -> {
                clock.reset();
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
            default -> {
                response.setHeader("Allow", "PUT, DELETE");
                response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            }
        }
    }

    private void put(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            LocalDate day = LocalDate.parse(String.valueOf(request.getParameter("day")));
            if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
                return;
            }
            clock.moveTo(day);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } catch (DateTimeParseException e) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST); // not a day
        }
    }
}

package org.chengxin.api.common.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.language.Languages;
import org.chengxin.api.common.security.BodyTooLargeException;
import org.chengxin.api.common.security.BodyUnreadableException;
import org.chengxin.api.common.store.DatabaseAwayException;
import org.chengxin.core.json.CreditFileReader;
import org.chengxin.core.law.Language;

/** Answers whatever is thrown behind a REST operation with a problem. */
@Provider
public class AnyExceptionMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(AnyExceptionMapper.class.getName());
    private static final Pattern SUBJECT = Pattern.compile("/subjects/[^/]+");

    @Context
    private HttpServletRequest request;

    @Override
    public Response toResponse(Throwable thrown) {
        return switch (thrown) {
            case Refusal refusal -> ofRefusal(refusal);
            case BodyTooLargeException e -> answer(ProblemType.TOO_LARGE).build();
            case BodyUnreadableException e -> answer(ProblemType.BAD_REQUEST).build();
            case CreditFileReader.TooManyRecordsException e ->
                answer(ProblemType.TOO_LARGE).build();
            case DatabaseAwayException e -> {
                // Without its trace: while the database is away, every request meets it.
                LOG.warning(() -> "request " + RequestId.of(request) + ": the database is away: " + e.getCause());
                yield answer(ProblemType.UNAVAILABLE).build();
            }
            case WebApplicationException e when e.getResponse().getStatus() < 500 -> ofStatus(e.getResponse());
            default -> {
                LOG.log(Level.SEVERE, thrown, () -> "request " + RequestId.of(request) + " failed");
                yield answer(ProblemType.INTERNAL).build();
            }
        };
    }

    private Response ofRefusal(Refusal refusal) {
        Response.ResponseBuilder answer = answer(Problem.of(
                refusal.type(), refusal.detail(), refusal.faults().orElse(null), language(), RequestId.of(request)));
        if (refusal.type() == ProblemType.TOKEN_MISSING) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        refusal.location()
                .ifPresent(to -> answer.header(
                        HttpHeaders.LOCATION,
                        refusal.type() == ProblemType.MERGED ? ofOtherSubject(to) : "/api/v1" + to));
        return answer.build();
    }

    /** The same request of another subject, whose id is the segment after {@code subjects}. */
    private String ofOtherSubject(String publicId) {
        String path = SUBJECT.matcher(request.getRequestURI()).replaceFirst("/subjects/" + publicId);
        return request.getQueryString() == null ? path : path + "?" + request.getQueryString();
    }

    private Response ofStatus(Response original) {
        int status = original.getStatus();
        Response.ResponseBuilder answer = Arrays.stream(ProblemType.values())
                .filter(type -> type.status() == status && type != ProblemType.INVALID_INPUT)
                .findFirst()
                .map(this::answer)
                .orElseGet(() -> answer(
                        Problem.ofStatus(status, original.getStatusInfo().getReasonPhrase(), RequestId.of(request))));
        String allow = original.getHeaderString(HttpHeaders.ALLOW);
        return (allow == null ? answer : answer.header(HttpHeaders.ALLOW, allow)).build();
    }

    private Response.ResponseBuilder answer(ProblemType type) {
        return answer(Problem.of(type, language(), RequestId.of(request)));
    }

    private static Response.ResponseBuilder answer(Problem problem) {
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(Json.bytes(problem));
        return problem.status() == ProblemType.UNAVAILABLE.status()
                ? answer.header(HttpHeaders.RETRY_AFTER, ProblemType.RETRY_SECONDS)
                : answer;
    }

    private Language language() {
        return Languages.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }
}

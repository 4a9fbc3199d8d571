package org.chengxin.api.common.problem;

import java.util.List;
import org.chengxin.api.common.json.Json;
import org.chengxin.core.fault.Fault;
import org.chengxin.core.fault.Faults;
import org.chengxin.core.law.Language;
import org.chengxin.core.law.Reason;

/**
 * A problem as clients see it (RFC 9457).
 *
 * @param type a URI reference for its kind
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what can be done about it
 * @param instance names this one occurrence by the request's id
 * @param errors every fault of the input, absent where the input is not at fault
 * @param truncated true where there are more faults than are named
 */
public record Problem(
        String type, String title, int status, String detail, String instance, List<Item> errors, Boolean truncated) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** One fault of the input. */
    public record Item(String pointer, String code, String detail) {}

    /** A problem of a kind with its usual explanation. */
    public static Problem of(ProblemType type, Language language, String requestId) {
        return of(type, Reason.of(type.detail()), null, language, requestId);
    }

    /**
     * A problem of a kind.
     *
     * @param faults the input's faults, null where it has none
     */
    public static Problem of(ProblemType type, Reason detail, Faults faults, Language language, String requestId) {
        return new Problem(
                type.reference(),
                type.title().in(language),
                type.status(),
                detail.in(language),
                instance(requestId),
                faults == null
                        ? null
                        : faults.list().stream()
                                .map(fault -> item(fault, language))
                                .toList(),
                (faults != null && faults.truncated()) ? true : null);
    }

    /** A status that no kind stands for, as the server itself gives it. */
    public static Problem ofStatus(int status, String phrase, String requestId) {
        return new Problem("about:blank", phrase, status, null, instance(requestId), null, null);
    }

    private static Item item(Fault fault, Language language) {
        return new Item(
                Json.wellFormed(fault.pointer()),
                fault.code().code(),
                Json.wellFormed(fault.detail().in(language)));
    }

    private static String instance(String requestId) {
        return "/requests/" + requestId;
    }
}

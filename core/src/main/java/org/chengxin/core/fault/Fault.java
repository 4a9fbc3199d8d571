package org.chengxin.core.fault;

import java.util.Objects;
import org.chengxin.core.law.Reason;

/**
 * One thing that is wrong with an input.
 *
 * @param pointer where, as an RFC 6901 JSON pointer (a missing member by its own pointer); for a query parameter its name
 * @param code what
 * @param detail the explanation; it never repeats the value that was sent
 */
public record Fault(String pointer, FaultCode code, Reason detail) {

    public Fault {
        Objects.requireNonNull(pointer, "pointer");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
    }

    public static Fault of(String pointer, FaultCode code, Object... particulars) {
        return new Fault(pointer, code, Reason.of(code.sentence(), particulars));
    }
}

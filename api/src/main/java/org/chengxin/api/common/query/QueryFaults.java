package org.chengxin.api.common.query;

import jakarta.servlet.ServletRequest;
import org.chengxin.core.fault.Faults;

/** The faults that a request's query has so far, so that its operation can name them together with those it finds itself. */
public final class QueryFaults {

    static final String ATTRIBUTE = QueryFaults.class.getName();

    private QueryFaults() {}

    /** The faults found before the operation began; it goes on with them. */
    public static Faults of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Faults faults ? faults : new Faults();
    }
}

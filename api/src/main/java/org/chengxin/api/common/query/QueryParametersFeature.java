package org.chengxin.api.common.query;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;

/** Refuses what a query holds besides the parameters that its operation declares, and each parameter that stands twice. */
@Provider
public class QueryParametersFeature implements DynamicFeature {

    @Override
    public void configure(ResourceInfo operation, FeatureContext context) {
        context.register(new Filter(parameters(operation.getResourceMethod())));
    }

    /** The names that an operation declares. */
    public static Set<String> parameters(Method operation) {
        Set<String> names = new LinkedHashSet<>();
        for (Parameter parameter : operation.getParameters()) {
            QueryParam query = parameter.getAnnotation(QueryParam.class);
            if (query != null) {
                names.add(query.value());
            }
        }
        return names;
    }

    private record Filter(Set<String> known) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            if (request.getUriInfo().getRequestUri().getRawQuery() == null) {
                return;
            }
            Faults faults = faults(request);
            if (known.isEmpty()) {
                Refusal.ifAny(faults);
            }
            request.setProperty(QueryFaults.ATTRIBUTE, faults);
        }

        private Faults faults(ContainerRequestContext request) {
            Faults faults = new Faults();
            MultivaluedMap<String, String> query;
            try {
                query = request.getUriInfo().getQueryParameters();
            } catch (IllegalArgumentException e) {
                throw Refusal.invalid("", FaultCode.VALUE_CHARACTERS); // a broken percent sign
            }
            for (Map.Entry<String, List<String>> parameter : query.entrySet()) {
                if (!known.contains(parameter.getKey())) {
                    faults.add(parameter.getKey(), FaultCode.QUERY_UNKNOWN);
                } else if (parameter.getValue().size() > 1) {
                    faults.add(parameter.getKey(), FaultCode.QUERY_DUPLICATE);
                }
            }
            return faults;
        }
    }
}

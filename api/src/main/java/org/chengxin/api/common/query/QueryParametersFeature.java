package org.chengxin.api.common.query;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.core.fault.FaultCode;
import org.chengxin.core.fault.Faults;

/** Refuses what a query holds besides the parameters that its operation declares, and each parameter that stands twice. */
@Provider
public class QueryParametersFeature implements DynamicFeature {

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

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
            if (BROKEN_ESCAPE
                    .matcher(request.getUriInfo().getRequestUri().getRawQuery())
                    .find()) {
                throw Refusal.of(ProblemType.BAD_REQUEST);
            }
            Faults faults = new Faults();
            for (Map.Entry<String, List<String>> parameter :
                    request.getUriInfo().getQueryParameters().entrySet()) {
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

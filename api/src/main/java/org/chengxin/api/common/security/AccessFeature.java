package org.chengxin.api.common.security;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Set;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;

/** Lets in who may use an operation; one that does not say who may use it stops the start. */
@Provider
public class AccessFeature implements DynamicFeature {

    @Override
    public void configure(ResourceInfo operation, FeatureContext context) {
        Method method = operation.getResourceMethod();
        if (!method.getDeclaringClass().getName().startsWith("org.chengxin.")) {
            return; // the server's own answer to OPTIONS
        }
        Only only = method.getAnnotation(Only.class);
        if ((only == null) == (method.getAnnotation(Open.class) == null)) {
            throw new IllegalStateException(method + " states either @Open or the roles that may use it");
        }
        if (only != null) {
            context.register(new Filter(Set.of(only.value())));
        }
    }

    @Priority(Priorities.AUTHORIZATION)
    private record Filter(Set<AccessRole> roles) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext context) {
            if (!(context.getProperty(Caller.ATTRIBUTE) instanceof Caller caller)) {
                throw Refusal.of(ProblemType.TOKEN_MISSING);
            }
            if (roles.stream().noneMatch(caller::is)) {
                throw Refusal.of(ProblemType.FORBIDDEN);
            }
        }
    }
}

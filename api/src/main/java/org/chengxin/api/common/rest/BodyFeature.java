package org.chengxin.api.common.rest;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** A body is of a type that its operation takes, in UTF-8 where it is JSON, and says so; JAX-RS itself takes one that says nothing. */
@Provider
public class BodyFeature implements DynamicFeature {

    @Override
    public void configure(ResourceInfo operation, FeatureContext context) {
        Consumes consumes = operation.getResourceMethod().getAnnotation(Consumes.class);
        if (consumes != null) {
            context.register(new Filter(List.of(consumes.value())));
        }
    }

    private record Filter(List<String> types) implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) {
            MediaType type = request.getMediaType();
            String coding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
            boolean taken = type != null
                    && !type.isWildcardType()
                    && types.contains(type.getType() + "/" + type.getSubtype())
                    && (coding == null || coding.equalsIgnoreCase("identity"));
            if (!taken) {
                throw new NotSupportedException();
            }
            String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
            if (types.contains(MediaType.APPLICATION_JSON) && charset != null && !charset.equalsIgnoreCase("utf-8")) {
                throw new NotSupportedException();
            }
        }
    }
}

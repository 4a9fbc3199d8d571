package org.chengxin.api.common.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.chengxin.api.common.problem.Refusal;

/** Every address consists of ids, codes and words in ASCII; at others there is nothing, and nobody looks for it. */
@Provider
@PreMatching
public class PathFilter implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        if (!request.getUriInfo().getPath(true).chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw Refusal.notFound();
        }
    }
}

package org.chengxin.api.common.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long the body of a request may be. Only an import, which is never held in memory, may be long. */
@ApplicationScoped
public class BodyLimits {

    /** Of every operation but the import. */
    public static final long USUAL = 1L << 20;

    private static final String IMPORTS = "/api/v1/imports";

    private final long longestImport;

    /**
     * The limits.
     *
     * @param longestImport in bytes
     */
    @Inject
    public BodyLimits(
            @ConfigProperty(name = "chengxin.import.longest", defaultValue = "1073741824") long longestImport) {
        this.longestImport = longestImport;
    }

    /** For the container's proxy. */
    BodyLimits() {
        this(0);
    }

    /** In bytes. */
    long of(HttpServletRequest request) {
        return request.getRequestURI().equals(IMPORTS) ? longestImport : USUAL;
    }
}

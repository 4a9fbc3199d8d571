package org.chengxin.api.common.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long the body of a request may be. Only an import and a file of evidence, never held in memory, may be long. */
@ApplicationScoped
public class BodyLimits {

    /** Of every operation but these two. */
    public static final long USUAL = 1L << 20;

    /** Of a file of evidence. */
    public static final long EVIDENCE = 20L << 20;

    private static final String IMPORT_PATH = "/api/v1/imports";
    private static final String EVIDENCE_PATH = "/api/v1/evidence";

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
        return switch (request.getRequestURI()) {
            case IMPORT_PATH -> longestImport;
            case EVIDENCE_PATH -> EVIDENCE;
            default -> USUAL;
        };
    }
}

package org.chengxin.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;

/** All of the service's REST operations stand under one path that names the version of the contract. */
@ApplicationPath("/api/v1")
public class ServiceApplication extends Application {

    @Override
    public Map<String, Object> getProperties() {
        // The service is described by its own OpenAPI text, not by a generated WADL.
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }
}

package org.chengxin.api.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.StoreException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Answers UP once the application is deployed and while its database answers; whoever starts the service waits for it. */
@Readiness
@ApplicationScoped
public class ServiceReadiness implements HealthCheck {

    private final Database database;

    @Inject
    public ServiceReadiness(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    ServiceReadiness() {
        this(null);
    }

    @Override
    public HealthCheckResponse call() {
        try {
            database.first("select 1", row -> row.getInt(1));
            return HealthCheckResponse.up("service");
        } catch (StoreException e) {
            return HealthCheckResponse.down("service"); // the reason is in the log of the requests that met it
        }
    }
}

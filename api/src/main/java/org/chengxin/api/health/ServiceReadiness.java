package org.chengxin.api.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.start.Started;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Answers UP once the application is deployed and while its database answers; whoever starts the service waits for it. */
@Readiness
@ApplicationScoped
public class ServiceReadiness implements HealthCheck {

    private final Database database;
    private final Started started;

    @Inject
    public ServiceReadiness(Database database, Started started) {
        this.database = database;
        this.started = started;
    }

    /** For the container's proxy. */
    ServiceReadiness() {
        this(null, null);
    }

    @Override
    public HealthCheckResponse call() {
        if (!started.isDone()) {
            return HealthCheckResponse.down("service");
        }
        return HealthCheckResponse.named("service").status(database.answers()).build();
    }
}

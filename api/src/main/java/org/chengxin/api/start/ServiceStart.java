package org.chengxin.api.start;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.chengxin.api.audit.service.AuditChaining;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.feed.service.FeedSequencing;
import org.chengxin.api.sample.service.SampleLoad;
import org.chengxin.api.sector.service.Sectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;

/**
 * Makes the service ready before it answers anything: its sectors, its tables, its sample. Whatever fails here fails the
 * deployment, so that the service is never ready with a part of itself.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@DataSourceDefinition(
        name = Database.DATA_SOURCE,
        className = "org.chengxin.api.common.store.BoundedDataSource",
        url = "${MPCONFIG=db.url}",
        user = "${MPCONFIG=db.user}",
        password = "${MPCONFIG=db.password}",
        minPoolSize = 4,
        maxPoolSize = 32,
        // What a transaction reads after it has got its locks is what others left, not what was there when it began.
        isolationLevel = Connection.TRANSACTION_READ_COMMITTED,
        properties = {
            // A connection that the database has closed is found out, and all are replaced; asked for every five
            // seconds
            // at most, by two statements that do nothing.
            "fish.payara.is-connection-validation-required=true",
            "fish.payara.connection-validation-method=auto-commit",
            "fish.payara.validate-atmost-once-period-in-seconds=5",
            "fish.payara.fail-all-connections=true",
            "fish.payara.max-wait-time-in-millis=10000"
        })
public class ServiceStart {

    private static final Logger LOG = Logger.getLogger(ServiceStart.class.getName());

    @Inject
    private Sectors sectors;

    @Inject
    private SampleLoad sample;

    @Inject
    private AuditChaining chaining;

    @Inject
    private FeedSequencing sequencing;

    @Inject
    private Started started;

    @Inject
    @ConfigProperty(name = "chengxin.sample.file")
    private Optional<String> sampleFile;

    @Inject
    private Config config;

    @PostConstruct
    void start() {
        try {
            sectors.registry();
            // A migration may take its time.
            Flyway.configure(ServiceStart.class.getClassLoader())
                    .dataSource(told("db.url"), told("db.user"), told("db.password"))
                    .load()
                    .migrate();
            sampleFile.filter(file -> !file.isBlank()).map(Path::of).ifPresent(sample::intoEmptyStore);
            chaining.begin();
            sequencing.begin();
            started.done();
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "the service does not start: " + e.getMessage(), e);
            throw e;
        }
    }

    private String told(String name) {
        return config.getOptionalValue(name, String.class).orElse("");
    }
}

package org.chengxin.api.start;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.chengxin.api.job.service.JobRunner;

/** Goes on with jobs that a process left unfinished, this one before its last start or another one. */
@Singleton
@Startup
@DependsOn("ServiceStart")
@TransactionManagement(TransactionManagementType.BEAN)
public class JobTasks {

    private static final int EVERY_SECONDS = 10;

    @Inject
    private JobRunner runner;

    @Resource
    private ManagedScheduledExecutorService executor;

    private ScheduledFuture<?> ticking;

    @PostConstruct
    void start() {
        ticking = executor.scheduleWithFixedDelay(runner::wake, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        ticking.cancel(false);
        runner.stop();
    }
}

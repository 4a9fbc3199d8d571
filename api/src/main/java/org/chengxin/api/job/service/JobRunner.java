package org.chengxin.api.job.service;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.store.Database;
import org.chengxin.api.common.store.DatabaseAwayException;
import org.chengxin.api.common.time.ServiceClock;
import org.chengxin.api.job.store.JobRow;
import org.chengxin.api.job.store.JobState;
import org.chengxin.api.job.store.JobStore;

/** Does the jobs of this process, one after the other, and those that a process left unfinished. */
@ApplicationScoped
public class JobRunner {

    private static final Logger LOG = Logger.getLogger(JobRunner.class.getName());

    private final Database database;
    private final JobStore jobs;
    private final Instance<JobWork> works;
    private final Node node;
    private final ServiceClock clock;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean stopping;

    @Resource
    private ManagedExecutorService executor;

    @Inject
    public JobRunner(Database database, JobStore jobs, Instance<JobWork> works, Node node, ServiceClock clock) {
        this.database = database;
        this.jobs = jobs;
        this.works = works;
        this.node = node;
        this.clock = clock;
    }

    /** For the container's proxy. */
    JobRunner() {
        this(null, null, null, null, null);
    }

    /** Looks for jobs to do, in the background. */
    public void wake() {
        asked.set(true);
        if (!busy.get()) {
            executor.execute(this::work);
        }
    }

    /** Ends the job at hand as soon as it can be gone on with. */
    public void stop() {
        stopping = true;
    }

    private void work() {
        while (asked.get() && busy.compareAndSet(false, true)) {
            try {
                asked.set(false);
                all();
            } catch (DatabaseAwayException e) {
                LOG.warning(() -> "jobs wait: the database is away: " + e.getCause());
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, "jobs cannot be looked for", e);
            } finally {
                busy.set(false);
            }
        }
    }

    private void all() {
        Optional<JobRow> next = next();
        while (next.isPresent()) {
            if (!run(next.get())) {
                return;
            }
            next = next();
        }
    }

    private Optional<JobRow> next() {
        if (stopping) {
            return Optional.empty();
        }
        for (JobRow open : jobs.open(node.id())) {
            if (open.node().equals(node.id()) || work(open).isHere(open)) {
                Optional<JobRow> claimed = jobs.claim(open.id(), node.id(), clock.instant());
                if (claimed.isPresent()) {
                    return claimed;
                }
            }
        }
        return Optional.empty();
    }

    private JobWork work(JobRow job) {
        return works.stream()
                .filter(work -> work.kind().equals(job.kind()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no work of the kind " + job.kind()));
    }

    /** Whether the next job may be taken. */
    private boolean run(JobRow job) {
        JobWork work = work(job);
        try {
            Map<String, Object> outcome = work.run(job, (done, failed) -> report(job, done, failed));
            finish(job, work, JobState.DONE, outcome);
            return true;
        } catch (JobProgress.EndedException e) {
            LOG.info(() -> "job " + job.publicId() + ": " + e.getMessage());
            return !stopping;
        } catch (DatabaseAwayException e) {
            LOG.warning(() -> "job " + job.publicId() + " waits: the database is away: " + e.getCause());
            return false; // it is open still, and taken again when the runner wakes next
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, e, () -> "job " + job.publicId() + " failed");
            finish(job, work, JobState.FAILED, work.soFar(job));
            return true;
        }
    }

    private void report(JobRow job, long done, long failed) {
        if (stopping) {
            throw new JobProgress.EndedException("the service stops");
        }
        if (!jobs.progress(job.id(), node.id(), done, failed)) {
            throw new JobProgress.EndedException("another process has taken it");
        }
    }

    private void finish(JobRow job, JobWork work, JobState state, Map<String, Object> outcome) {
        boolean ours = database.inTransaction(() -> {
            String text = new String(Json.bytes(outcome), StandardCharsets.UTF_8);
            boolean finished = jobs.finish(job.id(), node.id(), state, text, clock.instant());
            if (finished) {
                work.ended(job, state == JobState.DONE, outcome);
            }
            return finished;
        });
        if (ours) {
            work.cleanUp(job);
        }
    }
}

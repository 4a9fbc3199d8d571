package org.chengxin.api.job.rest;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.chengxin.api.common.json.Json;
import org.chengxin.api.common.problem.ProblemType;
import org.chengxin.api.common.problem.Refusal;
import org.chengxin.api.job.service.JobAnswer;
import org.chengxin.api.job.service.Jobs;

/** Tells whoever follows a job how far it is: one look at the database serves all of them. */
@ApplicationScoped
public class JobEvents {

    private static final Logger LOG = Logger.getLogger(JobEvents.class.getName());
    private static final int MOST_FOLLOWERS = 100;
    private static final int EVERY_MILLISECONDS = 500;
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final Jobs jobs;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private ScheduledFuture<?> ticking;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    public JobEvents(Jobs jobs) {
        this.jobs = jobs;
    }

    /** For the container's proxy. */
    JobEvents() {
        this(null);
    }

    @PostConstruct
    void start() {
        ticking = executor.scheduleWithFixedDelay(
                this::tick, EVERY_MILLISECONDS, EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        ticking.cancel(false);
        followers.forEach(follower -> follower.sink.close());
    }

    /** One open stream. */
    private static final class Follower {
        private final String job;
        private final SseEventSink sink;
        private final Sse sse;
        private JobAnswer last;
        private long sentAt;

        Follower(String job, SseEventSink sink, Sse sse) {
            this.job = job;
            this.sink = sink;
            this.sse = sse;
        }

        /** Whether there is more to come. */
        boolean tell(JobAnswer now) {
            if (sink.isClosed()) {
                return false;
            }
            if (!now.equals(last)) {
                last = now;
                sentAt = System.nanoTime();
                sink.send(sse.newEventBuilder()
                        .name(now.finished() ? now.state() : "progress")
                        .id(Long.toString(now.done()))
                        .mediaType(MediaType.APPLICATION_JSON_TYPE)
                        .data(String.class, new String(Json.bytes(now), StandardCharsets.UTF_8))
                        .build());
            } else if (System.nanoTime() - sentAt > SILENCE.toNanos()) {
                sentAt = System.nanoTime();
                sink.send(sse.newEventBuilder().comment("").build());
            }
            if (now.finished()) {
                sink.close();
            }
            return !now.finished();
        }
    }

    /**
     * Begins to tell, with how far the job is now.
     *
     * @throws Refusal if as many follow as the service serves (429)
     */
    public void follow(JobAnswer job, SseEventSink sink, Sse sse) {
        if (followers.size() >= MOST_FOLLOWERS) {
            throw Refusal.of(ProblemType.TOO_MANY_REQUESTS);
        }
        Follower follower = new Follower(job.id(), sink, sse);
        if (follower.tell(job)) {
            followers.add(follower);
        }
    }

    private void tick() {
        if (followers.isEmpty()) {
            return;
        }
        try {
            Map<String, JobAnswer> answers = jobs.answers(
                    followers.stream().map(follower -> follower.job).distinct().toList());
            for (Follower follower : List.copyOf(followers)) {
                if (!answers.containsKey(follower.job) || !follower.tell(answers.get(follower.job))) {
                    followers.remove(follower);
                }
            }
        } catch (RuntimeException e) {
            // The schedule ends with a task that throws.
            LOG.log(Level.WARNING, "progress cannot be told", e);
        }
    }
}

package org.chengxin.api.start;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.chengxin.api.common.store.StoreException;
import org.chengxin.api.publishing.service.Delivering;
import org.chengxin.api.publishing.service.Destination;
import org.chengxin.api.publishing.service.Destinations;
import org.chengxin.api.publishing.service.Publishing;
import org.chengxin.api.publishing.service.Reconciling;
import org.chengxin.api.publishing.store.OutboxStore;

/**
 * Finds out what is to be told to other systems, and tells it: a thread for the one and one for each destination, since a destination
 * may take its time.
 */
@Singleton
@Startup
@DependsOn("ServiceStart")
@TransactionManagement(TransactionManagementType.BEAN)
public class PublishingTasks {

    private static final Logger LOG = Logger.getLogger(PublishingTasks.class.getName());
    private static final int PAUSE_SECONDS = 1;
    private static final int PATIENCE_MILLIS = 5_000;

    @Inject
    private Publishing publishing;

    @Inject
    private Delivering delivering;

    @Inject
    private Reconciling reconciling;

    @Inject
    private Destinations destinations;

    @Inject
    private OutboxStore outbox;

    @Resource
    private ManagedThreadFactory threadFactory;

    private final CountDownLatch stopping = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    /** What is done again and again. */
    @FunctionalInterface
    private interface Work {
        void run() throws InterruptedException;
    }

    @PostConstruct
    void start() {
        outbox.know(destinations.ids());
        begin("publishing", () -> publishing.tellOfDue(this::goesOn));
        for (Destination destination : destinations.all()) {
            begin("publishing to " + destination.id(), () -> tell(destination));
        }
    }

    private void tell(Destination destination) throws InterruptedException {
        boolean more = true;
        while (more && goesOn()) {
            more = delivering.deliver(destination);
        }
        if (destinations.publishes(destination) && goesOn()) {
            reconciling.reconcile(destination);
        }
    }

    private boolean goesOn() {
        return stopping.getCount() > 0;
    }

    private void begin(String name, Work work) {
        Thread thread = threadFactory.newThread(() -> repeat(name, work));
        thread.setName(name);
        threads.add(thread);
        thread.start();
    }

    private void repeat(String name, Work work) {
        boolean failing = false;
        try {
            do {
                try {
                    work.run();
                    failing = false;
                } catch (StoreException e) {
                    // One that lasts is told once, not every few seconds.
                    LOG.log(failing ? Level.FINE : Level.WARNING, e, () -> name + " waits for the database");
                    failing = true;
                } catch (RuntimeException e) { // whatever it is, the next time comes
                    LOG.log(failing ? Level.FINE : Level.SEVERE, e, () -> name + " failed");
                    failing = true;
                }
            } while (!stopping.await(PAUSE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the service stops
        }
    }

    @PreDestroy
    void stop() {
        stopping.countDown();
        threads.forEach(Thread::interrupt);
        try {
            for (Thread thread : threads) {
                thread.join(PATIENCE_MILLIS);
            }
            delivering.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StoreException e) {
            LOG.log(Level.FINE, "the database was gone first; what was taken is free again by itself", e);
        }
    }
}

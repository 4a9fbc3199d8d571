package org.chengxin.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BooleanSupplier;

/**
 * Starts a process again whenever it ends by itself, after a pause that grows with how often it has ended lately; gives up when that
 * is too often.
 */
final class Supervision {

    private static final Duration LATELY = Duration.ofMinutes(10);
    private static final int MOST_ENDS = 6;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

    private final Starter starter;
    private final BooleanSupplier over;
    private final Duration firstPause;
    private final Deque<Long> ends = new ArrayDeque<>();

    /** Starts the process again; one that it could not bring up it has ended. */
    @FunctionalInterface
    interface Starter {
        Process start() throws IOException, LaunchException;
    }

    /**
     * A supervision.
     *
     * @param over whether the process is to stay ended
     */
    Supervision(Starter starter, BooleanSupplier over) {
        this(starter, over, FIRST_PAUSE);
    }

    Supervision(Starter starter, BooleanSupplier over, Duration firstPause) {
        this.starter = starter;
        this.over = over;
        this.firstPause = firstPause;
    }

    /**
     * Watches the process and those started in its place.
     *
     * @return false if it was given up, true if it is over
     */
    boolean watch(Process first) {
        try {
            for (Process process = first; true; process = startAgain()) {
                if (process != null) {
                    process.waitFor();
                }
                if (over.getAsBoolean()) {
                    return true;
                }
                if (process != null) {
                    System.err.println("The database has ended (exit code " + process.exitValue() + ").");
                }
                if (!pause()) {
                    return false;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Waits as long as it should; false when there is no sense in another try. */
    private boolean pause() throws InterruptedException {
        long now = System.nanoTime();
        ends.add(now);
        while (now - ends.peek() > LATELY.toNanos()) {
            ends.remove();
        }
        if (ends.size() >= MOST_ENDS) {
            return false;
        }
        Thread.sleep(firstPause.multipliedBy(1L << (2 * (ends.size() - 1))).toMillis());
        return true;
    }

    /** The process in the place of the one that has ended, null when it could not be started. */
    private Process startAgain() {
        try {
            Process process = starter.start();
            System.err.println("The database has been started again.");
            return process;
        } catch (IOException | LaunchException e) {
            System.err.println("The database could not be started again: " + e.getMessage());
            return null;
        }
    }
}

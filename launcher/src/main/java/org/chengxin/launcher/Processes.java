package org.chengxin.launcher;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends processes, and knows when they are gone. */
final class Processes {

    private Processes() {}

    /** Asks the process to end, waits, and ends it by force when it does not. */
    static void end(ProcessHandle process, Duration patience) throws LaunchException {
        process.destroy();
        if (!awaitEnd(process, patience)) {
            process.destroyForcibly();
            if (!awaitEnd(process, Duration.ofSeconds(10))) {
                throw new LaunchException("Process " + process.pid() + " does not end");
            }
        }
    }

    static boolean awaitEnd(ProcessHandle process, Duration patience) throws LaunchException {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new LaunchException("Process " + process.pid() + " cannot be watched", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while waiting for process " + process.pid(), e);
        }
    }

    /** Whether a process of our own ends in time and without a failure. */
    static boolean succeeds(Process process, Duration patience) throws LaunchException {
        try {
            // Its handle knows of the end before its exit code can be asked for.
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("Interrupted while waiting for process " + process.pid(), e);
        }
    }
}

package org.chengxin.launcher;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Asks the service over HTTP whether it is ready. */
final class Probe {

    /** How long a start may take; the first one also makes the database and loads the sample region. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int PAUSE_MILLIS = 50;
    private static final int TIMEOUT_MILLIS = 5000;

    private Probe() {}

    static boolean isReady(String url) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(url + "/health/ready").toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false; // nobody answers: not ready
        }
    }

    /**
     * Asks until the service is ready.
     *
     * @param worthWaiting false ends the waiting early
     * @return whether the service is ready
     */
    static boolean awaitReady(String url, Duration patience, BooleanSupplier worthWaiting) throws LaunchException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isReady(url)) {
            if (!worthWaiting.getAsBoolean() || System.nanoTime() > deadline) {
                return false;
            }
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LaunchException("Interrupted", e);
            }
        }
        return true;
    }
}

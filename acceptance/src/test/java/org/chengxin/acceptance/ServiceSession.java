package org.chengxin.acceptance;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Stops the shared service when the last test is done; the run fails when it cannot be stopped. */
public final class ServiceSession implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        // Also when the session never comes to its end: nothing is left running.
        Runtime.getRuntime().addShutdownHook(new Thread(Service::stopShared, "stop of the service"));
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        Service.stopShared();
    }
}

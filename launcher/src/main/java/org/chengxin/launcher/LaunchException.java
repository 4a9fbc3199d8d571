package org.chengxin.launcher;

/** The service cannot be started, stopped or asked for its state; the message says why, for the person at the console. */
public final class LaunchException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what went wrong and what can be done about it
     */
    public LaunchException(String message) {
        super(message);
    }

    /**
     * @param message what went wrong and what can be done about it
     * @param cause what the system said
     */
    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}

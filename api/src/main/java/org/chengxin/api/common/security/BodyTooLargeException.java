package org.chengxin.api.common.security;

/** A request's body is longer than the service reads. */
public final class BodyTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BodyTooLargeException() {
        super("the body is too large", null, false, false);
    }
}

package org.chengxin.api.common.security;

/** A request's body does not arrive as it was announced: cut off, late, or broken in its transfer coding. */
public final class BodyUnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BodyUnreadableException(Throwable cause) {
        super("the body does not arrive", cause);
    }
}

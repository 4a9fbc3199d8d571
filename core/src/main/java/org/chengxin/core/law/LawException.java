package org.chengxin.core.law;

/** Law data that cannot be used: the message names the file, row and column, or what is missing. Never caused by a client. */
public class LawException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LawException(String message) {
        super(message);
    }

    public LawException(String message, Throwable cause) {
        super(message, cause);
    }
}

package org.chengxin.api.common.store;

/** The database refused what the service asked of it: a defect, never the client's doing. */
public class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}

package org.chengxin.api.common.store;

/** Another transaction was in the way; the same may well succeed when it is tried again. */
public class ContentionException extends DatabaseAwayException {

    private static final long serialVersionUID = 1L;

    public ContentionException(Throwable cause) {
        super(cause);
    }
}

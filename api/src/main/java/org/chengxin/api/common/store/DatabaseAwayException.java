package org.chengxin.api.common.store;

/** The database cannot be reached, or gave up the work for another's sake; later it may succeed. */
public class DatabaseAwayException extends StoreException {

    private static final long serialVersionUID = 1L;

    public DatabaseAwayException(Throwable cause) {
        super("the database is away", cause);
    }
}

package org.chengxin.api.common.store;

import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A row with this key is there already. */
public final class DuplicateKeyException extends StoreException {

    private static final long serialVersionUID = 1L;
    private static final Pattern KEY = Pattern.compile("for key '(?:[a-z_]+\\.)?([A-Za-z_]+)'");

    private final String key;

    private DuplicateKeyException(String key, Throwable cause) {
        super("there is a row with this " + key, cause);
        this.key = key;
    }

    static DuplicateKeyException of(SQLException e) {
        Matcher key = KEY.matcher(String.valueOf(e.getMessage()));
        return new DuplicateKeyException(key.find() ? key.group(1) : "", e);
    }

    /** The name of the key, as the table's definition gives it. */
    public String key() {
        return key;
    }
}

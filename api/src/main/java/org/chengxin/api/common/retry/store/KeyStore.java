package org.chengxin.api.common.retry.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.chengxin.api.common.retry.Written;
import org.chengxin.api.common.store.Database;

/** Where the answers to requests that may be sent again are kept. */
@ApplicationScoped
public class KeyStore {

    private final Database database;

    @Inject
    public KeyStore(Database database) {
        this.database = database;
    }

    /** For the container's proxy. */
    KeyStore() {
        this(null);
    }

    /** What was sent with a key the first time, by its hash, and what was answered. */
    @SuppressWarnings("ArrayRecordComponent") // compared with Arrays.equals
    public record Kept(byte[] requestHash, Written answer) {}

    /**
     * Takes a key; waits where another request with the same key is at work.
     *
     * @param oldest keys from before it are free again
     * @return false if it is taken already
     */
    public boolean take(byte[] id, byte[] requestHash, Instant now, Instant oldest) {
        return take(id, requestHash, now)
                || (database.update(
                                        "delete from idempotency_key where id = ? and made_at < ?",
                                        id,
                                        Database.utc(oldest))
                                == 1
                        && take(id, requestHash, now));
    }

    private boolean take(byte[] id, byte[] requestHash, Instant now) {
        return database.update(
                        "insert ignore into idempotency_key (id, request_hash, made_at) values (?, ?, ?)",
                        id,
                        requestHash,
                        Database.utc(now))
                == 1;
    }

    /** Notes what a request with a key was answered. */
    public void answer(byte[] id, Written written) {
        database.update(
                "update idempotency_key set status = ?, location = ?, etag = ?, object = ?, body = ? where id = ?",
                written.status(),
                written.location(),
                written.etag(),
                written.object(),
                written.body(),
                id);
    }

    public Optional<Kept> find(byte[] id) {
        return database.first(
                "select request_hash, status, location, etag, object, body from idempotency_key where id = ?",
                row -> new Kept(
                        row.getBytes(1),
                        new Written(
                                row.getInt(2), row.getString(3), row.getString(4), row.getString(5), row.getBytes(6))),
                (Object) id);
    }

    /** Deletes the answers that tell of something. */
    public void forget(String object) {
        database.update("delete from idempotency_key where object = ?", object);
    }

    public void deleteOld(Instant oldest) {
        database.update("delete from idempotency_key where made_at < ?", Database.utc(oldest));
    }
}

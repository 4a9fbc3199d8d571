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
        // An insert that only finds that there is one shares the lock on it with all others that wait, and none of them
        // can then go on to change it; one that updates waits for it alone. Whoever has taken a key has answered by the
        // time others see it.
        String old = "if(made_at < ?, ";
        Object before = Database.utc(oldest);
        return database.first(
                        "insert into idempotency_key (id, request_hash, made_at) values (?, ?, ?) on duplicate key update"
                                + " request_hash = " + old + "value(request_hash), request_hash), status = " + old
                                + "null, status), location = " + old + "null, location), etag = " + old
                                + "null, etag), object = " + old + "null, object), body = " + old
                                + "null, body), made_at = " + old + "value(made_at), made_at) returning status is null",
                        row -> row.getBoolean(1),
                        id,
                        requestHash,
                        Database.utc(now),
                        before,
                        before,
                        before,
                        before,
                        before,
                        before,
                        before)
                .orElseThrow();
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
